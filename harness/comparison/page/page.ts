import type { ComparisonReport } from '../comparison-report.ts';
import { armLines } from '../text/arms-text.ts';
import { gateLine } from '../text/gates-text.ts';
import { plotLines } from './plot-lines.ts';
import { pairSection } from './pair-section.ts';
import { reportCsv } from '../text/report-csv.ts';
import { headingOf, leadingSheets } from '../text/report-sheets.ts';
import { forestPlot } from './forest-plot.ts';
import { html, trusted, type Html } from './html.ts';
import { latexTable } from './latex.ts';
import { methodNotes } from './method.ts';
import { protocolTable } from './protocol-table.ts';
import { sheetTable } from './sheet-table.ts';
import { STYLE } from './style.ts';

/** What a page says beside the figures. */
export type PageFacts = {
  /** The words that make it again. */
  command: string;
  harness: { version: string; commit: string | null; dirty: boolean | null };
  madeAt: Date;
  /** A sentence a benchmark on its licence. */
  licences: string[];
};

/** The whole report as one file, to attach to a paper or a rebuttal. It asks nothing of a network. */
export function reportPage(report: ComparisonReport, facts: PageFacts): string {
  const { rows, arms, gates, notes, probe } = report;
  const [only] = [...rows, ...arms];
  const several = new Set([...rows, ...arms].map(({ benchmark }) => benchmark)).size > 1;
  const title = only === undefined || several ? 'Comparison' : `Comparison on ${only.benchmark}`;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${trusted(STYLE)}
        </style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          <p class="soft">${headingOf(report)}.</p>
          ${[...rows, ...arms].map(
            (row) =>
              html`<p class="verdict">${several ? `${row.benchmark}: ` : ''}${row.sentence}.</p>`,
          )}
          ${gates.length === 0 ? null : gateList(gates)}
          <h2>Differences</h2>
          ${inputList(report)} ${leadingSheets(report).map(sheetTable)}
          ${rows.length + arms.length === 0 ? null : forestPlot(plotLines(report), `Differences of probe ${probe}, in points`)}
          ${
            notes.length === 0
              ? null
              : html`<ul>
                  ${notes.map((note) => html`<li>${note}</li>`)}
                </ul>`
          }
          ${arms.map(
            (row) =>
              html`<h2>${row.benchmark}: seeds</h2>
                <ul>
                  ${armLines(row).map(item)}
                </ul>`,
          )}
          ${rows.map((row) => pairSection(row))}
          <h2>Protocols</h2>
          ${protocolTable(report)}
          <h2>How it was computed</h2>
          <ul>
            ${methodNotes(report).map(item)}
          </ul>
          <h2>Make it again</h2>
          <pre><code>${facts.command}</code></pre>
          <p class="soft">
            Sightline
            ${facts.harness.version}${facts.harness.commit === null ? '' : `, commit ${facts.harness.commit.slice(0, 12)}${facts.harness.dirty === true ? ' with changes' : ''}`};
            ${facts.madeAt.toISOString().slice(0, 10)}; seed ${report.seed}.
          </p>
          <p>
            <a
              download="comparison.csv"
              href="data:text/csv;charset=utf-8,${encodeURIComponent(reportCsv(report))}"
              >All figures as CSV</a
            >
          </p>
          <h2>LaTeX</h2>
          <pre><code>${latexTable(report)}</code></pre>
          ${facts.licences.map((licence) => html`<p class="soft">${licence}</p>`)}
        </main>
      </body>
    </html> `;
  return page.html;
}

function item(line: string): Html {
  return html`<li>${line}</li>`;
}

function gateList(gates: ComparisonReport['gates']): Html {
  return html`<h2>Gates</h2>
    <ul>
      ${gates.map(
        (gate) =>
          html`<li>
            <span class="${gate.passed ? 'pass' : 'fail'}">${gateLine(gate).slice(0, 4)}</span
            >${gateLine(gate).slice(4)}
          </li>`,
      )}
    </ul>`;
}

function inputList({ inputs, rows }: ComparisonReport): Html {
  const modelsOf = (letter: string) => [
    ...new Set(
      rows.flatMap(({ letters, pair }) => [
        ...(letters[0] === letter ? [pair.base.model.name] : []),
        ...(letters[1] === letter ? [pair.other.model.name] : []),
      ]),
    ),
  ];
  return html`<ul>
    ${inputs.map(
      ({ letter, name }, at) =>
        html`<li>
          <strong>${letter}</strong>${at === 0 ? ' (base)' : ''} ${modelsOf(letter).join(', ')}
          <span class="soft">${name}</span>
        </li>`,
    )}
  </ul>`;
}
