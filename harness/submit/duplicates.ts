import type { ItemSet } from '../schema/item-set.ts';
import { decodeOutcomes, isScored } from '../schema/outcome.ts';
import type { Result } from '../schema/result.ts';

/**
 * How strongly the errors of two different models are taken to agree by nature (Cohen's kappa of being
 * right). The highest of any two models that we have published on one item set is well below it
 * (docs/submissions.md), so that two good models with the same hard items are not accused.
 */
export const NATURAL_AGREEMENT = 0.8;

/** The chance of so few differences below which two records are no two models'. */
const BELOW = 1e-4;

export type Likeness = {
  /** Items that both have a score of. */
  n: number;
  /** Of them right in one and wrong in the other. */
  differ: number;
  /** As many as two models of these accuracies and of `NATURAL_AGREEMENT` differ in. */
  expected: number;
  /** Of at most as many differences, where they come as whole videos do. */
  p: number;
  /** The very same letter for every item, also of answers that could not be read. */
  same: boolean;
};

/**
 * How much two records of one item set are alike under `full`. Differences come in clusters: of a video
 * with many questions each counts only in part.
 *
 * @returns null where there is nothing to compare.
 */
export function likeness(a: Result, b: Result, items: ItemSet): Likeness | null {
  const [one, two] = [a, b].map(({ probes }) => probes['full']?.outcomes ?? null);
  if (one == null || two == null || one.length !== two.length) return null;
  const [left, right] = [decodeOutcomes(one), decodeOutcomes(two)];
  let [n, differ, rightA, rightB] = [0, 0, 0, 0];
  const clusters = new Set<number>();
  for (const [index, outcome] of left.entries()) {
    const other = right[index];
    if (other === undefined || !isScored(outcome) || !isScored(other)) continue;
    n += 1;
    clusters.add(items.clusters[index] ?? -1);
    if (outcome === 'correct') rightA += 1;
    if (other === 'correct') rightB += 1;
    if ((outcome === 'correct') !== (other === 'correct')) differ += 1;
  }
  if (n === 0) return null;
  const [shareA, shareB] = [rightA / n, rightB / n];
  const byChance = shareA * (1 - shareB) + shareB * (1 - shareA);
  const expected = (1 - NATURAL_AGREEMENT) * byChance * n;
  // As if only one question of each video counted: the most that clusters can take away.
  const weight = clusters.size / n;
  const p = poissonUpTo(Math.floor(differ * weight), expected * weight);
  return { n, differ, expected, p, same: one === two };
}

/** `exact`: the same letters; `near`: almost. Null: as alike as two models may be. */
export function verdictOn({ p, same }: Likeness): 'exact' | 'near' | null {
  if (p >= BELOW) return null;
  return same ? 'exact' : 'near';
}

/** The probability of at most `k` events where `mean` are expected. */
function poissonUpTo(k: number, mean: number): number {
  let term = Math.exp(-mean);
  let sum = term;
  for (let i = 1; i <= k; i += 1) {
    term *= mean / i;
    sum += term;
  }
  return Math.min(1, sum);
}
