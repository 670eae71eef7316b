import { BALANCED } from './population.ts';

export const INTRODUCTION = `# Calibration

Sightline says of a model how much of its score needs the video, one frame of it, or its order. Whether
those figures are right cannot be checked on real models, because nobody knows what they see. So they are
checked on **synthetic observers**: programs that are given known abilities and then measured like any
model. What each figure should be follows from the abilities by arithmetic; this page compares it with what
the reports say.

\`npm run calibrate\` writes this page. Do not edit it by hand.`;

export const TRUTH = `Each item class (kind, number of options, place of the right one) has a chance of each answer under each
variant of a probe; answers to two variants are independent, given the item. Every truth is a mean of
products of these chances over the classes, or a ratio of such means. K is the number of options, c the mean
of 1/K, A(x) the accuracy under the probe x. \`scripts/calibration/truth.ts\` computes them, and its tests compare it
with values worked out on paper. All in points.`;

export const PAIRS = `Of two records, the earlier is left of the arrow. R is the share of readable answers, a the accuracy among
them, R̄ the mean R of both with the video; Δ is later less earlier.`;

export const READING = `## What the truths teach

- **\`garbler\` → \`everything\`: nothing more is seen, only the format is mended.** The gain is all *answering*, and the *video* part is
  0. The difference in differences is not: it reads what cannot be read as wrong, and more is lost that way
  where more is known. Read the parts where formats differ.
- **\`position\` knows nothing and scores 25 % above chance**, where right answers have a favourite place. The chance
  level cannot tell; the mean over all places is at chance, and right in all places is next to nothing.
- **The best of several frames is corrected for independent guesses.** Who says the same whatever it is
  shown has one guess and not four: \`position\` comes out far below 0, and so would a model without any
  randomness in what it does not know. Below 0 it says just that.
- **Backwards can be worse than guessing**: who sees the order takes what the video shows, and is wrong. Shuffled frames
  say nothing, and leave a guess.`;

export const COVERAGE = `Three tables each, of single records and of two:

- how far the mean of a figure lies from its truth, in points, with the standard error of that mean over
  the seeds. \`exact\`: every seed gave the truth itself; \`not given\`: the report says that there is none;
- the share of 95 % intervals that hold the truth, with its exact 95 % bounds. \`no spread\`: nothing varied, and the
  report gave no interval;
- where the truth is 0, how often the sign-flip test said p < .05: 5 % or less is right.

With ${BALANCED.videos} videos an interval of a nominal 95 % is a little narrow: t with CR1 knows the number of videos, but not
that they hold different numbers of items, and percentiles of resampled videos know neither. A figure that
comes with both kinds of interval shows the difference: "blind, all places above chance" (t) and "items flagged
above the guess floor" (percentile) are one number.`;

export const RERUN = `## Making it again

\`\`\`sh
npm run calibrate            # this page: some ten minutes
npm run calibrate -- 40      # over 40 seeds, printed and not written
npm test -- test/calibration # the whole pipeline, and a small study
\`\`\`

The same commit gives the same page, to the byte.`;

export const LIMITS = `## Limits

- Observers know an item or guess evenly and afresh; a model may be half sure, misled, or stubborn. The page
  shows that the figures measure what they say, not that a model's abilities are of this kind.
- Samples have ${BALANCED.videos} videos of ${BALANCED.itemsPerVideo.least} to ${BALANCED.itemsPerVideo.most} items. Intervals from fewer than 20 videos are too narrow, and reports say so.
- Coverages in a row are not independent: all figures of a seed come from the same items.
- Every probe shows all frames of a clip or some of them. Sampling of long videos, packed clips and whole videos over other
  transports are tested elsewhere, and so are judges.`;
