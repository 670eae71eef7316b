import type { Probe } from '../schema/probe.ts';
import { judged } from './transforms/applies.ts';

export const probe: Probe = {
  id: 'judge-blind',
  version: 1,
  title: 'Judge without the video',
  asks: 'How does the judge grade a video that it is not shown?',
  expects: 'drop',
  side: 'judge',
  applies: judged,
  select: () => null,
};
