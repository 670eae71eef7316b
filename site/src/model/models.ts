import type { Model } from '../../../harness/schema/model-card.ts';
import type { Result } from '../../../harness/schema/result.ts';

/** A model with everything that was measured of it. */
export type ModelEntry = {
  /** As its newest result describes it. */
  model: Model;
  /** Newest first. */
  results: Result[];
};

/** Every model and baseline once, by family and then by name; baselines last. */
export function modelsOf(results: Result[]): ModelEntry[] {
  const newestFirst = results.toSorted((a, b) =>
    b.provenance.publishedAt.localeCompare(a.provenance.publishedAt),
  );
  return [...Map.groupBy(newestFirst, ({ model }) => model.id).values()]
    .map((own) => ({ model: (own[0] as Result).model, results: own }))
    .sort(
      (a, b) =>
        Number(a.model.kind === 'baseline') - Number(b.model.kind === 'baseline') ||
        inOrder.compare(a.model.family ?? '\uffff', b.model.family ?? '\uffff') ||
        inOrder.compare(a.model.name, b.model.name) ||
        inOrder.compare(a.model.id, b.model.id),
    );
}

// 8B stands before 72B.
const inOrder = new Intl.Collator('en', { numeric: true });
