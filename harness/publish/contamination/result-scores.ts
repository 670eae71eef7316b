import { subsetScores } from '../../contamination/subset-scores.ts';
import type { Verdict } from '../../contamination/level-check.ts';
import { SightlineError } from '../../errors.ts';
import type { Benchmark } from '../../schema/benchmark.ts';
import type { SubsetScore } from '../../schema/contamination-report.ts';
import type { Evidence } from '../../shortcuts/evidence.ts';
import { keepsItemsBack } from '../benchmark-facts.ts';
import { readInput } from '../comparison-inputs.ts';
import { SMALLEST_CELL } from '../shown-labels.ts';

type Terms = Pick<Benchmark, 'id' | 'title' | 'licence' | 'publishes' | 'task'>;

/**
 * Reads the results whose scores are wanted.
 *
 * @throws `COMPARISON_REFUSED` for a result of another benchmark, and what `readInput` throws.
 */
export async function readResults(
  paths: readonly string[],
  { benchmark, shown }: { benchmark: string; shown: (path: string) => string },
): Promise<Evidence[]> {
  const results: Evidence[] = [];
  for (const path of paths) {
    for (const { evidence } of (await readInput(path, shown)).sides) {
      const { id } = evidence.result.benchmark;
      if (id !== benchmark) {
        throw new SightlineError(
          'COMPARISON_REFUSED',
          `${shown(path)} is of ${id}, not ${benchmark}`,
        );
      }
      results.push(evidence);
    }
  }
  return results;
}

/**
 * The score of each result on all of its items, on those that a level clears and on those that it flags;
 * results without a score that may be split are left out of the list.
 *
 * @param verdicts of one level, by item id.
 */
export function resultScores(
  results: readonly Evidence[],
  verdicts: ReadonlyMap<string, Verdict>,
  terms: Terms,
): SubsetScore[] {
  return results.flatMap(({ result, items, probes }): SubsetScore[] => {
    const values = probes.get('full')?.values;
    if (values === undefined) return [];
    const figures = subsetScores({
      values,
      clusters: items.clusters.map((cluster) => items.clusterIds[cluster] ?? ''),
      verdicts: items.ids.map((id) => verdicts.get(id) ?? 'unchecked'),
    });
    if (figures === null) return [];
    const names = { result: result.id, model: result.model.name, protocol: result.protocol.id };
    const small = [figures.clean, figures.flagged].some(
      (one) => one !== null && one.n < SMALLEST_CELL,
    );
    if (!small || !keepsItemsBack(terms, [result.model.kind])) {
      return [{ ...names, ...figures, withheld: null }];
    }
    const withheld = `a set of fewer than ${SMALLEST_CELL} items would give answers of ${terms.id} away`;
    return [{ ...names, all: figures.all, clean: null, flagged: null, difference: null, withheld }];
  });
}
