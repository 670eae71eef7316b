import type { Row } from '../rows.ts';
import { BREAKDOWN_NOTE, breakdownSheets } from '../text/breakdown-table.ts';
import { pairLines } from '../text/pair-text.ts';
import { WITHHELD } from '../text/report-text.ts';
import { html, type Html } from './html.ts';
import { sheetTable } from './sheet-table.ts';

/** Everything of one pair: its figures in words, its labels, and which items differ. */
export function pairSection(row: Row): Html {
  const { benchmark, letters, pair } = row;
  const [base, other] = letters;
  const sheets = breakdownSheets(pair);
  return html`<h2>${benchmark}: ${other} − ${base}</h2>
    <ul>
      ${pairLines(row).map((line) => html`<li>${line}</li>`)}
    </ul>
    ${
      sheets.length === 0
        ? null
        : html`<details open>
            <summary>By label</summary>
            ${sheets.map(sheetTable)}
            <p class="soft">${BREAKDOWN_NOTE}.</p>
          </details>`
    }
    ${
      pair.flips === null
        ? html`<p class="soft">${WITHHELD}</p>`
        : html`<details>
            <summary>Items that only one side has right, by id</summary>
            <p>
              Only ${base} (${pair.flips.onlyBase.length}):
              ${pair.flips.onlyBase.join(' ') || 'none'}
            </p>
            <p>
              Only ${other} (${pair.flips.onlyOther.length}):
              ${pair.flips.onlyOther.join(' ') || 'none'}
            </p>
          </details>`
    }`;
}
