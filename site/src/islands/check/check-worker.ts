import type { Side } from '../../../../harness/comparison/compared.ts';
import type { ComparisonReport } from '../../../../harness/comparison/comparison-report.ts';
import { html } from '../../../../harness/comparison/page/html.ts';
import { SightlineError } from '../../../../harness/errors.ts';
import { checkClaim } from '../../model/check/check-claim.ts';
import { flipsHtml } from '../compare/flips-html.ts';
import { claimHtml } from './claim-html.ts';
import type { Question, Reply } from './conversation.ts';
import { known } from './known.ts';
import { readFile } from './read-file.ts';

/** Of the claim that was checked last: its lists of items are drawn when somebody opens them. */
let last: { report: ComparisonReport; sides: Side[] } | null = null;

self.addEventListener('message', ({ data }: MessageEvent<Question>) => void answer(data));
say({ kind: 'ready' });

async function answer(question: Question): Promise<void> {
  if (question.kind === 'flips') {
    const { at, shortcuts } = question;
    // Items have their ids: they came with the annotations.
    const list = last === null ? null : flipsHtml({ ...last, nameOf: (id) => id }, at, shortcuts);
    say({ kind: 'flips', html: list?.html ?? '' });
    return;
  }
  const { turn, annotations, predictions, board } = question;
  try {
    const checked = await checkClaim(
      {
        annotations: await readFile(annotations),
        predictions: await Promise.all(predictions.map(readFile)),
      },
      known(board),
    );
    const { report, files } = checked;
    last = report === null ? null : { report, sides: files.map(({ side }) => side) };
    const said = report?.rows[0]?.sentence ?? `Read ${files[0]?.predictions.file ?? 'nothing'}`;
    say({ kind: 'checked', turn, html: claimHtml(checked).html, said: `${said}.` });
  } catch (error) {
    say({ kind: 'checked', turn, html: faultHtml(error).html, said: 'That cannot be read.' });
  }
}

function faultHtml(error: unknown) {
  const told = error instanceof Error ? error.message : String(error);
  const lines = error instanceof SightlineError ? told : `The page has a fault: ${told}`;
  const hint = error instanceof SightlineError ? error.hint : undefined;
  return html`<div class="refused">
    ${lines.split('\n').map((line) => html`<p>${line}</p>`)}
    ${hint === undefined ? null : html`<p class="soft">${hint}</p>`}
  </div>`;
}

function say(reply: Reply): void {
  self.postMessage(reply, {});
}
