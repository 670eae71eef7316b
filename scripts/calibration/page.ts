import { format } from 'prettier';
import { findings } from './findings.ts';
import { OBSERVERS, type Observer } from './observers.ts';
import { BALANCED, FRAMES } from './population.ts';
import { STUDY_PROBES, type Study } from './study.ts';
import { coverageTables, truthTables } from './tables.ts';

/** `docs/calibration.md`. The same study gives the same bytes. */
export function calibrationPage(study: Study): Promise<string> {
  return formatted(
    [
      INTRODUCTION,
      itemsSection(),
      observersSection(),
      pipelineSection(study.seeds),
      '## What is true',
      TRUTH,
      ...truthTables(),
      '## What the reports say',
      COVERAGE,
      findings(study),
      ...coverageTables(study),
      RERUN,
      LIMITS,
    ].join('\n\n'),
  );
}

/** As the repository formats Markdown. */
export function formatted(markdown: string): Promise<string> {
  return format(markdown, { parser: 'markdown', printWidth: 100, singleQuote: true });
}

const INTRODUCTION = `# Calibration

Sightline says of a model how much of its score needs the video, one frame of it, or its order. Whether
those figures are right cannot be checked on real models, because nobody knows what they see. So they are
checked on **synthetic observers**: programs that are given known abilities and then measured like any
model. What each figure should be follows from the abilities by arithmetic; this page compares it with what
the reports say.

\`npm run calibrate\` writes this page. Do not edit it by hand.`;

function itemsSection(): string {
  const { videos, itemsPerVideo, optionShares, sorts } = BALANCED;
  const shares = Array.from(optionShares, ([options, share]) => `${options} (${percent(share)})`);
  const kinds = sorts.map(
    ({ id, kinds: own }) => `| ${id} | ${Object.values(own).map(percent).join(' | ')} |`,
  );
  return `## Items

Every seed draws a sample from one population: ${videos} videos of ${FRAMES} frames, ${itemsPerVideo.least} to ${itemsPerVideo.most} items each. An item is of one of four
kinds, by what it takes to answer it:

- \`text\`: its words
- \`frame\`: its words and any one frame of its video
- \`set\`: all frames of its video, in any order
- \`order\`: all frames in order; what the same video shows backwards is among the wrong options

The right option is a word that is computed from exactly that: from the item's id, and from which frames of
which video have been seen, in which order. An observer that sees less, another video or another order
computes another word, finds it among no options, and has to guess. So no observer is told what is right.

Items of a video are alike: half of the videos are still and half are moving, and that decides on the kinds.

| videos | text | frame | set | order |
| --- | --- | --- | --- | --- |
${kinds.join('\n')}

Items have ${shares.join(', ')} options, and the right one is in any place as often as in any other. The
observer that answers by position is measured on a second population, where half of the right answers stand
first: a favourite place pays there.`;
}

export function observersSection(): string {
  const rows = Object.values(OBSERVERS).map(
    (observer: Observer) => `| \`${observer.id}\` | ${observer.title} | ${abilityOf(observer)} |`,
  );
  return `## Observers

| id | what it is | what it knows |
| --- | --- | --- |
${rows.join('\n')}

Whatever an observer does not know it guesses, each option as often as any other, afresh each time it is
asked. It gets the request that a model gets, words and pictures, and nothing of the plan behind it; it puts
pictures in the order of the times that are written beside them, and answers in the ways models do ("B",
"(B)", "The answer is B.").`;
}

function abilityOf({ sees, takesFirst, garbles, reads }: Observer): string {
  const knows = {
    nothing: '`text`',
    'one-frame': '`text`, `frame`',
    set: '`text`, `frame`, `set`',
    everything: 'all kinds',
  }[sees];
  const parts = [
    reads ? knows : 'nothing',
    takesFirst > 0 ? `takes the first option ${percent(takesFirst)} of the time` : '',
    garbles > 0 ? `${percent(garbles)} of its replies name two options, which is no answer` : '',
  ];
  return parts.filter((part) => part !== '').join('; ');
}

function pipelineSection(seeds: number): string {
  return `## How they are measured

- **In full** (\`test/calibration/pipeline.test.ts\`): the frames are coded pictures in H.264 files on disk. A run decodes
  them, makes JPEGs, and asks each observer through the \`command:\` adapter in a process of its own, which
  reads the codes off the pixels. The record is published and read again. All probes are asked, some on a
  part of the items. What has no chance in it must hold exactly: \`everything\` is perfect under \`full\`,
  \`rotate\` and \`shuffle-travel\`, and never right about order under \`reverse\`; \`set\` is not touched by shuffling.
- **Over ${seeds} seeds** (this page): the same plan, probes, requests, extraction, scoring, records and reports, with three
  bytes in the place of a picture and the observer in the same process. Each seed draws its own items,
  permutations, other videos and guesses. Probes: ${STUDY_PROBES.map((probe) => `\`${probe}\``).join(', ')}.
- **In the tests** (\`test/calibration/coverage.test.ts\`): the same over a few small samples.`;
}

const TRUTH = `Each item class (kind, number of options, place of the right one) has a chance of each answer under each
variant of a probe; answers to two variants are independent, given the item. Every truth is a mean of
products of these chances over the classes, or a ratio of two such means. K is the number of options; c is 1/K.
\`scripts/calibration/truth.ts\` computes them, and its tests compare it with values worked out on paper.`;

const COVERAGE = `Cells of the first table of each pair say how far the mean of the figure lies from its truth, in points, with
the standard error of that mean over the seeds; \`exact\` where every seed gave the truth itself. Cells of the second say which
share of the 95 % intervals holds the truth, with its exact 95 % bounds.`;

const RERUN = `## Making it again

\`\`\`
npm run calibrate            # this page, a quarter of an hour
npm run calibrate -- 40      # over 40 seeds, printed and not written
npm test -- test/calibration # the whole pipeline, and a small study
\`\`\`

The same commit gives the same page, to the byte.`;

const LIMITS = `## Limits

- Observers know an item or guess; a model may be half sure, misled, or lazy. The page shows that the
  figures measure what they say, not that a model's abilities are of this kind.
- Guesses are uniform and independent. A model with favourite letters guesses better or worse than 1/K
  where right answers have favourite places too: see \`position\`, whose chance-corrected figures are not
  its knowledge, which is none.
- Samples have ${BALANCED.videos} videos. Intervals from fewer than 20 are known to be too narrow, and reports say so.
- Every probe shows a clip's own frames. Sampling of long videos, packed clips and whole videos over other
  transports are tested elsewhere.`;

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
