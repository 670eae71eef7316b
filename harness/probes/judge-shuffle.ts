import type { Probe } from '../schema/probe.ts';
import { probe as shuffle } from './shuffle.ts';
import { judged } from './transforms/applies.ts';

export const probe: Probe = {
  ...shuffle,
  id: 'judge-shuffle',
  version: 1,
  title: 'Judge of a shuffled video',
  asks: 'Does the judge notice that the video has lost its order?',
  expects: 'drop',
  side: 'judge',
  applies: judged,
};
