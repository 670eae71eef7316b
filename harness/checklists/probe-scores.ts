import type { Coverage } from './coverage.ts';
import { judgedItems, rubricOf, type GradedSet } from './graded-items.ts';
import { scoreItems, type ItemScore } from './item-scores.ts';
import type { Judgement } from './judged-item.ts';
import { meanScore } from './mean-score.ts';
import { SCORING_RULES, type ScoringRuleId } from './scoring-rule.ts';

/** What a judge said under one probe: a list a variant, one entry an item, null where it was not asked. */
export type Judgements = readonly (readonly (Judgement | null)[])[];

export type ProbeScores = {
  /** One an item that has a score, in the order of the item set. */
  scores: ItemScore[];
  /** Of trials: one an item and variant. */
  coverage: Coverage;
  byCategory: Record<string, Coverage>;
};

/** The items' scores under a rule; of several variants their mean, over those that the rule scores. */
export function probeScores(
  judgements: Judgements,
  items: GradedSet,
  rule: ScoringRuleId,
): ProbeScores {
  const rubric = rubricOf(items);
  const variants = judgements.map((one) =>
    scoreItems(judgedItems(one, items), rubric, SCORING_RULES[rule]),
  );
  const byId = Map.groupBy(
    variants.flatMap(({ scores }) => scores),
    ({ id }) => id,
  );
  return {
    scores: items.ids.flatMap((id) => {
      const own = byId.get(id);
      return own === undefined ? [] : [meanScore(own)];
    }),
    coverage: summed(variants.map(({ coverage }) => coverage)),
    byCategory: Object.fromEntries(
      Object.keys(rubric.categories).map((category) => [
        category,
        summed(variants.map(({ byCategory }) => byCategory[category] as Coverage)),
      ]),
    ),
  };
}

function summed(parts: readonly Coverage[]): Coverage {
  return parts.reduce((sum, part) => ({
    items: sum.items + part.items,
    judged: sum.judged + part.judged,
    noVideo: sum.noVideo + part.noVideo,
    unjudged: sum.unjudged + part.unjudged,
    invalid: sum.invalid + part.invalid,
    scored: sum.scored + part.scored,
    withoutDimension: Object.fromEntries(
      Object.entries(sum.withoutDimension).map(([name, count]) => [
        name,
        count + (part.withoutDimension[name] ?? 0),
      ]),
    ),
    ignoredQuestions: sum.ignoredQuestions + part.ignoredQuestions,
  }));
}
