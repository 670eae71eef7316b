import { html, type Html } from '../../../../harness/comparison/page/html.ts';
import { sheetTable } from '../../../../harness/comparison/page/sheet-table.ts';
import { left, right } from '../../../../harness/comparison/text/sheet.ts';
import { percent } from '../../../../harness/percent.ts';
import { estimateText } from '../../../../harness/shortcuts/text/figure-text.ts';
import type { CheckedClaim, CheckedFile } from '../../model/check/check-claim.ts';
import { problemText } from '../../model/check/read-annotations.ts';
import { comparisonHtml } from '../compare/comparison-html.ts';
import { auditHtml, gapsHtml } from './file-html.ts';

/** All that is said of a claim: what the files are, their scores, the paired test, and how they were read. */
export function claimHtml(claim: CheckedClaim): Html {
  const { files, report } = claim;
  return html`<section aria-labelledby="recognised">
      <h2 id="recognised">What the files are</h2>
      <ul class="dashed">
        ${recognised(claim).map((line) => html`<li>${line}</li>`)}
      </ul>
      ${sheetTable(scoreSheet(files))}
      <p class="note">
        Unreadable answers count as wrong; what is not in a file is no answer and in no denominator.
        Intervals are at 95 %, by video. How the models were asked is not in these files and not
        known here.
      </p>
    </section>
    ${
      report === null
        ? html`<p class="note">With a second file of predictions, the two are compared.</p>`
        : comparisonHtml(
            report,
            files.map(({ predictions: { file } }) => ({ name: file, address: null })),
          )
    }
    <section aria-labelledby="gaps">
      <h2 id="gaps">What the scores owe to the video</h2>
      ${files.map(gapsHtml)}
    </section>
    <section aria-labelledby="audit">
      <h2 id="audit">How replies are read</h2>
      <p>
        Our reading beside that of others: each reader's own score, its score over all replies, and
        how often it reads something else than we do.
      </p>
      ${files.map(auditHtml)}
    </section>`;
}

function recognised({ annotations, choice, files }: CheckedClaim): string[] {
  const { benchmark, split, items, problems, toldBy } = annotations;
  const how = {
    items: 'told by the number of its items',
    name: "told by the file's name",
    default: 'taken for granted: neither the number of items nor the name tells',
  }[toldBy];
  const [first] = problems;
  const { set, known } = choice;
  return [
    `Annotations: ${benchmark.title}, split ${split} (${how}); ${items.length} items about ${new Set(items.map(({ cluster }) => cluster)).size} videos.`,
    known === null
      ? `This is no item set of this board (${set.hash}): a changed copy, or a part of one.`
      : `Question for question the item set of this board${known.name === null ? '' : ` “${known.name}”, ${known.items} items`} (${set.hash}).`,
    ...(first === undefined
      ? []
      : [
          `${problems.length} rows cannot be read and are left out; the first: ${problemText(first)}.`,
        ]),
    ...files.flatMap(fileLines),
  ];
}

function fileLines({ predictions: { file, summary, leftOut, probes } }: CheckedFile): string[] {
  const { format, items, blank, duplicates, failed, notes } = summary;
  const unknown = items?.unknown ?? [];
  return [
    [
      `${file}: format ${format}, probes ${[...probes.keys()].join(', ')}`,
      ...(items === null ? [] : [`${items.answered} of ${items.total} items answered`]),
      ...(unknown.length === 0
        ? []
        : [
            `${unknown.length} items not in the annotations (${unknown.slice(0, 3).join(', ')}${unknown.length > 3 ? ', …' : ''})`,
          ]),
      ...(blank === 0 ? [] : [`${blank} blank answers`]),
      ...(duplicates === 0 ? [] : [`${duplicates} repeated lines`]),
      ...(failed === 0 ? [] : [`${failed} failed requests left out`]),
    ].join('; ') + '.',
    ...(leftOut.length === 0
      ? []
      : [
          `${file}: ${leftOut.join(', ')} not read here: they change the options or ask several times.`,
        ]),
    ...notes,
  ];
}

function scoreSheet(files: CheckedFile[]) {
  return {
    title: 'Scores by file and probe, in per cent',
    columns: [
      left('file'),
      left('probe'),
      right('accuracy'),
      right('right'),
      right('scored'),
      right('unreadable'),
      right('missing'),
      right('chance'),
    ],
    rows: files.flatMap(({ side: { evidence }, predictions: { file } }) =>
      Object.entries(evidence.result.probes).map(([probe, { accuracy, counts, chance }]) => [
        file,
        probe,
        estimateText(accuracy),
        String(counts.correct),
        String(accuracy?.n ?? 0),
        String(counts.unparsed),
        String(counts.failed),
        chance === null ? '' : percent(chance),
      ]),
    ),
    fixed: 2,
  };
}
