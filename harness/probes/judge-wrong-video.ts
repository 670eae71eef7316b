import type { Probe } from '../schema/probe.ts';
import { judged } from './transforms/applies.ts';
import { generatedDonorsOf } from './transforms/donors.ts';

export const probe: Probe = {
  id: 'judge-wrong-video',
  version: 1,
  title: 'Judge of another video',
  asks: 'Does the judge notice that the video belongs to another prompt?',
  expects: 'drop',
  side: 'judge',
  applies: judged,
  plan: generatedDonorsOf,
};
