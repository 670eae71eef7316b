import { clusterIndex, clusterSums } from '../statistics/clusters.ts';
import { clusteredRatio } from '../statistics/clustered-ratio.ts';
import { figureOf, type Figure } from './figure.ts';

/** An answer as a judge has rated it; `score` in [0, 1]. */
export type LengthRating = { item: string; cluster: string; length: number; score: number };

/** What an answer twice as long gains with the judge, in shares of 1. */
export type LengthSlope = {
  /** Answers to items that have answers of several lengths, and the items. */
  answers: number;
  items: number;
  perDoubling: Figure;
};

/**
 * Regression of the score on log₂ of the length within items: each item is its own level, so that a
 * question which wants long answers is no bias. Longer answers may be better answers: it is an upper
 * bound of what length alone does. t interval clustered by source video.
 *
 * @returns null where no item has answers of several lengths.
 */
export function lengthSlope(ratings: LengthRating[]): LengthSlope | null {
  const within = [...Map.groupBy(ratings, ({ item }) => item).values()].flatMap((own) => {
    const lengths = own.map(({ length }) => Math.log2(Math.max(1, length)));
    if (new Set(lengths).size < 2) return [];
    const [length, score] = [meanOf(lengths), meanOf(own.map((one) => one.score))];
    return own.map((one, at) => ({
      item: one.item,
      cluster: one.cluster,
      x: (lengths[at] as number) - length,
      y: one.score - score,
    }));
  });
  if (within.length === 0) return null;
  const index = clusterIndex(within.map(({ cluster }) => cluster));
  // The slope Σxy / Σx² is a ratio of two sums over clusters.
  const { value, low, high } = clusteredRatio(
    clusterSums(
      within.map(({ x, y }) => x * y),
      index,
    ),
    clusterSums(
      within.map(({ x }) => x * x),
      index,
    ),
  );
  return {
    answers: within.length,
    items: new Set(within.map(({ item }) => item)).size,
    perDoubling: figureOf(value, { low, high }),
  };
}

function meanOf(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
