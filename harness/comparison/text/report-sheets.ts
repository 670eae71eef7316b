import type { ComparisonReport } from '../comparison-report.ts';
import { armSheet } from './arms-text.ts';
import { headlineSheet, meanSheet } from './headline-table.ts';
import type { Sheet } from './sheet.ts';

/** The tables that every form of a report begins with. */
export function leadingSheets(report: ComparisonReport): Sheet[] {
  const { rows, series, arms, means } = report;
  const first = series === null ? '' : `each step against step ${series.steps[0]}`;
  return [
    ...(rows.length === 0 ? [] : [headlineSheet(rows, first)]),
    ...(series === null || series.steps.length < 3
      ? []
      : [headlineSheet(series.previous, 'each step against the one before')]),
    ...(means.length === 0 ? [] : [meanSheet(report)]),
    ...(arms.length === 0 ? [] : [armSheet(report)]),
  ];
}

/** "nextqa val, probe full: every difference is the later letter less the base …". */
export function headingOf({ probe, rows, arms }: ComparisonReport): string {
  const benchmarks = [...new Set([...rows, ...arms].map(({ benchmark }) => benchmark))];
  const where = benchmarks.length === 1 ? benchmarks[0] : `${benchmarks.length} benchmarks`;
  return `${where}, probe ${probe}: every difference is the other less the base, in points, with 95 % intervals by video; lost/won: items that only the base, only the other has right`;
}
