import { percent, pText } from '../../shortcuts/text/figure-text.ts';
import type { ArmFigures } from '../arms.ts';
import type { ArmRow, ComparisonReport } from '../comparison-report.ts';
import { errorText, intervalText } from './figures.ts';
import { left, right, withoutEmpty, type Sheet } from './sheet.ts';

/** A line a benchmark and pair of arms. */
export function armSheet({ arms }: ComparisonReport): Sheet {
  return withoutEmpty({
    title: 'arms of several training seeds; the interval holds videos and seeds',
    columns: [
      left('benchmark'),
      left('arms'),
      right('base'),
      right('other'),
      right('difference'),
      right('SE'),
      right('SE of items'),
      right('p'),
      right('Holm p'),
      right('gain − blind gain'),
      right('n'),
      right('videos'),
    ],
    rows: arms.map(({ benchmark, arms: own, p }) => [
      benchmark,
      `${own.other.name} − ${own.base.name}`,
      meanText(own.base),
      meanText(own.other),
      intervalText(own),
      errorText(own.se),
      errorText(own.itemSe),
      pText(own.p),
      p !== null && p.family > 1 ? pText(p.value) : '',
      own.aboveBlind === null ? '' : intervalText(own.aboveBlind),
      String(own.items.n),
      String(own.items.clusters),
    ]),
    fixed: 2,
  });
}

function meanText({ mean, sd, seeds }: ArmFigures): string {
  return sd === null ? percent(mean) : `${percent(mean)} ± ${percent(sd)} (${seeds})`;
}

/** What stands beside the table, a line each. */
export function armLines({ arms }: ArmRow): string[] {
  const { base, other, seedTest, wilcoxon, items, notes } = arms;
  return [
    ...[base, other].map(seedsText),
    ...(seedTest === null
      ? []
      : [
          `over seeds alone: ${seedTest.kind}(${seedTest.df.toFixed(1)}) = ${seedTest.t.toFixed(2)}, p ${pText(seedTest.p)}; ${arms.sharedSeeds ? 'arms share seeds' : 'arms share no seeds'}`,
        ]),
    `Wilcoxon over seeds ${wilcoxon}`,
    ...(items.dropped === 0
      ? []
      : [`${items.dropped} items left out: without a score in one or more runs`]),
    ...notes,
  ];
}

function seedsText({ name, values, sd, variance }: ArmFigures): string {
  const seeds = `${name}: ${values.map(percent).join(', ')}`;
  if (sd === null || variance === null) return seeds;
  const total = variance.items + variance.seeds + variance.rest;
  const share = (part: number) => (total === 0 ? '0' : ((100 * part) / total).toFixed(0));
  return `${seeds}; sd ${percent(sd)}; variance of the mean: ${share(variance.items)} % videos, ${share(variance.seeds)} % seeds, ${share(variance.rest)} % both`;
}
