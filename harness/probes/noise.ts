import type { Probe } from '../schema/probe.ts';
import { withClip } from './transforms/applies.ts';

/** The words stay those of `full`: only the pixels differ. */
export const probe: Probe = {
  id: 'noise',
  version: 1,
  title: 'Noise',
  asks: 'Does any moving picture help, and does the model say that there is nothing to see?',
  expects: 'drop',
  applies: withClip,
  pictures: 'noise',
};
