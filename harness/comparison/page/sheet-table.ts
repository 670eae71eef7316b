import type { Sheet } from '../text/sheet.ts';
import { html, type Html } from './html.ts';

/** A table that scrolls by itself where it is wider than the page. */
export function sheetTable({ title, columns, rows }: Sheet): Html {
  const side = (at: number) => (columns[at]?.align === 'right' ? 'right' : 'left');
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${title || 'table'}">
    <table>
      ${
        title === ''
          ? null
          : html`<caption>
              ${title}
            </caption>`
      }
      <thead>
        <tr>
          ${columns.map((column, at) => html`<th scope="col" class="${side(at)}">${column.title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell, at) => html`<td class="${side(at)}">${cell}</td>`)}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}
