import type { Probe } from '../schema/probe.ts';
import { probe as frameMiddle } from './frame-middle.ts';
import { judged } from './transforms/applies.ts';

export const probe: Probe = {
  ...frameMiddle,
  id: 'judge-one-frame',
  version: 1,
  title: 'Judge of one frame',
  asks: 'How much of the grade comes from a single frame?',
  expects: 'drop',
  side: 'judge',
  applies: judged,
};
