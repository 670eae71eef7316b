import { SCALES, type Scale } from '../../judge-audit/scale.ts';
import { CANNOT_TELL } from '../../judge-audit/sheet-labels.ts';
import { CAUSES } from '../../judge-audit/taxonomy.ts';

const MEANINGS: Record<Scale, string[]> = {
  verdict: [
    'yes  the answer means the same as at least one reference: other words, another spelling, the same quantity in another unit, and details that contradict no reference are all the same',
    'no   another thing, person, number, place, direction or order; what was asked for is missing; or several alternatives are offered',
  ],
  rating: [
    'Good    what is asked is plainly to be seen, and nothing speaks against it',
    'Medium  it is to be seen in part: only some of it, only for some of the time, or with a clear flaw',
    'Poor    it is not to be seen, or the contrary is',
  ],
};

/** `README.txt` of a sample: what raters must know, and nothing that they must not. */
export function raterReadMe(scale: Scale): string {
  const labels = [...SCALES[scale], CANNOT_TELL].join(', ');
  return `How to label
============

Open index.html in a browser, choose your number, and label; or fill the column "label" of your
sheet-rater-N.csv. Both hold the same rows. Save the CSV under its own name and give it back.

Labels (${labels})
${MEANINGS[scale].map((line) => `  ${line}`).join('\n')}
  ${CANNOT_TELL}  what is shown does not decide it; it counts for nobody, so use it rather than guess

Rate by what is shown and by the references, not by what you would have answered. The references are
right, even where you doubt them: say so in the note. Do not speak with other raters about a row before
both sheets are given back. A label that you leave empty counts as missing.

The column "cause" is for later, and may stay empty. Its words are:
${Object.entries(CAUSES)
  .map(([cause, says]) => `  ${cause}: ${says}`)
  .join('\n')}

For whoever drew the sample
===========================

Give raters index.html, this file and one sheet each, never key.json: it holds the models and what the
judge said. The folder holds questions and frames of a benchmark, which its licence may forbid to pass
on or to publish.
`;
}

export function auditorReadMe(): string {
  return `How to audit
============

Each row is one that people rate one way and the judge another. Say why, with one word in the column
"cause" (index.html offers them); the note may say more. Which model gave the answer is not told.

${Object.entries(CAUSES)
  .map(([cause, says]) => `  ${cause}: ${says}`)
  .join('\n')}

frame_sampling_miss wants a look at more frames: ask the judge again at four times the rate before you
give it. Do not speak with the other auditor before both sheets are given back.
`;
}
