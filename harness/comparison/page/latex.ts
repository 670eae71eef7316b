import { latexText } from '../../latex-text.ts';
import { percent, points, pText } from '../../shortcuts/text/figure-text.ts';
import type { ComparisonReport } from '../comparison-report.ts';

/** A table for a paper, with booktabs. */
export function latexTable({ rows, arms, probe }: ComparisonReport): string {
  const adjusted = Math.max(rows.length, arms.length) > 1;
  const body = [
    ...rows.map(({ benchmark, letters, pair, p }) => [
      latexText(benchmark),
      `${letters[1]} $-$ ${letters[0]}`,
      tex(percent(pair.overall.base)),
      tex(percent(pair.overall.other)),
      interval(pair.overall),
      tex(pText(p.value)),
      String(pair.overall.n),
      String(pair.overall.clusters),
      pair.overall.detectable === null ? '--' : tex(percent(pair.overall.detectable)),
    ]),
    ...arms.map(({ benchmark, arms: own, p }) => [
      latexText(benchmark),
      `${latexText(own.other.name)} $-$ ${latexText(own.base.name)}`,
      withSpread(own.base),
      withSpread(own.other),
      interval(own),
      p === null ? '--' : tex(pText(p.value)),
      String(own.items.n),
      String(own.items.clusters),
      '--',
    ]),
  ];
  return [
    String.raw`% Differences in points with 95\,\% intervals clustered by video (CR1); probe ${latexText(probe)}.`,
    `% p: ${rows.length > 0 ? 'cluster sign-flip permutation test' : 't with items and training seeds both a sample'}${adjusted ? ', Holm over the rows' : ''}.`,
    '% MDE: smallest difference that is found with 80 % power.',
    String.raw`\begin{tabular}{llrrrrrrr}`,
    String.raw`\toprule`,
    String.raw`Benchmark & Pair & Base & Other & $\Delta$ [95\,\% CI] & $p$ & $n$ & Videos & MDE \\`,
    String.raw`\midrule`,
    ...body.map((cells) => String.raw`${cells.join(' & ')} \\`),
    String.raw`\bottomrule`,
    String.raw`\end{tabular}`,
  ].join('\n');
}

function interval({
  difference,
  low,
  high,
}: {
  difference: number;
  low: number | null;
  high: number | null;
}): string {
  const ends = low === null || high === null ? '--' : `${tex(percent(low))}, ${tex(percent(high))}`;
  return `${tex(points(difference))} [${ends}]`;
}

function withSpread({ mean, sd }: { mean: number; sd: number | null }): string {
  return sd === null ? tex(percent(mean)) : String.raw`${tex(percent(mean))} $\pm$ ${percent(sd)}`;
}

function tex(number: string): string {
  return number.replace('−', '$-$').replace('<', '$<$');
}
