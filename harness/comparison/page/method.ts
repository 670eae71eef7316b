import type { ComparisonReport } from '../comparison-report.ts';

/** How each kind of figure comes about, with its source. */
export function methodNotes(report: ComparisonReport): string[] {
  const { rows, arms, flips, resamples, margin, series } = report;
  const pairs = [
    'A difference is the mean over the items scored in both of the other less the base, in points. Unreadable answers count as wrong; failed and unjudged trials are in no denominator.',
    'Intervals: CR1 standard error clustered by video, t with one degree of freedom less than videos (Miller 2024, section 4; Cameron & Miller 2015).',
    `p: two-sided sign-flip permutation of whole videos, exact up to 20 that differ, else ${flips.toLocaleString('en')} random assignments (Phipson & Smyth 2010).`,
    'Adjusted p: Holm over the lines of the headline table (Holm 1979); q over labels: Benjamini & Hochberg (1995). Labels of fewer than 30 items or 5 videos are exploratory.',
    '"Can show": the smallest difference found with 80 % power at the discordance and the design effect of this pair (Miller 2024, section 5).',
    `Equivalence and "no worse than": two one-sided tests, and a one-sided bound, against a margin of ${100 * margin} points that is to be fixed beforehand (Schuirmann 1987).`,
    `Bootstrap: ${resamples.toLocaleString('en')} resamples of videos, percentile interval.`,
    'Gain less blind gain: what a difference with the video has over the difference without it, an item at a time. Controls at evaluation do not replace controls in training.',
  ];
  return [
    ...(rows.length === 0 ? [] : pairs),
    ...(series === null
      ? []
      : ['Steps against the first and against the one before are two families.']),
    ...(arms.length === 0
      ? []
      : [
          'Arms: Var = videos + seeds + rest; shared seeds are paired, others add the variance of seeds of each arm, degrees of freedom after Satterthwaite (1946). Fewer than five seeds: points, no test. Wilcoxon needs six differences.',
        ]),
  ];
}
