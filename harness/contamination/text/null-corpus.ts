import type { LevelDetails } from '../../schema/contamination-report.ts';
import { meanWithInterval } from '../../statistics/paired-difference.ts';
import type { TextMatch } from './text-pass.ts';
import { strongest } from './thresholds.ts';

/** What a corpus of the same style, in which no item can be, has of the items. */
export type NullPass = { name: string; sha256: string; rows: number; matches: TextMatch[] };

/**
 * How many items match the null corpus, and how many more match the corpus: what is left when the questions
 * that everybody asks are taken off.
 *
 * @param matched whether each item matches the corpus, by the same threshold.
 */
export function nullFigures(
  { name, sha256, rows, matches }: NullPass,
  {
    clusters,
    matched,
    strength,
    separates,
  }: {
    clusters: readonly string[];
    matched: readonly boolean[];
    strength: number;
    separates: boolean;
  },
): NonNullable<LevelDetails['text']['null']> {
  const onNull = matches.map((match) => strongest(match) >= strength);
  const differences = matched.map((one, item) => Number(one) - Number(onNull[item]));
  const { difference, low, high, n } = meanWithInterval(differences, clusters);
  const finite = (value: number) => (Number.isFinite(value) ? value : null);
  return {
    name,
    sha256,
    rows,
    matched: onNull.filter(Boolean).length,
    excess: { value: difference, low: finite(low), high: finite(high), n },
    separates,
  };
}
