import type { FloorCell } from '../schema/floors.ts';
import { accuracy } from '../statistics/accuracy.ts';

/** The columns of a set: one entry an item that can be scored. */
export type Scored = {
  clusters: number[];
  optionCounts: number[];
  /** By baseline id. */
  baselines: Map<string, { expected: number[]; broken: number[] }>;
};

/** @param members places in the columns. */
export function cellOf(scored: Scored, members: number[]): FloorCell {
  const of = (column: number[]) => members.map((place) => column[place] as number);
  const clusters = of(scored.clusters);
  return {
    n: members.length,
    clusters: new Set(clusters).size,
    chance: mean(of(scored.optionCounts).map((count) => 1 / count)),
    baselines: Object.fromEntries(
      [...scored.baselines].map(([id, { expected, broken }]) => [
        id,
        { expected: accuracy(of(expected), clusters), tiesByItemId: mean(of(broken)) },
      ]),
    ),
  };
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
