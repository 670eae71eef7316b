import { percent, pText } from '../../shortcuts/text/figure-text.ts';
import type { ComparisonReport } from '../comparison-report.ts';
import type { Row } from '../rows.ts';
import { left, right, withoutEmpty, type Sheet } from './sheet.ts';
import { intervalText } from './figures.ts';

/** A line a pair and benchmark. */
export function headlineSheet(rows: Row[], title: string): Sheet {
  const family = rows.length > 1;
  const several = new Set(rows.map(({ benchmark }) => benchmark)).size > 1;
  // Blind answers that both hold say nothing; a column of nothing else goes.
  const told = rows.some(({ pair }) => pair.blindGain?.sameAnswers === false);
  return withoutEmpty({
    title,
    columns: [
      left('benchmark'),
      left('pair'),
      right('base'),
      right('other'),
      right('difference'),
      right('p'),
      right('Holm p'),
      right('lost/won'),
      right('can show'),
      right('n'),
      right('videos'),
      right('blind gain'),
      right('gain − blind gain'),
    ],
    rows: rows.map(({ benchmark, letters: [base, other], pair, p }, at) => {
      const { overall, blindGain } = pair;
      const shared = blindGain?.sameAnswers === true ? 'shared' : null;
      return [
        several && rows[at - 1]?.benchmark !== benchmark ? benchmark : '',
        `${other} − ${base}`,
        percent(overall.base),
        percent(overall.other),
        intervalText(overall),
        pText(overall.p),
        family ? pText(p.value) : '',
        `${overall.onlyBase}/${overall.onlyOther}`,
        overall.detectable === null ? 'unknown' : percent(overall.detectable),
        String(overall.n),
        String(overall.clusters),
        blindGain === null || !told ? '' : (shared ?? intervalText(blindGain.blind)),
        blindGain === null || !told
          ? ''
          : (shared ?? intervalText(blindGain.differenceInDifferences)),
      ];
    }),
    fixed: 2,
  });
}

/** The means over benchmarks of one task, a line a pair. */
export function meanSheet({ means }: ComparisonReport): Sheet {
  return {
    title: 'mean over benchmarks, each with the same weight; one task at a time',
    columns: [left('pair'), left('task'), right('benchmarks'), right('difference')],
    rows: means.map((mean) => [
      `${mean.letters[1]} − ${mean.letters[0]}`,
      mean.task,
      String(mean.benchmarks.length),
      intervalText(mean),
    ]),
    fixed: 2,
  };
}
