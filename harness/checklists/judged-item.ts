import type { Rating, Rubric } from '../schema/rubric.ts';

/** One item with what a judge said of the video that a generator made for it. */
export type JudgedItem = {
  /** Unique in a list: the task with the index, where an index alone is not. */
  id: string;
  category: string;
  task: string;
  /** The dimension of each question of its checklist, in order. */
  dimensions: readonly string[];
  verdict: Judgement;
};

export type Judgement =
  /** One rating a question, in their order. */
  | { state: 'judged'; ratings: readonly Rating[] }
  /** The generator gave no video, or one that cannot be read. */
  | { state: 'no-video' }
  /** The judge failed, or its reply was rejected until the end. */
  | { state: 'unjudged' };

/** Why an item is in no figure, whatever the rule: the data or the caller is wrong, not the video. */
export type ItemProblem = {
  item: string;
  kind: 'duplicate' | 'category' | 'empty-checklist' | 'dimension' | 'ratings';
  expected: string;
  found: string;
};

export function problemOf(item: JudgedItem, rubric: Rubric): ItemProblem | null {
  const problem = (kind: ItemProblem['kind'], expected: string, found: string): ItemProblem => ({
    item: item.id,
    kind,
    expected,
    found,
  });
  const categories = Object.keys(rubric.categories);
  if (!categories.includes(item.category))
    return problem('category', `one of ${categories.join(', ')}`, item.category);
  if (item.dimensions.length === 0)
    return problem('empty-checklist', 'a question or more', 'no question');
  const unknown = item.dimensions.find((dimension) => !rubric.dimensions.includes(dimension));
  if (unknown !== undefined)
    return problem('dimension', `one of ${rubric.dimensions.join(', ')}`, unknown);
  const { verdict, dimensions } = item;
  if (verdict.state === 'judged' && verdict.ratings.length !== dimensions.length)
    return problem('ratings', `${dimensions.length} ratings`, `${verdict.ratings.length}`);
  return null;
}
