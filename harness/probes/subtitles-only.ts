import type { Probe } from '../schema/probe.ts';

export const probe: Probe = {
  id: 'subtitles-only',
  version: 1,
  title: 'Subtitles only',
  asks: 'How much does the model answer from what is said, without seeing anything?',
  expects: 'drop',
  applies: (item, protocol) => {
    if (!protocol.subtitles) return `the protocol ${protocol.id} shows no subtitles`;
    return item.clip?.subtitles !== undefined || 'it has no subtitles';
  },
  subtitles: 'protocol',
  frames: () => [],
};
