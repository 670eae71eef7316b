import type { Probe } from '../schema/probe.ts';
import { withClip } from './transforms/applies.ts';
import { donorsOf } from './transforms/donors.ts';

export const probe: Probe = {
  id: 'wrong-video',
  version: 1,
  title: 'Another video',
  asks: 'Does it matter which video is shown, or only that one is?',
  expects: 'drop',
  applies: withClip,
  plan: donorsOf,
};
