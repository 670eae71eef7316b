import type { Side } from '../../../../harness/comparison/compared.ts';
import type { ComparisonReport } from '../../../../harness/comparison/comparison-report.ts';
import type { Html } from '../../../../harness/comparison/page/html.ts';
import type { Row } from '../../../../harness/comparison/rows.ts';
import { flipRows, shortcutsFirst } from '../../model/comparison/flip-rows.ts';
import { sidesOfRow } from './comparison-html.ts';
import { flipTable } from './flip-table.ts';

/** Whether what the text alone gives away stands first. */
export type Shortcuts = 'first' | 'in their place';

/** The items on which the records of one line of a report differ. */
export function flipsHtml(
  {
    report,
    sides,
    nameOf,
  }: { report: ComparisonReport; sides: Side[]; nameOf: (id: string) => string },
  at: number,
  shortcuts: Shortcuts,
): Html {
  const row = report.rows[at] as Row;
  const pair = sidesOfRow(row, report, sides);
  const found = flipRows(pair, row.pair.flips ?? { onlyBase: [], onlyOther: [] });
  const rows = found.map((flip) => ({ ...flip, id: nameOf(flip.id) }));
  return flipTable({
    rows: shortcuts === 'first' ? shortcutsFirst(rows) : rows,
    letters: row.letters,
    breakdowns: Object.keys(pair[0].evidence.items.breakdowns),
    shortcuts,
  });
}
