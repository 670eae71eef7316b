import type { Comparison } from '../comparison.ts';
import type { RecordReport } from '../record-report.ts';
import type { SetReport, ShortcutReport } from '../report.ts';
import {
  comparisonTitle,
  gainsByLabel,
  gainsText,
  headline,
  partsSheet,
} from './comparison-text.ts';
import { floorText, percent } from './figure-text.ts';
import { fittedTables } from './fitted-tables.ts';
import {
  metricRemarks,
  metricSheet,
  withoutEmpty,
  type MetricLine,
  type Sheet,
} from './metric-table.ts';
import { budgetText, circularText, probeSheet } from './probe-sheets.ts';

/** With more records than this only their metrics are shown, unless more is asked for. */
const FEW = 3;

export type TextOptions = {
  /** Every probe of every record. */
  probes?: boolean;
  /** The name of a breakdown. */
  breakdown?: string;
};

/** The report as people read it in a terminal: lines of at most 100 columns, but for names that are longer. */
export function reportText(report: ShortcutReport, options: TextOptions = {}): string {
  return [
    ...report.sets.map((set) => setText(set, options)),
    `95 % intervals, clustered by video; p from flipped signs of videos, q over the probes of a record (Benjamini-Hochberg); ratios and parts from ${report.resamples.toLocaleString('en')} resamples, seed ${report.seed}`,
  ].join('\n\n');
}

function setText(set: SetReport, { probes, breakdown }: TextOptions): string {
  const detailed = probes === true || set.records.length <= FEW;
  return [
    setTitle(set),
    ...sheetText(metricSheet(['model', 'protocol'], set.records.map(recordLine), set.benchmark)),
    ...(breakdown === undefined
      ? []
      : set.records.flatMap((record) => labelText(record, breakdown))),
    ...(detailed ? set.records.map(recordText) : []),
    ...set.comparisons.map((one) => comparisonText(one, breakdown)),
    [...notesOf(set), ...missingNotes(set)].join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** "video-mme test short-786: 786 items about 262 videos, chance 25.0, floor 29.1 (longest-option)". */
export function setTitle({ benchmark, chance, floor }: SetReport): string {
  const { id, split, itemSetName, items, clusters } = benchmark;
  const name = [id, split, itemSetName].filter(Boolean).join(' ');
  const by = floor?.baseline == null ? '' : ` (${floor.baseline})`;
  return `${name}: ${items} items about ${clusters} videos, chance ${chance === null ? 'none' : percent(chance)}, blind floor ${floorText(floor)}${by}`;
}

export function recordLine(record: RecordReport): MetricLine {
  return { names: [modelName(record), record.protocol.id], cell: record };
}

export function modelName({ model }: Pick<RecordReport, 'model'>): string {
  return model.series === null ? model.name : `${model.name} (step ${model.series.step})`;
}

export function labelLines(record: RecordReport, breakdown: string): MetricLine[] {
  return Object.entries(record.breakdowns[breakdown] ?? {}).map(([label, cell]) => ({
    names: [cell.small ? `${label} (small)` : label],
    cell,
  }));
}

function labelText(record: RecordReport, breakdown: string): string[] {
  const lines = labelLines(record, breakdown);
  if (lines.length === 0) return [];
  const tables = sheetText(metricSheet([breakdown], lines));
  return [`${modelName(record)}, ${record.protocol.id}, by ${breakdown}`, ...tables];
}

function recordText(record: RecordReport): string {
  const { circular, budget, notes } = record;
  const remarks = [
    ...metricRemarks(record),
    ...circular.map(circularText),
    ...(budget === null ? [] : [budgetText(budget)]),
    ...notes,
  ];
  return [
    `${modelName(record)}, ${record.protocol.id}`,
    ...sheetText(withoutEmpty(probeSheet(record))),
    remarks.map((remark) => `- ${remark}`).join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function comparisonText(comparison: Comparison, breakdown: string | undefined): string {
  const { parts, notes } = comparison;
  return [
    comparisonTitle(comparison),
    `  ${headline(comparison)}`,
    `  ${gainsText(comparison)}`,
    ...notes.map((note) => `  note: ${note}`),
    ...(parts === null ? [] : ['', sheetText(partsSheet(parts)).join('\n\n')]),
    ...(breakdown === undefined
      ? []
      : ['', sheetText(gainsByLabel(comparison, breakdown)).join('\n\n')]),
  ].join('\n');
}

function sheetText({ columns, rows, fixed }: Sheet): string[] {
  return rows.length === 0 ? [] : fittedTables(columns, rows, fixed);
}

function notesOf({ notes, records }: SetReport): string[] {
  const said = new Set(notes);
  if (records.length > FEW)
    for (const record of records) record.notes.forEach((one) => said.add(one));
  return [...said].map((note) => `note: ${note}`);
}

/** The same lack of several records is told once. */
export function missingNotes({ records }: SetReport): string[] {
  const lacking = records.flatMap((record) => (record.missing === null ? [] : [record]));
  const byProbes = Map.groupBy(lacking, ({ missing }) => missing?.probes.join(', ') ?? '');
  return [...byProbes].map(([probes, own]) => {
    const [first] = own;
    const who =
      own.length === records.length && own.length > 1
        ? 'all records'
        : own.map((record) => `${modelName(record)} ${record.protocol.id}`).join(', ');
    const more = own.length > 1 ? ` (and so for the others)` : '';
    return `missing: ${probes} of ${who}\n  ${first?.missing?.how ?? ''}${more}`;
  });
}
