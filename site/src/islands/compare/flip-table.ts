import { html, type Html } from '../../../../harness/comparison/page/html.ts';
import { sheetTable } from '../../../../harness/comparison/page/sheet-table.ts';
import { left } from '../../../../harness/comparison/text/sheet.ts';
import type { FlipRow } from '../../model/comparison/flip-rows.ts';
import type { Shortcuts } from './flips-html.ts';

/** More rows than that slow a phone down and are read by nobody: the file has them all. */
const MOST_ROWS = 200;

export type FlipTable = {
  rows: readonly FlipRow[];
  letters: [base: string, other: string];
  /** The breakdowns of the item set, in the order of the labels. */
  breakdowns: string[];
  shortcuts: Shortcuts;
};

/** The items that two records differ on, with their labels and what the text alone would have done. */
export function flipTable({ rows, letters, breakdowns, shortcuts }: FlipTable): Html {
  const [base, other] = letters;
  const count = (better: FlipRow['better']) => rows.filter((row) => row.better === better).length;
  const asked = rows.some(({ withoutVideo }) => withoutVideo !== null);
  const free = rows.filter(({ withoutVideo }) => withoutVideo === 'correct').length;
  if (rows.length === 0) return html`<p>None: they are right on the same items.</p>`;
  return html`<p>
      Only ${base}: ${count('base')}; only ${other}: ${count('other')}.
      ${
        asked
          ? `${free} of these ${rows.length} the same model also has right without the video.`
          : 'Neither was asked without the video, or its single outcomes are not published.'
      }
    </p>
    ${
      asked
        ? html`<label
            ><input type="checkbox" data-shortcuts ${shortcuts === 'first' ? 'checked' : ''} />
            Text-only also right first</label
          >`
        : null
    }
    ${sheetTable({
      title: `Items that only ${base} or only ${other} has right`,
      columns: [
        left('item'),
        left('right'),
        ...(asked ? [left('without the video')] : []),
        ...breakdowns.map(left),
      ],
      rows: rows
        .slice(0, MOST_ROWS)
        .map(({ id, better, labels, withoutVideo }) => [
          id,
          better === 'base' ? base : other,
          ...(asked ? [withoutVideo ?? ''] : []),
          ...labels,
        ]),
      fixed: 1,
    })}
    ${
      rows.length <= MOST_ROWS
        ? null
        : html`<p class="note">
            The first ${MOST_ROWS} of ${rows.length}; the JSON above holds the ids of all.
          </p>`
    }`;
}
