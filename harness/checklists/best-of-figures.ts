import type { AgainstFull, ChecklistGroup } from '../schema/checklist-figures.ts';
import { bestOf, type Candidates } from './best-of.ts';
import { compareGenerators } from './comparison.ts';
import { rubricOf, type GradedSet } from './graded-items.ts';
import type { ItemScore } from './item-scores.ts';
import { probeScores, type Judgements } from './probe-scores.ts';
import { resamplingOf } from './record-figures.ts';
import { scoreTable } from './score-table.ts';
import type { ScoringRuleId } from './scoring-rule.ts';
import { averageDifference, groupOf } from './told-figures.ts';

/** What drawing several videos of each item is worth, in shares of a full score. */
export type BestOfFigures = {
  /** Items of which every candidate has a score by every judge; the others are in no figure. */
  items: number;
  incomplete: number;
  mean: ChecklistGroup;
  /** The judge's praise for its own choice: it flatters. */
  bestByItself: ChecklistGroup;
  flatteringGain: AgainstFull | null;
  /** By another judge, of the same choice; null where there is none. */
  second: {
    mean: ChecklistGroup;
    chosenByFirst: ChecklistGroup;
    gain: AgainstFull | null;
  } | null;
};

type Judged = {
  /** One a candidate, in the same order for both judges. */
  first: readonly Judgements[];
  second: readonly Judgements[] | null;
};

export function bestOfFigures(
  { first, second }: Judged,
  items: GradedSet,
  rule: ScoringRuleId,
): BestOfFigures {
  const [byFirst, bySecond] = [first, second ?? first].map((draws) =>
    draws.map((draw) => byItem(probeScores(draw, items, rule).scores)),
  ) as [ScoresOf[], ScoresOf[]];
  const candidates = items.ids.map((id): Candidates => {
    const of = (draws: readonly ScoresOf[]) => draws.map((scores) => scores.get(id) ?? null);
    return { a: of(byFirst), b: of(bySecond) };
  });
  const best = bestOf(candidates, first.length);
  const rubric = rubricOf(items);
  const resampling = resamplingOf(items);
  const figures = (scores: readonly ItemScore[]) =>
    groupOf(
      scoreTable(scores, rubric, { ...resampling, scopes: ['overall'] }),
      rubric.dimensions,
      (dimension) => ({ scope: 'overall', dimension }),
    );
  const gain = (after: readonly ItemScore[], before: readonly ItemScore[]) =>
    averageDifference(
      compareGenerators(after, before, { rubric, resampling, scopes: ['overall'] }).figures,
    );
  return {
    items: best.meanByA.length,
    incomplete: best.incomplete,
    mean: figures(best.meanByA),
    bestByItself: figures(best.bestByA),
    flatteringGain: gain(best.bestByA, best.meanByA),
    second:
      second === null
        ? null
        : {
            mean: figures(best.meanByB),
            chosenByFirst: figures(best.chosenByA),
            gain: gain(best.chosenByA, best.meanByB),
          },
  };
}

type ScoresOf = ReadonlyMap<string, ItemScore>;

function byItem(scores: readonly ItemScore[]): ScoresOf {
  return new Map(scores.map((score) => [score.id, score]));
}
