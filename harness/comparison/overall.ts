import { probabilityBetter } from '../statistics/beta-posterior.ts';
import { bootstrapOf, percentileInterval } from '../statistics/cluster-resamples.ts';
import {
  equivalence,
  nonInferiority,
  type Equivalence,
  type NonInferiority,
} from '../statistics/equivalence.ts';
import { mcnemar } from '../statistics/mcnemar.ts';
import { finite } from '../shortcuts/found.ts';
import { differenceOf, type Difference } from './difference.ts';
import type { PairSums } from './pair-sums.ts';
import type { Randomness } from './randomness.ts';

/** A difference with its test. */
export type Tested = Difference & {
  /** Two-sided, the signs of whole clusters flipped. */
  p: number;
  /** Whether every assignment of signs was counted. */
  exact: boolean;
};

/** A difference over all items with everything that is said of it. */
export type Overall = Tested & {
  /** For right and wrong where every cluster has one item; null elsewhere. */
  mcnemarMidP: number | null;
  /** Percentile interval of resampled clusters; null with one cluster. */
  bootstrap: { low: number; high: number; draws: number } | null;
  /** Against a margin that was fixed beforehand; null without a standard error. */
  equivalence: ({ margin: number } & Equivalence) | null;
  nonInferiority: ({ margin: number } & NonInferiority) | null;
  /** P(other better | data) of the Dirichlet posterior, below 300 items; it takes items as independent. */
  probabilityBetter: { value: number; independent: boolean } | null;
};

/** Below so many items the posterior is worth a line (Bowyer, Aitchison & Ivanova 2025). */
const FEW_ITEMS = 300;

export function testedDifference(pair: PairSums, random: Randomness): Tested | null {
  const difference = differenceOf(pair);
  if (difference === null) return null;
  const { p, exact } = random.test(pair.sums);
  return { ...difference, p, exact };
}

/** @param binary whether every score is right or wrong, so that pairs can be counted in a 2 × 2 table. */
export function overallOf(
  pair: PairSums,
  { random, margin, binary }: { random: Randomness; margin: number; binary: boolean },
): Overall | null {
  const tested = testedDifference(pair, random);
  if (tested === null) return null;
  const { difference, se, n, clusters, onlyBase, onlyOther } = tested;
  const against = { estimate: difference, se: se ?? 0, margin, df: clusters - 1 };
  const spread = se !== null && se > 0;
  const independent = clusters === n;
  return {
    ...tested,
    mcnemarMidP: binary && independent ? mcnemar(onlyBase, onlyOther).midP : null,
    bootstrap: clusters < 2 ? null : bootstrapInterval(pair, random),
    equivalence: spread ? { margin, ...equivalence(against) } : null,
    nonInferiority: spread ? { margin, ...nonInferiority(against) } : null,
    probabilityBetter:
      binary && n < FEW_ITEMS
        ? { value: probabilityBetter(onlyOther, onlyBase), independent }
        : null,
  };
}

function bootstrapInterval({ sums, sizes }: PairSums, random: Randomness): Overall['bootstrap'] {
  const resamples = random.resamples();
  const drawn = bootstrapOf(resamples, {
    sums: [sums, sizes],
    of: (totals) => (totals[0] as number) / (totals[1] as number),
  });
  const { low, high } = percentileInterval(drawn);
  const [from, to] = [finite(low), finite(high)];
  return from === null || to === null ? null : { low: from, high: to, draws: resamples.draws };
}
