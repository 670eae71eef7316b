import { OBSERVERS, type Observer } from './observers.ts';
import { BALANCED, FRAMES } from './population.ts';
import { STUDY_PROBES } from './study.ts';

export function itemsSection(): string {
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

export function pipelineSection(seeds: number): string {
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

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
