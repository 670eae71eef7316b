import { csvLine } from '../../csv-line.ts';
import type { CellReport, RecordReport } from '../record-report.ts';
import type { SetReport, ShortcutReport } from '../report.ts';
import type { CellComparison } from '../cell-comparison.ts';
import { estimateCells, foundCells, numberCells } from './csv-cells.ts';

const HEADER =
  'benchmark,split,item_set,model,protocol,record,base,breakdown,label,condition,metric,value,low,high,n,clusters,p,q,reason';

/** One figure a line, shares of 1, with a header; a figure that there is none of has its reason instead. */
export function reportCsv(report: ShortcutReport): string {
  const lines = report.sets.flatMap((set) => [
    ...set.records.flatMap((record) => recordLines(set, record)),
    ...comparisonLines(set),
  ]);
  return [HEADER, ...lines.map(csvLine)].join('\n');
}

type Scope = { breakdown: string; label: string };
type Cells = string[];

const WHOLE: Scope = { breakdown: '', label: '' };

function recordLines(set: SetReport, record: RecordReport): Cells[] {
  const names = [...setNames(set), record.model.name, record.protocol.id, record.id, ''];
  const { circular, budget, breakdowns } = record;
  return [
    ...cellLines(record, [...names, ...scopeCells(WHOLE)]),
    ...circular.flatMap((one) => {
      const before = [...names, ...scopeCells(WHOLE), `${one.of} in all places`];
      return [
        [...before, 'mean', ...estimateCells(one.mean)],
        [...before, 'circular', ...estimateCells(one.circular)],
        [...before, 'guess-floor', ...numberCells(one.guessFloor)],
        [...before, 'gap', ...foundCells(one.gap)],
        [...before, 'above-guess-floor', ...foundCells(one.above)],
      ];
    }),
    ...(budget === null
      ? []
      : [[...names, ...scopeCells(WHOLE), 'budget', 'area', ...foundCells(budget.area)]]),
    ...Object.entries(breakdowns).flatMap(([breakdown, labels]) =>
      Object.entries(labels).flatMap(([label, cell]) =>
        cellLines(cell, [...names, ...scopeCells({ breakdown, label })]),
      ),
    ),
  ];
}

function cellLines({ probes, metrics }: CellReport, names: Cells): Cells[] {
  return [
    ...probes.flatMap((row) => {
      const before = [...names, [row.probe, row.variant].filter(Boolean).join(' ')];
      const { unread } = row;
      return [
        [...before, 'accuracy', ...estimateCells(row.accuracy)],
        [...before, 'chance', ...numberCells(row.chance)],
        [...before, 'floor', ...numberCells(row.floor?.value ?? null)],
        [...before, 'above-chance', ...foundCells(row.corrected)],
        ...(row.credited === null
          ? []
          : [[...before, 'unread-at-chance', ...foundCells(row.credited)]]),
        ...Object.entries(unread ?? {}).map(([name, share]) => [
          ...before,
          name,
          ...numberCells(share),
        ]),
        ...(row.difference === null
          ? []
          : [[...before, 'less-full', ...foundCells(row.difference, row.q)]]),
        ...(row.netFlip === null ? [] : [[...before, 'net-flips', ...foundCells(row.netFlip)]]),
      ];
    }),
    ...metrics.flatMap(({ id, found, unreadAtChance }) => [
      [...names, '', id, ...foundCells(found)],
      ...(unreadAtChance === undefined
        ? []
        : [[...names, 'unread at chance', id, ...foundCells(unreadAtChance)]]),
    ]),
  ];
}

function comparisonLines(set: SetReport): Cells[] {
  return set.comparisons.flatMap((one) => {
    const record = set.records.find(({ id }) => id === one.tuned);
    const names = [
      ...setNames(set),
      record?.model.name ?? one.models.tuned,
      record?.protocol.id ?? '',
      one.tuned,
      one.base,
    ];
    return [
      ...gainLines(one, [...names, ...scopeCells(WHOLE)]),
      ...Object.entries(one.breakdowns).flatMap(([breakdown, labels]) =>
        Object.entries(labels).flatMap(([label, cell]) =>
          gainLines(cell, [...names, ...scopeCells({ breakdown, label })]),
        ),
      ),
    ];
  });
}

function gainLines(
  { gain, blindGain, differenceInDifferences, parts }: CellComparison,
  names: Cells,
): Cells[] {
  return [
    [...names, '', 'gain', ...foundCells(gain)],
    [...names, '', 'blind-gain', ...foundCells(blindGain)],
    [...names, '', 'difference-in-differences', ...foundCells(differenceInDifferences)],
    ...Object.entries(parts ?? {}).flatMap(([denominator, each]) =>
      Object.entries(each).map(([part, found]) => [
        ...names,
        denominator,
        `part-${part}`,
        ...foundCells(found),
      ]),
    ),
  ];
}

function setNames({ benchmark }: SetReport): Cells {
  return [benchmark.id, benchmark.split, benchmark.itemSetName ?? benchmark.itemSet];
}

function scopeCells({ breakdown, label }: Scope): Cells {
  return [breakdown, label];
}
