import type { Probe } from '../schema/probe.ts';

export const probe: Probe = {
  id: 'blind',
  version: 1,
  title: 'No video',
  asks: 'How much does the model answer from the question and the options alone?',
  expects: 'drop',
  applies: () => true,
  select: () => null,
};
