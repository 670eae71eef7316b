import { percent, points, pText } from '../shortcuts/text/figure-text.ts';
import type { ArmComparison } from './arms.ts';
import type { Pair } from './pair.ts';

/** A family-wise p below it separates two arms. */
export const LEVEL = 0.05;

/** What a p was adjusted over. */
export type AdjustedP = { value: number; family: number };

/** The one sentence of a comparison: what was found, how sure it is, and what this split could have shown. */
export function pairSentence(
  { overall, protocol, denominators, binary }: Pair,
  { letters: [base, other], p }: { letters: [string, string]; p: AdjustedP },
): string {
  const { difference, low, high, onlyBase, onlyOther, detectable, n } = overall;
  const asked = protocol.same ? '' : ' under different protocols';
  const lost = denominators.bounds === null ? '' : `, ${boundsText(denominators.bounds)}`;
  if (onlyBase + onlyOther === 0) {
    const alike = binary ? 'the same outcome' : 'the same score';
    return `${base} and ${other} have ${alike} on all ${n} items${asked}: nothing separates them, and nothing says what this split could show${lost}`;
  }
  const figure = `${other} − ${base} = ${differenceText({ difference, low, high })}`;
  const tested = `p ${pText(p.value)}${p.family > 1 ? ` (Holm over ${p.family})` : ''}`;
  const shows =
    detectable === null
      ? 'what this split can show is not known'
      : `this split can show ${percent(detectable)} points`;
  if (p.value > LEVEL) {
    return `${base} and ${other} cannot be separated${asked}: ${figure}, ${tested}; ${shows}${equivalentText(overall)}${lost}`;
  }
  const [better, worse] = difference > 0 ? [other, base] : [base, other];
  return `${better} is better than ${worse}${asked}: ${figure}, ${tested}; ${shows}${lost}`;
}

/** "+0.4 points [−1.1, 1.9]". */
export function differenceText({
  difference,
  low,
  high,
}: {
  difference: number;
  low: number | null;
  high: number | null;
}): string {
  const interval =
    low === null || high === null ? 'no interval' : `${percent(low)}, ${percent(high)}`;
  return `${points(difference)} points [${interval}]`;
}

function equivalentText({ equivalence }: Pair['overall']): string {
  if (equivalence?.equivalent !== true) return '';
  return `; equivalent within ±${100 * equivalence.margin} points`;
}

function boundsText({ low, high }: { low: number; high: number }): string {
  return `${points(low)} to ${points(high)} were the trials without a score all against or all for it`;
}

/** The same of two arms: whether it is about how they were trained, or about these checkpoints only. */
export function armSentence(arms: ArmComparison, p: AdjustedP | null): string {
  const { base, other, difference, low, high, policy } = arms;
  const figure = `${other.name} − ${base.name} = ${differenceText({ difference, low, high })}`;
  const counts = [...new Set([base.seeds, other.seeds])].join(' and ');
  const over = policy.seeds < 2 ? 'items only' : `items and ${counts} seeds`;
  if (p === null) return `${figure}, over ${over}; ${policy.note}`;
  const tested = `p ${pText(p.value)}${p.family > 1 ? ` (Holm over ${p.family})` : ''}`;
  const about = policy.claim === 'method' ? 'a claim about the method' : policy.note;
  if (p.value > LEVEL) {
    return `${base.name} and ${other.name} cannot be separated: ${figure}, ${tested}, over ${over}; ${about}`;
  }
  const [better, worse] = difference > 0 ? [other, base] : [base, other];
  return `${better.name} is better than ${worse.name}: ${figure}, ${tested}, over ${over}; ${about}`;
}
