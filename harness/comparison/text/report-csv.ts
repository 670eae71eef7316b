import { csvLine } from '../../csv-line.ts';
import type { ArmRow, ComparisonReport } from '../comparison-report.ts';
import type { Difference } from '../difference.ts';
import type { Row } from '../rows.ts';

const HEADER =
  'benchmark,base,other,base_record,other_record,probe,breakdown,label,metric,base_value,other_value,difference,low,high,se,se_independent,p,p_adjusted,only_base,only_other,n,clusters,detectable';

/** One difference a line, shares of 1, with a header. Figures only: no single item. */
export function reportCsv({ rows, series, arms, probe }: ComparisonReport): string {
  const lines = [
    ...rows.flatMap((row) => rowLines(row, '')),
    ...(series?.previous ?? []).flatMap((row) =>
      rowLines(row, ' from the step before').slice(0, 1),
    ),
    ...arms.map((row) => armLine(row, probe)),
  ];
  return [HEADER, ...lines.map((cells) => csvLine(cells.map(written)))].join('\n');
}

type Cell = string | number | null;

function rowLines({ benchmark, letters, pair, p }: Row, suffix: string): Cell[][] {
  const { overall, unreadLeftOut, unreadAtChance, blindGain } = pair;
  const names = [benchmark, ...letters, pair.base.record, pair.other.record, pair.probe];
  const whole = (metric: string, figure: Difference | null, tests: [Cell, Cell] = [null, null]) =>
    figure === null ? [] : [[...names, '', '', metric, ...figureCells(figure, tests)]];
  const shared = blindGain?.sameAnswers === true;
  return [
    ...whole(`score${suffix}`, overall, [overall.p, p.value]),
    ...whole('without unreadable answers', unreadLeftOut),
    ...whole('unreadable answers at chance', unreadAtChance),
    ...(blindGain === null || shared
      ? []
      : [
          ...whole('blind', blindGain.blind, [blindGain.blind.p, null]),
          ...whole('score less blind', blindGain.differenceInDifferences, [
            blindGain.differenceInDifferences.p,
            null,
          ]),
        ]),
    ...pair.breakdowns.map((cell) => [
      ...names,
      cell.breakdown,
      cell.label,
      cell.exploratory ? 'score, exploratory' : 'score',
      ...figureCells(cell, [cell.p, cell.q]),
    ]),
  ];
}

function figureCells(figure: Difference, [p, adjusted]: [Cell, Cell]): Cell[] {
  const { base, other, difference, low, high, se, seIndependent } = figure;
  const { onlyBase, onlyOther, n, clusters, detectable } = figure;
  const error = [base, other, difference, low, high, se, seIndependent];
  return [...error, p, adjusted, onlyBase, onlyOther, n, clusters, detectable];
}

function armLine({ benchmark, arms, p }: ArmRow, probe: string): Cell[] {
  const { base, other, difference, low, high, se, items } = arms;
  const names = [benchmark, base.name, other.name, '', '', probe, '', ''];
  const seeds = `mean of ${base.seeds} and ${other.seeds} seeds`;
  const figures = [
    base.mean,
    other.mean,
    difference,
    low,
    high,
    se,
    null,
    arms.p,
    p?.value ?? null,
  ];
  return [...names, seeds, ...figures, null, null, items.n, items.clusters, null];
}

function written(cell: Cell): string {
  if (cell === null) return '';
  return typeof cell === 'number' ? String(Math.round(cell * 1e6) / 1e6) : cell;
}
