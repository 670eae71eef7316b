import { reaches, type GroundingRule } from './grounding-rule.ts';
import { bestOverlap, isLongEnough, NO_OVERLAP, type Span, type SpanOverlap } from './span.ts';

/** A question with the stretches of its video that answer it, and what a model said. */
export type GroundedQuestion = {
  /** The source video. */
  cluster: string;
  durationSeconds: number;
  /** One or more; any of them will do. */
  gold: readonly Span[];
  /** Null where the reply has none, or none that can be read. */
  predicted: Span | null;
  /** Whether the question itself was answered right; an unreadable answer is wrong. */
  right: boolean;
};

/** From this IoP on an answer counts as grounded (Acc@GQA of NExT-GQA). */
const GROUNDED_IOP = 0.5;

/** A span that is not there, or too short under the rule, scores 0 in all. */
export function questionOverlap(
  question: Pick<GroundedQuestion, 'predicted' | 'gold' | 'durationSeconds'>,
  rule: GroundingRule,
): SpanOverlap {
  const { predicted, gold } = question;
  if (predicted === null || isTooShort(question, rule)) return NO_OVERLAP;
  return bestOverlap(predicted, gold);
}

export function isTooShort(
  { predicted, durationSeconds }: Pick<GroundedQuestion, 'predicted' | 'durationSeconds'>,
  { minimum }: GroundingRule,
): boolean {
  if (predicted === null || minimum === null) return false;
  return !isLongEnough(predicted, durationSeconds, minimum);
}

export function isGrounded({ iop }: SpanOverlap, rule: GroundingRule): boolean {
  return reaches(iop, GROUNDED_IOP, rule);
}
