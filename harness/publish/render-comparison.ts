import type { ComparisonReport } from '../comparison/comparison-report.ts';
import { reportCsv } from '../comparison/text/report-csv.ts';
import { reportMarkdown } from '../comparison/text/report-markdown.ts';
import { reportText, type TextOptions } from '../comparison/text/report-text.ts';
import { unknownName } from '../registry.ts';
import { rounded } from './rounded.ts';

export type ComparisonFormat = 'text' | 'json' | 'csv' | 'markdown';

/** @throws `USAGE` with the nearest name where no pair has the breakdown. */
export function renderComparison(
  report: ComparisonReport,
  { format, ...options }: TextOptions & { format: ComparisonFormat },
): string {
  const { breakdown } = options;
  if (breakdown !== undefined) checkBreakdown(report, breakdown);
  switch (format) {
    case 'text':
      return reportText(report, options);
    case 'json':
      return JSON.stringify(rounded(report), null, 2);
    case 'csv':
      return reportCsv(report);
    case 'markdown':
      return reportMarkdown(report, options);
  }
}

function checkBreakdown({ rows }: ComparisonReport, name: string): void {
  const known = new Set(rows.flatMap(({ pair }) => pair.breakdowns.map((cell) => cell.breakdown)));
  if (!known.has(name)) throw unknownName('breakdown', name, [...known]);
}
