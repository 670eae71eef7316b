import type { ReaderFigures } from '../../../../harness/answers/reader-figures.ts';
import { html, type Html } from '../../../../harness/comparison/page/html.ts';
import { sheetTable } from '../../../../harness/comparison/page/sheet-table.ts';
import { left, right } from '../../../../harness/comparison/text/sheet.ts';
import { points } from '../../../../harness/percent.ts';
import { estimateText, foundText } from '../../../../harness/shortcuts/text/figure-text.ts';
import type { CheckedFile } from '../../model/check/check-claim.ts';

/** What one file's score owes to the video, as far as it holds other probes. */
export function gapsHtml({ gaps, predictions: { file } }: CheckedFile): Html {
  if (gaps === null) {
    return html`<p>
      ${file} holds answers with the whole video alone. Lines with <code>"probe": "blind"</code>,
      the answers of the same model without the video, would tell how much of the score needs it.
    </p>`;
  }
  const found = gaps.filter(({ found: one }) => one.kind === 'figure');
  const others = gaps.filter(({ found: one }) => one.kind !== 'figure');
  return html`${sheetTable({
    title: `${file}, in points or per cent`,
    columns: [left('figure'), right('value'), left('what it is')],
    rows: found.map(({ title, unit, found: one, says }) => [
      title,
      foundText(one, unit === 'points' ? 'points' : 'percent'),
      says,
    ]),
    fixed: 1,
  })}
  ${
    others.length === 0
      ? null
      : html`<p class="note">
          Not told by this file: ${others.map(({ title }) => title.toLowerCase()).join(', ')}.
        </p>`
  }`;
}

/** How one file's replies are read, by us and by others. */
export function auditHtml({ readers, rules, predictions: { file } }: CheckedFile): Html {
  return html`<h3>${file}</h3>
    ${sheetTable({
      title: `Readers of ${file}`,
      columns: [
        left('reader'),
        ...[
          'read',
          'unread',
          'guessed',
          'its own score',
          'over all replies',
          'minus ours',
          'differs',
        ].map(right),
      ],
      rows: readers.map(readerCells),
      fixed: 1,
    })}
    ${sheetTable({
      title: `Rules that read ${file}`,
      columns: [left('rule, or why there is no answer'), right('replies')],
      rows: rules.map(({ rule, n }) => [rule, String(n)]),
      fixed: 1,
    })}
    <details>
      <summary>What each reader does</summary>
      <ul class="dashed">
        ${readers.map(
          ({ title, rule, unreadIs, source }) =>
            html`<li>${title}: ${rule}; unread replies are ${unreadIs} (${source})</li>`,
        )}
      </ul>
    </details>`;
}

function readerCells({
  title,
  read,
  unread,
  guessed,
  own,
  all,
  difference,
  differs,
}: ReaderFigures) {
  return [
    title,
    String(read),
    String(unread),
    String(guessed),
    estimateText(own),
    estimateText(all),
    difference === null ? '' : points(difference.difference),
    differs === null ? '' : String(differs),
  ];
}
