import type { Probe } from '../schema/probe.ts';

export const probe: Probe = {
  id: 'rerun',
  version: 1,
  title: 'Asked again',
  asks: 'How many answers change when nothing changes?',
  expects: 'no-change',
  applies: () => true,
};
