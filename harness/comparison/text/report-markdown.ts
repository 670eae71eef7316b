import type { ComparisonReport } from '../comparison-report.ts';
import type { Row } from '../rows.ts';
import { armLines } from './arms-text.ts';
import { BREAKDOWN_NOTE, breakdownSheets } from './breakdown-table.ts';
import { gateLine } from './gates-text.ts';
import { pairLines } from './pair-text.ts';
import { headingOf, leadingSheets } from './report-sheets.ts';
import { WITHHELD, type TextOptions } from './report-text.ts';
import type { Sheet } from './sheet.ts';
import { sideLines } from './sides-text.ts';

/** Tables for papers and issues; of single items at most ids. */
export function reportMarkdown(report: ComparisonReport, options: TextOptions = {}): string {
  const { rows, arms, gates, notes } = report;
  return [
    escaped(headingOf(report)),
    markdownList(sideLines(report)),
    ...leadingSheets(report).map(markdownTable),
    ...arms.map((row) => `**${escaped(row.sentence)}**\n\n${markdownList(armLines(row))}`),
    ...rows.flatMap((row) => {
      const where = rows.length > 1 ? `${row.benchmark}: ` : '';
      return [
        `**${escaped(where + row.sentence)}**`,
        markdownList(pairLines(row)),
        ...(row.pair.breakdowns.length === 0
          ? []
          : [...breakdownSheets(row.pair, options.breakdown).map(markdownTable), BREAKDOWN_NOTE]),
        ...(options.flips === true ? [flipsList(row)] : []),
      ];
    }),
    ...(notes.length === 0 ? [] : [markdownList(notes)]),
    ...(gates.length === 0 ? [] : [markdownList(gates.map(gateLine))]),
  ].join('\n\n');
}

function flipsList({ letters, pair: { flips } }: Row): string {
  if (flips === null) return WITHHELD;
  return markdownList([
    `only ${letters[0]}: ${flips.onlyBase.join(' ') || 'none'}`,
    `only ${letters[1]}: ${flips.onlyOther.join(' ') || 'none'}`,
  ]);
}

export function markdownTable({ title, columns, rows }: Sheet): string {
  const line = (cells: string[]) => `| ${cells.map(escaped).join(' | ')} |`;
  return [
    ...(title === '' ? [] : [escaped(title), '']),
    line(columns.map((column) => column.title)),
    `|${columns.map(({ align }) => (align === 'right' ? ' --: |' : ' --- |')).join('')}`,
    ...rows.map(line),
  ].join('\n');
}

export function markdownList(lines: string[]): string {
  return lines.map((line) => `- ${escaped(line)}`).join('\n');
}

export function escaped(text: string): string {
  return text.replaceAll(/[\\|*_`<>[\]]/g, String.raw`\$&`).replaceAll('\n', ' ');
}
