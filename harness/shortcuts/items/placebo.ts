import { random } from '../../random.ts';
import { isScored } from '../../schema/outcome.ts';
import { moments } from '../../statistics/moments.ts';
import { isJudgement, type Judged } from './judge.ts';
import type { Observation } from './panel.ts';

/** The right letter of each item, and the letters it has; null where there is none. */
export type ItemLetters = { id: string; gold: string | null; letters: string[] }[];

export type Placebo =
  | {
      kind: 'drawn';
      draws: number;
      /** The share of draws that flag the item, one an item; 0 where it is not judged. */
      shares: number[];
      /** The same for one hit or more. */
      anyShares: number[];
      /** Standard deviation, over the draws, of the share of items that are flagged. */
      spread: number | null;
    }
  | { kind: 'absent'; reason: string };

/**
 * The predictions are kept and every right letter is replaced by one drawn from the right letters of all
 * items, among those that the item has: what remains of the flags is due to favourite letters and to
 * models that err alike (Sightline's science notes 1.3; independent guesses know neither).
 */
export function placeboOf(
  observations: Observation[],
  {
    judged,
    items,
    seed,
    draws,
  }: { judged: Judged; items: ItemLetters; seed: number; draws: number },
): Placebo {
  if (observations.some(({ answers }) => answers === null)) return absent(PREDICTIONS);
  const unknown = items.filter(({ gold }, item) => gold === null && isJudgement(at(judged, item)));
  if (unknown.length > 0) return absent(`the right letter of ${unknown.length} items is not known`);
  const weights = goldWeights(items);
  const flaggedIn = new Float64Array(draws);
  const rows = items.map(({ id, letters }, item) => {
    const judgement = at(judged, item);
    if (!isJudgement(judgement)) return { share: 0, anyShare: 0 };
    const votes = votesFor(observations, item);
    const draw = letterDraw(letters, weights);
    const stream = random(seed, 'placebo', id);
    let [flags, any] = [0, 0];
    for (let index = 0; index < draws; index++) {
      const hits = votes.get(draw((last) => stream.integer(0, last))) ?? 0;
      if (hits > 0) any += 1;
      if (hits < judgement.needed) continue;
      flags += 1;
      flaggedIn[index]! += 1;
    }
    return { share: flags / draws, anyShare: any / draws };
  });
  const count = judged.filter(isJudgement).length;
  const { variance } = moments(flaggedIn.map((flags) => (count === 0 ? 0 : flags / count)));
  return {
    kind: 'drawn',
    draws,
    shares: rows.map(({ share }) => share),
    anyShares: rows.map(({ anyShare }) => anyShare),
    spread: Number.isNaN(variance) ? null : Math.sqrt(variance),
  };
}

const PREDICTIONS =
  'it needs predictions, which published records do not hold: name the run folders of all models, with the data folder that they were run on';

function absent(reason: string): Placebo {
  return { kind: 'absent', reason };
}

/** How often each letter is right. */
export function goldWeights(items: ItemLetters): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const { gold } of items) if (gold !== null) weights.set(gold, (weights.get(gold) ?? 0) + 1);
  return weights;
}

/** How many scored answers name each letter. */
export function votesFor(observations: Observation[], item: number): Map<string, number> {
  const votes = new Map<string, number>();
  for (const { outcomes, answers } of observations) {
    const [outcome, letter] = [outcomes[item], answers?.[item]];
    if (outcome === undefined || !isScored(outcome) || typeof letter !== 'string') continue;
    votes.set(letter, (votes.get(letter) ?? 0) + 1);
  }
  return votes;
}

/** Draws one of the letters as often as it is right anywhere. */
function letterDraw(
  letters: string[],
  weights: ReadonlyMap<string, number>,
): (below: (last: number) => number) => string {
  const own = letters.map((letter) => weights.get(letter) ?? 0);
  const total = own.reduce((sum, weight) => sum + weight, 0);
  return (below) => {
    let left = below(total - 1);
    const index = own.findIndex((weight) => (left -= weight) < 0);
    return letters[index] ?? '';
  };
}

function at(judged: Judged, item: number): Judged[number] {
  return judged[item] ?? 'not-answered';
}
