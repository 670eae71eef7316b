import type { DiagnosisFigures } from '../../../harness/schema/diagnosis.ts';
import type { Grounding } from '../../../harness/schema/grounding.ts';
import type { ItemSet } from '../../../harness/schema/item-set.ts';
import type { Estimate, Result } from '../../../harness/schema/result.ts';
import { JUDGE } from './generators.ts';
import { drawOutcomes, makeItemSet, makeProbe, makeResult } from './make-result.ts';

/** A set in which every third question has no options. */
export function makeOpenSet(): ItemSet {
  const set = makeItemSet({
    hash: 'b50cdd1a7e22',
    benchmark: 'videokr-eval',
    split: 'test',
    name: null,
    items: 60,
    options: 4,
  });
  return {
    ...set,
    optionCounts: set.optionCounts.map((count, item) => (item % 3 === 0 ? 0 : count)),
  };
}

/** Everything that can stand beside a score: metrics, a judge of the same family, spans and a diagnosis. */
export function everythingBeside(items: ItemSet): Result {
  const outcomes = drawOutcomes(items, { key: 'open', share: 0.6, odd: { unjudged: 2 } });
  const full = makeProbe(items, outcomes);
  const judge = { ...JUDGE, id: 'open-answer', model: 'reader-judge', sameFamily: true };
  const result = makeResult(
    items,
    { full: { ...full, metrics: { wups9: share(0.41), rougeL: share(0.377) } } },
    {
      id: 'everything-beside',
      model: { name: 'Reader 4B' },
      protocol: { judge, openScorer: { id: 'open-answer', version: 2 } },
      complete: false,
    },
  );
  return { ...result, grounding: GROUNDING, diagnosis: { ...DIAGNOSIS, judge } };
}

function share(value: number, n = 40): Estimate {
  const half = { low: Math.max(0, value - 0.12), high: Math.min(1, value + 0.12), se: 0.06 };
  return { value, ...half, estimator: 'cluster-t', n, clusters: 18 };
}

const GROUNDING: Grounding = {
  reading: 1,
  rule: { minimum: { seconds: 1, shareOfVideo: 0.02 }, tolerance: 0 },
  goldHash: 'e0a1',
  questions: 40,
  unscored: 2,
  answered: 31,
  tooShort: 3,
  without: { 'no span': 6 },
  figures: { mIoU: share(0.214), mIoP: share(0.305), 'IoP@0.5': share(0.25) },
  accuracy: share(0.625),
  accAtGqa: share(0.2),
  table: { rightGrounded: 8, rightUngrounded: 17, wrongGrounded: 2, wrongUngrounded: 13 },
  ungroundedOfRight: share(0.68, 25),
  corrected: { value: 0.08, low: -0.04, high: 0.2, chance: 0.15 },
  floors: [
    {
      id: 'whole video',
      meanIou: 0.2,
      meanIop: 0.2,
      meanIog: 1,
      iou30: 0.175,
      iou50: 0.05,
      iop30: 0.175,
      iop50: 0.05,
    },
  ],
};

const DIAGNOSIS: DiagnosisFigures = {
  judge: JUDGE,
  sample: 30,
  replies: 30,
  diagnosed: 28,
  without: { waiting: 0, unread: 1, 'no-reasoning': 1, 'no-answer': 0 },
  shares: {
    answer: { right: share(0.607, 28), wrong: share(0.393, 28) },
    support: { yes: share(0.714, 28), no: share(0.286, 28) },
    place: { yes: share(0.75, 28), none: share(0.25, 28) },
    time: { yes: share(0.5, 28), none: share(0.5, 28) },
    cause: { none: share(0.607, 28), perception: share(0.393, 28) },
  },
  table: {
    right: { yes: 15, no: 2, unclear: 0 },
    partly: { yes: 0, no: 0, unclear: 0 },
    wrong: { yes: 5, no: 6, unclear: 0 },
  },
  unsupportedOfRight: share(0.118, 17),
  causesOfNotRight: { perception: share(0.727, 11), 'wrong-time': share(0.273, 11) },
  agreesWithScore: share(0.929, 28),
};
