import type { Probe } from '../schema/probe.ts';

export const probe: Probe = {
  id: 'full',
  version: 1,
  title: 'Full video',
  asks: 'How good is the model when it is shown what the protocol says?',
  expects: 'reference',
  applies: () => true,
};
