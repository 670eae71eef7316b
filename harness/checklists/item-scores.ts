import type { Rating, Rubric } from '../schema/rubric.ts';
import { coverageOf, type Coverage, type ItemUse } from './coverage.ts';
import { problemOf, type ItemProblem, type JudgedItem } from './judged-item.ts';
import type { ScoringRule } from './scoring-rule.ts';

/** What one item scores, as shares of a full score: Good 1, Medium ½, Poor 0. */
export type ItemScore = {
  id: string;
  category: string;
  task: string;
  /** By dimension of its category: the mean over its questions; null where it is left out. */
  dimensions: Record<string, number | null>;
  /** Mean of the dimensions that are there; null where none is. */
  average: number | null;
};

export type ItemScores = {
  /** In the order of the items that were given. */
  scores: ItemScore[];
  coverage: Coverage;
  byCategory: Record<string, Coverage>;
  problems: ItemProblem[];
};

const POINTS: Record<Rating, number> = { Good: 1, Medium: 0.5, Poor: 0 };

/** @param items all that the generator was to be judged on, those without a verdict too. */
export function scoreItems(
  items: readonly JudgedItem[],
  rubric: Rubric,
  rule: ScoringRule,
): ItemScores {
  const problems: ItemProblem[] = [];
  const scores: ItemScore[] = [];
  const seen = new Set<string>();
  const uses = items.map((item): ItemUse => {
    const problem = seen.has(item.id) ? duplicate(item.id) : problemOf(item, rubric);
    seen.add(item.id);
    if (problem !== null) {
      problems.push(problem);
      return { item, use: 'invalid' };
    }
    const points = pointsOf(item, rule);
    if (points === null) return { item, use: 'left-out' };
    scores.push(scoreItem(item, points, { rubric, rule }));
    return { item, use: 'scored' };
  });
  return {
    scores,
    coverage: coverageOf(uses, rubric),
    byCategory: Object.fromEntries(
      Object.keys(rubric.categories).map((category) => [
        category,
        coverageOf(
          uses.filter(({ item }) => item.category === category),
          rubric,
        ),
      ]),
    ),
    problems,
  };
}

function duplicate(id: string): ItemProblem {
  return { item: id, kind: 'duplicate', expected: 'each item once', found: id };
}

/** One number a question; null for an item that the rule leaves out. */
function pointsOf({ verdict, dimensions }: JudgedItem, rule: ScoringRule): number[] | null {
  if (verdict.state === 'judged') return verdict.ratings.map((rating) => POINTS[rating]);
  return rule.withoutVerdict === 'poor' ? dimensions.map(() => POINTS.Poor) : null;
}

function scoreItem(
  item: JudgedItem,
  points: readonly number[],
  { rubric, rule }: { rubric: Rubric; rule: ScoringRule },
): ItemScore {
  const none = rule.missingDimension === 'zero' ? 0 : null;
  const dimensions = (rubric.categories[item.category] ?? []).map((dimension) => {
    const own = points.filter((_, question) => item.dimensions[question] === dimension);
    return [dimension, own.length === 0 ? none : mean(own)] as const;
  });
  const there = dimensions.flatMap(([, value]) => (value === null ? [] : [value]));
  return {
    id: item.id,
    category: item.category,
    task: item.task,
    dimensions: Object.fromEntries(dimensions),
    average: there.length === 0 ? null : mean(there),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
