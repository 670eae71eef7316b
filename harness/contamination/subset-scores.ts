import type { SubsetScore } from '../schema/contamination-report.ts';
import { accuracy } from '../statistics/accuracy.ts';
import { meanWithInterval } from '../statistics/paired-difference.ts';
import type { Verdict } from './level-check.ts';

/** The scores of one result; one entry an item, null where it has none. */
export type ScoredItems = {
  values: readonly (number | null)[];
  clusters: readonly string[];
  verdicts: readonly Verdict[];
};

type Figures = Pick<SubsetScore, 'all' | 'clean' | 'flagged' | 'difference'>;

/** Scores on all scored items, on those that are clear, and on those that are flagged; null without any. */
export function subsetScores({ values, clusters, verdicts }: ScoredItems): Figures | null {
  const scored = values.flatMap((value, item) =>
    value === null
      ? []
      : [{ value, cluster: clusters[item] as string, verdict: verdicts[item] as Verdict }],
  );
  const estimate = (of: typeof scored) =>
    accuracy(
      of.map(({ value }) => value),
      of.map(({ cluster }) => cluster),
    );
  const set = (verdict: Verdict) => {
    const some = scored.filter((one) => one.verdict === verdict);
    return some.length === 0 ? null : estimate(some);
  };
  if (scored.length === 0) return null;
  return {
    all: estimate(scored),
    clean: set('clear'),
    flagged: set('flagged'),
    difference: cleanMinusAll(scored),
  };
}

/**
 * Clean minus all. The clean items are among all, so that the two means hang together: the interval is that
 * of the linearised difference, Σ (c/p − 1)·(s − its mean), clustered by video (Cochran 1977, section 6.3).
 */
function cleanMinusAll(
  scored: readonly { value: number; cluster: string; verdict: Verdict }[],
): Figures['difference'] {
  const n = scored.length;
  const clean = scored.filter(({ verdict }) => verdict === 'clear');
  if (clean.length === 0) return null;
  const mean = (of: readonly { value: number }[]) =>
    of.reduce((sum, { value }) => sum + value, 0) / of.length;
  const [all, cleanMean] = [mean(scored), mean(clean)];
  const value = cleanMean - all;
  if (clean.length === n) return { value: 0, low: 0, high: 0, n };
  const share = clean.length / n;
  const influence = scored.map(({ value: score, verdict }) => {
    const ofClean = verdict === 'clear' ? (score - cleanMean) / share : 0;
    return ofClean - (score - all);
  });
  const { low, high } = meanWithInterval(
    influence,
    scored.map(({ cluster }) => cluster),
  );
  const known = Number.isFinite(low) && Number.isFinite(high);
  return { value, low: known ? value + low : null, high: known ? value + high : null, n };
}
