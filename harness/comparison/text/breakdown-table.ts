import { percent, pText } from '../../shortcuts/text/figure-text.ts';
import type { Pair } from '../pair.ts';
import { intervalText } from './figures.ts';
import { left, right, type Sheet } from './sheet.ts';

/** What the tables of labels have to say of their p. */
export const BREAKDOWN_NOTE =
  'q adjusts p over the labels of all breakdowns (Benjamini-Hochberg, * below .05); of few items or videos a label is exploratory: its p is not adjusted, and no claim';

/** A table a breakdown, or of the one that is named: a line a label. */
export function breakdownSheets({ breakdowns }: Pair, only?: string): Sheet[] {
  const groups = Map.groupBy(breakdowns, ({ breakdown }) => breakdown);
  return [...groups].flatMap(([breakdown, cells]) =>
    only !== undefined && only !== breakdown
      ? []
      : [
          {
            title: '',
            columns: [left(breakdown), ...COLUMNS.map(right)],
            rows: cells.map((cell) => [
              cell.label,
              percent(cell.base),
              percent(cell.other),
              intervalText(cell),
              pText(cell.p),
              cell.exploratory ? 'explor.' : `${pText(cell.q)}${(cell.q ?? 1) <= 0.05 ? ' *' : ''}`,
              `${cell.onlyBase}/${cell.onlyOther}`,
              String(cell.n),
              cell.detectable === null ? '' : percent(cell.detectable),
            ]),
            fixed: 1,
          },
        ],
  );
}

const COLUMNS = ['base', 'other', 'difference', 'p', 'q', 'lost/won', 'n', 'can show'];
