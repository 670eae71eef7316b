import { afterReasoning, answerTags } from '../answers/reasoning.ts';
import { joinUnits } from './moment.ts';
import type { Span } from './span.ts';
import { SPAN_RULES, type FoundSpan } from './span-rules.ts';

/** One span and the rule that found it, or a reason. Never a guess. */
export type SpanAnswer =
  | { span: Span; rule: string; final: boolean }
  | {
      span: null;
      /** `unit`: counted in frames or percent; `reversed`: it ends before it starts. */
      reason: 'empty' | 'none' | 'ambiguous' | 'unit' | 'reversed';
    };

/**
 * The stretch of time that a reply points to, in seconds; numbers without a unit are seconds.
 *
 * What stands after the reasoning counts, of that what stands in `<answer>` where there is one that
 * holds a span. Two different spans are no answer.
 */
export function readSpan(reply: string): SpanAnswer {
  if (reply.trim() === '') return { span: null, reason: 'empty' };
  const after = afterReasoning(reply);
  // Some models close the reasoning after the answer.
  const text = joinUnits(after === '' ? answerTags(reply).join('\n') : after);
  const answers = answerTags(text).flatMap((answer) => find(answer) ?? []);
  const [answer = find(text)] = answers;
  if (answer === undefined) return { span: null, reason: 'none' };
  const found = answers.length > 0 ? answers.flatMap((one) => one.found) : answer.found;
  return decide(found, { rule: answer.rule, final: answers.length > 0 || answer.final });
}

function find(text: string): { found: FoundSpan[]; rule: string; final: boolean } | undefined {
  for (const rule of SPAN_RULES) {
    const found = rule.find(text);
    if (found.length > 0) return { found, rule: rule.id, final: rule.final };
  }
  return undefined;
}

function decide(found: readonly FoundSpan[], how: { rule: string; final: boolean }): SpanAnswer {
  const different = new Map(
    found.map((one) => [one === null ? null : `${one.start} ${one.end}`, one]),
  );
  const [span, ...others] = different.values();
  if (span === undefined) return { span: null, reason: 'none' };
  if (others.length > 0) return { span: null, reason: 'ambiguous' };
  if (span === null) return { span: null, reason: 'unit' };
  if (span.start > span.end) return { span: null, reason: 'reversed' };
  return { span, ...how };
}
