import type { Denominator, GainParts } from '../../harness/shortcuts/gain-parts.ts';
import type { PairQuantity } from './quantities.ts';
import { comparisonOf, figureOf } from './report.ts';
import type { Truth } from './truth.ts';

/**
 * What a later checkpoint gains over an earlier one. R is the share of readable answers, a the accuracy
 * among them, R̄ the mean R of both with the video; Δ is later less earlier.
 */
export const PAIR_QUANTITIES: PairQuantity[] = [
  {
    id: 'gain',
    formula: 'ΔA(full)',
    of: (before, after) => figureOf(comparisonOf(before, after).gain),
    truth: (before, after) => after.accuracy('full') - before.accuracy('full'),
  },
  {
    id: 'blind gain',
    formula: 'ΔA(blind)',
    of: (before, after) => figureOf(comparisonOf(before, after).blindGain),
    truth: (before, after) => after.accuracy('blind') - before.accuracy('blind'),
  },
  {
    id: 'difference in differences',
    formula: 'ΔA(full) − ΔA(blind)',
    of: (before, after) => figureOf(comparisonOf(before, after).differenceInDifferences),
    truth: (before, after) =>
      after.accuracy('full') -
      before.accuracy('full') -
      (after.accuracy('blind') - before.accuracy('blind')),
  },
  part('every-item', 'answering', 'ΔA(full) − R̄ Δa(full)'),
  part('every-item', 'knowledge', 'R̄ Δa(blind)'),
  part('every-item', 'video', 'R̄ (Δa(full) − Δa(blind))'),
  part('chance-credit', 'gain', 'ΔA(full) + Δ(1 − R) c'),
  part('chance-credit', 'answering', 'ΔA(full) + Δ(1 − R) c − R̄ Δa(full)'),
  part('answered-only', 'knowledge', 'Δa(blind)'),
  part('answered-only', 'video', 'Δa(full) − Δa(blind)'),
];

function part(denominator: Denominator, name: keyof GainParts, formula: string): PairQuantity {
  return {
    id: `${name}, ${denominator.replaceAll('-', ' ')}`,
    formula,
    interval: 'percentile',
    of: (before, after) => figureOf(comparisonOf(before, after).parts?.[denominator][name]),
    truth: (before, after) => partsOf(before, after, denominator)[name],
  };
}

function partsOf(
  before: Truth,
  after: Truth,
  denominator: Denominator,
): Record<keyof GainParts, number> {
  const among = (truth: Truth, probe: string) => truth.accuracy(probe) / truth.answered(probe);
  const seen = among(after, 'full') - among(before, 'full');
  const blind = among(after, 'blind') - among(before, 'blind');
  const unread = before.answered('full') - after.answered('full');
  const [read, gain] = {
    'every-item': [meanRead(before, after), after.accuracy('full') - before.accuracy('full')],
    'chance-credit': [
      meanRead(before, after),
      after.accuracy('full') - before.accuracy('full') + unread * after.chance(),
    ],
    'answered-only': [1, seen],
  }[denominator] as [number, number];
  return {
    gain,
    answering: gain - read * seen,
    knowledge: read * blind,
    video: read * (seen - blind),
  };
}

function meanRead(before: Truth, after: Truth): number {
  return (before.answered('full') + after.answered('full')) / 2;
}
