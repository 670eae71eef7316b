import { RATINGS, type Rating } from '../schema/rubric.ts';
import type { JudgedItem } from '../checklists/judged-item.ts';
import { questionCounts, type GradedSet } from '../checklists/graded-items.ts';
import type { Judgements } from '../checklists/probe-scores.ts';
import type { ScoreLine } from '../schema/journal.ts';
import type { RunManifest } from '../schema/run-manifest.ts';

type Judgement = JudgedItem['verdict'];

/** What a judge gives a question, as the values of a score line hold it: `q0`, `q1`, … */
const POINTS = new Map<number, Rating>(
  RATINGS.map((rating, at) => [RATINGS.length - 1 - at, rating]),
);

/**
 * What the judge of a run said under a probe, a list a variant. An item that was to be asked and has no
 * score has no video: an interrupted run is never mistaken for a small one.
 *
 * @param repeat which of several videos of each item; 0 is the score.
 */
export function judgementsOf(
  probe: Pick<RunManifest['probes'][number], 'id' | 'mask' | 'variants'>,
  scores: readonly ScoreLine[],
  { items, repeat = 0 }: { items: GradedSet; repeat?: number },
): Judgements {
  const own = scores.filter((line) => line.probe === probe.id && line.repeat === repeat);
  const byVariant = Map.groupBy(own, (line) => line.variant);
  const questions = questionCounts(items);
  return probe.variants.map(({ label, mask }) => {
    const lines = new Map(byVariant.get(label)?.map((line) => [line.item, line]));
    return items.ids.map((id, index) => {
      if ([probe.mask, mask].some((one) => one !== null && one[index] !== 'x')) return null;
      return judgementOf(lines.get(id), questions[index] as number);
    });
  });
}

/** Null: it was found that it cannot be asked. */
function judgementOf(line: ScoreLine | undefined, questions: number): Judgement | null {
  switch (line?.outcome) {
    case 'not-asked':
      return null;
    case 'correct':
    case 'wrong':
    case 'unjudged':
      return verdictIn(line.values, questions);
    default:
      return { state: 'no-video' };
  }
}

/** One rating a question, or none at all. */
function verdictIn(values: ScoreLine['values'], questions: number): Judgement {
  const ratings = Array.from({ length: questions }, (_, at) =>
    POINTS.get(values?.[`q${at}`] ?? -1),
  );
  const there = ratings.filter((rating) => rating !== undefined);
  return there.length === questions && questions > 0
    ? { state: 'judged', ratings: there }
    : { state: 'unjudged' };
}
