import { readFile } from 'node:fs/promises';
import { html, trusted } from '../../comparison/page/html.ts';
import { STYLE } from '../../comparison/page/style.ts';
import { embedded, type PageData } from './page-data.ts';
import { SHEET_STYLE } from './style.ts';

const SCRIPT = new URL('label.js', import.meta.url);

/** Nothing is loaded, and nothing is sent: labels leave the page as a file that the rater saves. */
const POLICY =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; form-action 'none'; base-uri 'none'";

/** The sheet as one file, with its pictures, to be labelled by keyboard or by touch. */
export async function sheetPage(data: PageData): Promise<string> {
  const script = await readFile(SCRIPT, 'utf8');
  const audit = data.who === 'auditor';
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="content-security-policy" content="${POLICY}" />
        <meta name="robots" content="noindex" />
        <title>${audit ? 'Failure audit' : 'Labelling'} · sample ${data.sample}</title>
        <style>
          ${trusted(STYLE)} ${trusted(SHEET_STYLE)}
        </style>
      </head>
      <body>
        <header>
          <div class="bar">
            <label class="who" for="rater">${audit ? 'Auditor' : 'Rater'}</label>
            <select id="rater">
              ${data.orders.map((_, at) => html`<option value="${at}">${at + 1}</option>`)}
            </select>
            <p id="progress" role="status"></p>
            <button id="save" class="primary">Save CSV</button>
          </div>
          <progress id="done" max="1" value="0" aria-label="labelled"></progress>
        </header>
        <main id="item" tabindex="-1"></main>
        <nav aria-label="items">
          <button id="previous">← Previous</button>
          <button id="open">${audit ? 'Next without cause' : 'Next unlabelled'}</button>
          <button id="next">Next →</button>
        </nav>
        <footer>
          <p class="soft" id="keys"></p>
          <p class="soft" id="kept"></p>
        </footer>
        <noscript>
          <p>This page labels with a script. Without one, fill the CSV file beside it.</p>
        </noscript>
        <script type="application/json" id="data">
          ${trusted(embedded(data))}
        </script>
        <script>
          ${trusted(script.replaceAll('</', String.raw`<\/`))};
        </script>
      </body>
    </html> `;
  return page.html;
}
