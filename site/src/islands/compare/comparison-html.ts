import type { Side } from '../../../../harness/comparison/compared.ts';
import type { ComparisonReport } from '../../../../harness/comparison/comparison-report.ts';
import { forestPlot } from '../../../../harness/comparison/page/forest-plot.ts';
import { html, type Html } from '../../../../harness/comparison/page/html.ts';
import { methodNotes } from '../../../../harness/comparison/page/method.ts';
import { plotLines } from '../../../../harness/comparison/page/plot-lines.ts';
import { protocolTable } from '../../../../harness/comparison/page/protocol-table.ts';
import { sheetTable } from '../../../../harness/comparison/page/sheet-table.ts';
import type { Row } from '../../../../harness/comparison/rows.ts';
import {
  BREAKDOWN_NOTE,
  breakdownSheets,
} from '../../../../harness/comparison/text/breakdown-table.ts';
import { pairLines } from '../../../../harness/comparison/text/pair-text.ts';
import { headingOf, leadingSheets } from '../../../../harness/comparison/text/report-sheets.ts';
import { crossTable } from './cross-table.ts';

/** How an input is called above the tables, and where more of it stands. */
export type Called = { name: string; address: string | null };

/** A whole comparison as markup: the tables and the plot of `sightline compare --report`. */
export function comparisonHtml(report: ComparisonReport, called: Called[]): Html {
  const { rows, probe } = report;
  return html`<section aria-labelledby="verdict">
      <h2 id="verdict">What can be said</h2>
      <ul class="sides">
        ${report.inputs.map(({ letter }, at) => sideItem(letter, called[at]))}
      </ul>
      ${rows.map(({ sentence }) => html`<p class="verdict">${sentence}.</p>`)}
    </section>
    <section aria-labelledby="differences">
      <h2 id="differences">Differences</h2>
      ${leadingSheets(report).map((sheet) =>
        sheetTable({ ...sheet, title: sheet.title || 'Each against the base' }),
      )}
      <p class="note">${headingOf(report)}.</p>
      ${forestPlot(plotLines(report), `Differences of probe ${probe}, in points`)}
    </section>
    ${rows.map((row, at) => pairHtml(row, at))}
    <section aria-labelledby="asked">
      <h2 id="asked">How they were asked</h2>
      ${protocolTable(report)}
    </section>
    <section aria-labelledby="method">
      <h2 id="method">How it was computed</h2>
      <ul class="dashed">
        ${methodNotes(report).map((line) => html`<li>${line}</li>`)}
      </ul>
    </section>`;
}

function sideItem(letter: string, called: Called | undefined): Html {
  const name = called?.name ?? letter;
  const address = called?.address ?? null;
  return html`<li>
    <strong>${letter}</strong> ${address === null ? name : html`<a href="${address}">${name}</a>`}
    ${letter === 'A' ? html`<span class="soft">the base</span>` : null}
  </li>`;
}

function pairHtml(row: Row, at: number): Html {
  const { letters, pair } = row;
  const name = `${letters[1]} − ${letters[0]}`;
  const sheets = breakdownSheets(pair);
  return html`<section aria-labelledby="pair-${at}">
    <h2 id="pair-${at}">${name}</h2>
    <ul class="dashed">
      ${pairLines(row).map((line) => html`<li>${line}</li>`)}
    </ul>
    ${pair.binary ? crossTable(row) : null}
    ${
      sheets.length === 0
        ? null
        : html`<details>
            <summary>By label</summary>
            ${sheets.map((sheet) =>
              sheetTable({ ...sheet, title: `${name} by ${sheet.columns[0]?.title}` }),
            )}
            <p class="note">${BREAKDOWN_NOTE}.</p>
          </details>`
    }
    <details data-flips="${at}">
      <summary>Items that only one of them has right</summary>
      <p class="note">Reading their names …</p>
    </details>
  </section>`;
}

/** The sides of a line of the report. */
export function sidesOfRow(
  { letters }: Row,
  report: ComparisonReport,
  sides: Side[],
): [Side, Side] {
  const sideOf = (letter: string) =>
    sides[report.inputs.findIndex((input) => input.letter === letter)] as Side;
  return [sideOf(letters[0]), sideOf(letters[1])];
}
