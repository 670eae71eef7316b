import { doubtAnswers } from './answers.ts';
import type { Doubt, PlausibilityEvidence } from './evidence.ts';
import { doubtScores } from './scores.ts';
import { doubtTimes } from './times.ts';
import { doubtUsage } from './usage.ts';

/** Everything that makes a true submission unlikely. Pure; warns and never refuses. */
export function doubtsOf(evidence: PlausibilityEvidence): Doubt[] {
  return [doubtScores, doubtAnswers, doubtTimes, doubtUsage].flatMap((ask) => ask(evidence));
}
