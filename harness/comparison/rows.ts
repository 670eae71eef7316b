import { holm } from '../statistics/multiplicity.ts';
import type { Side } from './compared.ts';
import { letterOf, type Match } from './match.ts';
import { taskOf, type Settled, type Task } from './options.ts';
import { comparePair, type Pair } from './pair.ts';
import { LEVEL, pairSentence, type AdjustedP } from './sentence.ts';

/** Two records on one benchmark: a line of the headline table. */
export type Row = {
  benchmark: string;
  task: Task | null;
  letters: [base: string, other: string];
  pair: Pair;
  /** Holm over all lines of the table. */
  p: AdjustedP;
  separated: boolean;
  sentence: string;
};

type Untested = Pick<Row, 'benchmark' | 'task' | 'letters' | 'pair'>;

/** Each against the base. */
export function rowsOf(
  { benchmark, sides: [base, ...others] }: Match,
  settled: Settled,
): Untested[] {
  if (base == null) return [];
  return others.flatMap((other, index) =>
    other === null ? [] : [untested([base, other], [0, index + 1], { benchmark, settled })],
  );
}

/** Each against the one before. */
export function previousRows(matches: Match[], settled: Settled): Untested[] {
  return matches.flatMap(({ benchmark, sides }) =>
    sides.flatMap((side, at) => {
      const before = sides[at - 1];
      return side === null || before == null
        ? []
        : [untested([before, side], [at - 1, at], { benchmark, settled })];
    }),
  );
}

function untested(
  sides: [Side, Side],
  [base, other]: [number, number],
  { benchmark, settled }: { benchmark: string; settled: Settled },
): Untested {
  return {
    benchmark,
    task: taskOf(sides[0], settled),
    letters: [letterOf(base), letterOf(other)],
    pair: comparePair(sides, settled.pair),
  };
}

/** One family: all of them. */
export function adjusted(rows: Untested[]): Row[] {
  const family = rows.length;
  const values = holm(rows.map(({ pair }) => pair.overall.p));
  return rows.map((row, index) => {
    const p = { value: values[index] as number, family };
    const sentence = pairSentence(row.pair, { letters: row.letters, p });
    return { ...row, p, separated: p.value <= LEVEL, sentence };
  });
}
