import { canonicalJson } from '../../canonical-json.ts';
import type { ComparisonReport } from '../comparison-report.ts';
import { sidesOf } from '../text/sides-text.ts';
import { html, type Html } from './html.ts';

/** How each record was asked and read, with the hashes that say whether two are the same. */
export function protocolTable(report: ComparisonReport): Html {
  const sides = report.inputs.flatMap(({ letter }) =>
    sidesOf(report, letter).map((side) => ({ letter, side })),
  );
  const titles = ['side', 'record', 'protocol', 'asked', 'scored', 'frames', 'settings'];
  return html`<div class="scroll" tabindex="0" role="region" aria-label="protocols">
    <table>
      <thead>
        <tr>
          ${titles.map((title) => html`<th scope="col">${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${sides.map(
          ({ letter, side: { record, path, protocol, settings } }) =>
            html`<tr>
              <td>${letter}</td>
              <td class="wrap">${record}<br /><span class="soft">${path}</span></td>
              <td class="wrap">${protocol.title}</td>
              <td><code>${protocol.asked.slice(0, 12)}</code></td>
              <td><code>${protocol.scored.slice(0, 12)}</code></td>
              <td class="wrap">${words(protocol.frames)}</td>
              <td class="wrap">${words(settings) || 'none recorded'}</td>
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}

function words(fields: object): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name} ${typeof value === 'string' ? value : canonicalJson(value)}`)
    .join(', ');
}
