import { normalText } from './normal-text.ts';
import { plainText } from './plain-text.ts';
import { quantityOf } from './quantity.ts';
import { compareQuantities } from './same-quantity.ts';

/**
 * `exact`: the same words; `numeric`: the same number. Either is right without a judge. Without a match
 * the rules have not found it right, which is not the same as wrong: `other-number` (both are one number
 * of the same unit), `ambiguous` (several answers in one, other units, letters of another case that
 * could mean something else), `other-text`.
 */
export type RuleMatch =
  | { match: 'exact' | 'numeric'; reference: string }
  | { match: null; reason: 'other-number' | 'other-text' | 'ambiguous' };

type Reason = Extract<RuleMatch, { match: null }>['reason'];

const ALTERNATIVES = /\b(?:or|either|maybe|perhaps|possibly)\b/i;
/** `Co` and `CO`, `x` and `X`: so short, and the case may be the answer. */
const SHORT = /^\p{L}{1,3}$/u;

/** Compares a final answer with each reference; the first that matches wins. Pure, and never a guess. */
export function ruleMatch(
  answer: string,
  references: string[],
  { relativeTolerance = 0 }: { relativeTolerance?: number } = {},
): RuleMatch {
  const reasons = new Set<Reason>();
  for (const reference of references) {
    const found = compare(plainText(answer), plainText(reference), relativeTolerance);
    if (found === 'exact' || found === 'numeric') return { match: found, reference };
    reasons.add(found);
  }
  const order: Reason[] = ['ambiguous', 'other-number', 'other-text'];
  return { match: null, reason: order.find((reason) => reasons.has(reason)) ?? 'other-text' };
}

function compare(
  answer: string,
  reference: string,
  relativeTolerance: number,
): 'exact' | 'numeric' | Reason {
  const normal = normalText(answer);
  if (normal === '') return 'other-text';
  if (normal === normalText(reference)) {
    return isCaseOpen(answer, reference) ? 'ambiguous' : 'exact';
  }
  const [one, other] = [quantityOf(answer), quantityOf(reference)];
  if (one !== null && other !== null) {
    const compared = compareQuantities(one, other, relativeTolerance);
    if (compared === 'same') return 'numeric';
    return compared === 'other' ? 'other-number' : 'ambiguous';
  }
  return ALTERNATIVES.test(answer) && !ALTERNATIVES.test(reference) ? 'ambiguous' : 'other-text';
}

/** Common words may be written in any case: all small, all capital, or with one capital at the front. */
function isCaseOpen(answer: string, reference: string): boolean {
  if (answer === reference || !SHORT.test(answer) || !SHORT.test(reference)) return false;
  const small = (text: string) => text === text.toLowerCase();
  return !small(answer) && !small(reference) ? true : answer.length === 1;
}
