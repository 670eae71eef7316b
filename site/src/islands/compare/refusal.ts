import { html, type Html } from '../../../../harness/comparison/page/html.ts';
import { SightlineError } from '../../../../harness/errors.ts';
import type { Choice } from '../../model/comparison/choice.ts';

/** Why two records are not compared, as the command says it, and what can be done about it here. */
export function refusalHtml(error: unknown, choice: Choice): Html {
  if (!(error instanceof SightlineError)) {
    const why = error instanceof Error ? error.message : String(error);
    return html`<div class="refused"><p>The records could not be read: ${why}</p></div>`;
  }
  const { message, hint } = error;
  const allow = hint?.startsWith('--common-items')
    ? { what: 'items', words: 'Compare the items that both have' }
    : hint?.startsWith('--allow-different-protocol')
      ? { what: 'protocol', words: 'Compare them all the same' }
      : null;
  return html`<div class="refused">
    ${message.split('\n').map((line) => html`<p>${line.trim()}</p>`)}
    ${
      allow === null
        ? hint === undefined
          ? null
          : html`<p class="soft">${hint}</p>`
        : html`<button type="button" data-allow="${allow.what}">${allow.words}</button>
            <p class="soft">
              The page then says so beside every
              figure${choice.records.length > 2 ? ', for all of them' : ''}.
            </p>`
    }
  </div>`;
}
