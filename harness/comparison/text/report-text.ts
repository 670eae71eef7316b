import { fittedTables } from '../../shortcuts/text/fitted-tables.ts';
import type { ComparisonReport } from '../comparison-report.ts';
import type { Row } from '../rows.ts';
import { armLines } from './arms-text.ts';
import { BREAKDOWN_NOTE, breakdownSheets } from './breakdown-table.ts';
import { gateLine } from './gates-text.ts';
import { pairLines } from './pair-text.ts';
import { headingOf, leadingSheets } from './report-sheets.ts';
import type { Sheet } from './sheet.ts';
import { sideLines } from './sides-text.ts';
import { wrapped } from './wrapped.ts';

export type TextOptions = {
  /** Everything of every pair, however many there are; of one pair it always stands there. */
  details?: boolean;
  /** Only this breakdown; of one pair without it all. */
  breakdown?: string;
  /** List the items that only one side has right. */
  flips?: boolean;
};

/** A report as people read it in a terminal. */
export function reportText(report: ComparisonReport, options: TextOptions = {}): string {
  const { rows, arms, gates, notes } = report;
  const many = rows.length > 1;
  const parts = [
    [wrapped(headingOf(report)), ...sideLines(report)].join('\n'),
    ...leadingSheets(report).map(tableText),
    ...arms.map((row) =>
      [`${many || arms.length > 1 ? `${row.benchmark}: ` : ''}${row.sentence}`, ...armLines(row)]
        .map((line) => wrapped(line))
        .join('\n'),
    ),
    ...rows.map((row) => rowText(row, { ...options, many })),
    ...(notes.length === 0 ? [] : [notes.map((note) => `note: ${note}`).join('\n')]),
    ...(gates.length === 0 ? [] : [gates.map((gate) => wrapped(gateLine(gate))).join('\n')]),
  ];
  return parts.join('\n\n');
}

function rowText(row: Row, { details, breakdown, flips, many }: TextOptions & { many: boolean }) {
  const full = !many || details === true;
  const sentence = `${many ? `${row.benchmark}: ` : ''}${row.sentence}`;
  const labels = row.pair.breakdowns.length > 0 && (full || breakdown !== undefined);
  return [
    wrapped(sentence),
    ...(full ? pairLines(row).map((line) => wrapped(`  ${line}`, '    ')) : []),
    ...(labels
      ? [
          ...breakdownSheets(row.pair, breakdown).flatMap((sheet) => ['', tableText(sheet)]),
          wrapped(BREAKDOWN_NOTE),
        ]
      : []),
    ...(flips === true ? ['', flipsText(row)] : []),
  ].join('\n');
}

function flipsText({ pair, letters: [base, other] }: Row): string {
  const list = (name: string, ids: string[]) =>
    wrapped(`only ${name} (${ids.length}): ${ids.join(' ') || 'none'}`);
  return [list(base, pair.flips.onlyBase), list(other, pair.flips.onlyOther)].join('\n');
}

function tableText({ title, columns, rows, fixed }: Sheet): string {
  const tables = fittedTables(columns, rows, fixed);
  return [...(title === '' ? [] : [title]), tables.join('\n\n')].join('\n');
}
