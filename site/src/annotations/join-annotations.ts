import type { Item, Option } from '../../../harness/schema/item.ts';
import type { ReadAnnotations } from '../model/check/read-annotations.ts';

/** What a reader's own annotation file says of one item. It stays in the reader's browser. */
export type Annotation = {
  question: string;
  /** Empty where answers are free. */
  options: Option[];
  /** The letter or the words of the right answer; null where the authors keep it. */
  answer: string | null;
};

/** The ids of a page, and what its benchmark is called. */
export type AnnotatedPage = { ids: readonly string[]; title: string };

/** What of a file belongs to the items of a page, by id, or why nothing does. */
export type JoinedAnnotations = { found: Map<string, Annotation> } | { refusal: string };

/** Pure: what is read goes nowhere but to the caller. */
export function joinAnnotations(
  { benchmark, items }: Pick<ReadAnnotations, 'items'> & { benchmark: { title: string } },
  { ids, title }: AnnotatedPage,
): JoinedAnnotations {
  const byId = new Map(items.map((item) => [item.id, item]));
  const found = new Map(
    ids.flatMap((id) => {
      const item = byId.get(id);
      return item === undefined ? [] : [[id, annotationOf(item)] as const];
    }),
  );
  if (found.size > 0) return { found };
  const example = ids[0] === undefined ? '' : `, with ids like ${ids[0]}`;
  return {
    refusal: `This file reads as ${benchmark.title}, and none of its ${items.length} questions is in this item set. What fits is the annotation file of ${title}${example}.`,
  };
}

function annotationOf({ question, options = [], gold }: Item): Annotation {
  if (gold.kind === 'choice') return { question, options, answer: gold.letter };
  return { question, options, answer: gold.kind === 'text' ? gold.references.join('; ') : null };
}
