import { pairedT } from '../statistics/paired-t.ts';
import { welch } from '../statistics/welch.ts';
import { smallestWilcoxonP, wilcoxon } from '../statistics/wilcoxon.ts';

/** Of the means of seeds alone. */
export type SeedTest = { kind: 'paired t' | 'Welch t'; t: number; df: number; p: number };

type SeedMeans = [base: number[], other: number[]];

/** Paired where the arms share seeds; null where all seeds are alike. */
export function seedTest([before, after]: SeedMeans, paired: boolean): SeedTest | null {
  const test = paired
    ? pairedT(after.map((value, seed) => value - (before[seed] as number)))
    : welch(after, before);
  if (Number.isNaN(test.p)) return null;
  return { kind: paired ? 'paired t' : 'Welch t', t: test.t, df: test.df, p: test.p };
}

/** The test in words, or why it is refused: below six seeds its p cannot be small, whatever the data. */
export function wilcoxonText([before, after]: SeedMeans, paired: boolean): string {
  const seeds = Math.min(before.length, after.length);
  if (seeds < 6) {
    return `refused: ${seeds} ${seeds === 1 ? 'seed' : 'seeds'}, p cannot be below ${smallestWilcoxonP(seeds)}, 6 are needed`;
  }
  if (!paired) return 'refused: it pairs seeds, and the arms are not said to share any';
  const test = wilcoxon(after.map((value, seed) => value - (before[seed] as number)));
  return test.kind === 'refused'
    ? `refused: ${test.reason}`
    : `W ${test.w}, p ${test.p.toFixed(4)}, ${test.n} differences`;
}
