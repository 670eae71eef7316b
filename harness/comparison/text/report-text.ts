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
  const full = rows.length < 2 || options.details === true;
  const several = new Set([...rows, ...arms].map(({ benchmark }) => benchmark)).size > 1;
  const titled = (row: { benchmark: string; sentence: string }) =>
    wrapped(several ? `${row.benchmark}: ${row.sentence}` : row.sentence);
  const parts = [
    [wrapped(headingOf(report)), ...sideLines(report)].join('\n'),
    ...leadingSheets(report).map(tableText),
    ...arms.map((row) => [titled(row), ...indented(armLines(row))].join('\n')),
    ...rows.map((row) => [titled(row), ...rowLines(row, { ...options, details: full })].join('\n')),
    ...(notes.length === 0 ? [] : [notes.map((note) => wrapped(`note: ${note}`)).join('\n')]),
    ...(gates.length === 0 ? [] : [gates.map((gate) => wrapped(gateLine(gate))).join('\n')]),
  ];
  return parts.join('\n\n');
}

function rowLines(row: Row, { details, breakdown, flips }: TextOptions): string[] {
  const full = details === true;
  const warnings = row.pair.warnings.map((warning) => `warning: ${warning}`);
  const labels = row.pair.breakdowns.length > 0 && (full || breakdown !== undefined);
  return [
    ...indented(full ? pairLines(row) : warnings),
    ...(labels
      ? [
          ...breakdownSheets(row.pair, breakdown).flatMap((sheet) => ['', tableText(sheet)]),
          wrapped(BREAKDOWN_NOTE),
        ]
      : []),
    ...(flips === true ? ['', flipsText(row)] : []),
  ];
}

function indented(lines: string[]): string[] {
  return lines.map((line) => `  ${wrapped(line)}`.replaceAll('\n', '\n  '));
}

/** In place of the lists of items. */
export const WITHHELD = 'the licence keeps single items back: which of them differ is not listed';

function flipsText({ pair, letters: [base, other] }: Row): string {
  if (pair.flips === null) return WITHHELD;
  const list = (name: string, ids: string[]) =>
    wrapped(`only ${name} (${ids.length}): ${ids.join(' ') || 'none'}`);
  return [list(base, pair.flips.onlyBase), list(other, pair.flips.onlyOther)].join('\n');
}

export function tableText({ title, columns, rows, fixed }: Sheet): string {
  const tables = fittedTables(columns, rows, fixed);
  return [...(title === '' ? [] : [title]), tables.join('\n\n')].join('\n');
}
