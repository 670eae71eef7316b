import { setTimeout as wait } from 'node:timers/promises';
import { allPairs } from '../../harness/comparison/all-pairs.ts';
import { pairSums } from '../../harness/comparison/pair-sums.ts';
import { scoresOf } from '../../harness/comparison/scores.ts';
import { evidenceOf, type ProbeEvidence } from '../../harness/shortcuts/evidence.ts';
import {
  bootstrapOf,
  clusterResamples,
  percentileInterval,
} from '../../harness/statistics/cluster-resamples.ts';
import { clusterIndex } from '../../harness/statistics/clusters.ts';
import type { BenchmarkCase } from '../case.ts';
import { syntheticItemSet, syntheticResult } from '../synthetic-records.ts';

const RUNS = 40;
const ITEMS = 8564;
const VIDEOS = 1000;
const DRAWS = 10_000;
const LIMITS = { pairsMs: 100, bootstrapMs: 500 };

/** Needs no data: invented outcomes over a set of the size of NExT-QA's test split. */
export const benchmark: BenchmarkCase = {
  title: `differences of ${RUNS} runs × ${ITEMS} items about ${VIDEOS} videos`,
  async prepare() {
    const items = syntheticItemSet(ITEMS, VIDEOS);
    const full = Array.from({ length: RUNS }, (_, run) => {
      const { probes } = evidenceOf(syntheticResult(items, run), items);
      return probes.get('full') as ProbeEvidence;
    });
    const index = clusterIndex(items.clusters);
    const scores = full.map((one) => scoresOf(one, items.optionCounts));
    const { sums, sizes } = pairSums(scores[0] as Float64Array, scores[1] as Float64Array, {
      index,
    });
    const pairs = (RUNS * (RUNS - 1)) / 2;
    return {
      measurements: [
        {
          name: `all ${pairs} pairs: difference, CR1 interval, discordant items, detectable difference, p, against ${LIMITS.pairsMs} ms`,
          async subject() {
            allPairs(scores, index);
          },
          yardstick: () => wait(LIMITS.pairsMs),
          target: 1,
        },
        {
          name: `one pair: ${DRAWS.toLocaleString('en')} resamples of the videos drawn, summed and sorted, against ${LIMITS.bootstrapMs} ms`,
          async subject() {
            const drawn = { clusters: VIDEOS, draws: DRAWS, seed: 0, key: 'bench' };
            const of = (totals: Float64Array) => (totals[0] as number) / (totals[1] as number);
            percentileInterval(bootstrapOf(clusterResamples(drawn), { sums: [sums, sizes], of }));
          },
          yardstick: () => wait(LIMITS.bootstrapMs),
          target: 1,
        },
      ],
      notes: ['typed arrays; a resample copies nothing'],
      close: async () => {},
    };
  },
};
