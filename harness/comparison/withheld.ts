import type { ComparisonReport } from './comparison-report.ts';
import type { Row } from './rows.ts';

/**
 * The report as it may be handed on: without the lists of single items, and without the labels whose
 * totals could tell them, where a licence keeps single items back.
 *
 * @param keepsBack whether that is so of a pair.
 */
export function withheldItems(
  report: ComparisonReport,
  keepsBack: (row: Row) => boolean,
): ComparisonReport {
  const strip = (row: Row): Row =>
    keepsBack(row) ? { ...row, pair: { ...row.pair, flips: null, breakdowns: [] } } : row;
  const { rows, series } = report;
  return {
    ...report,
    rows: rows.map(strip),
    series: series === null ? null : { ...series, previous: series.previous.map(strip) },
  };
}
