import { adjustedPairs, type AdjustedPair } from './adjusted.ts';
import type { GeneratorPair } from './pair.ts';
import { generatorSentence, type Finding } from './sentence.ts';

/** Two generators on one benchmark. */
export type GeneratorRow = {
  benchmark: string;
  letters: [base: string, other: string];
  pair: AdjustedPair;
  /** Of the overall average, under `official` and `strict` together. */
  finding: Finding;
  sentence: string;
};

export type Untested = Pick<GeneratorRow, 'benchmark' | 'letters'> & { pair: GeneratorPair };

/** One family: all of them. */
export function adjustedRows(rows: readonly Untested[]): GeneratorRow[] {
  const family = rows.length;
  const pairs = adjustedPairs(rows.map(({ pair }) => pair));
  return rows.map(({ benchmark, letters }, at) => {
    const pair = pairs[at] as AdjustedPair;
    return { benchmark, letters, pair, ...generatorSentence(pair, { letters, family }) };
  });
}
