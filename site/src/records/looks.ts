import type { ItemSet } from '../../../harness/schema/item-set.ts';
import type { Result } from '../../../harness/schema/result.ts';
import { wholeCell } from '../../../harness/shortcuts/cells.ts';
import { evidenceOf } from '../../../harness/shortcuts/evidence.ts';
import { metricsOf } from '../../../harness/shortcuts/metrics.ts';
import { resampling, type Resampling } from '../../../harness/shortcuts/resampling.ts';
import type { LookFigure } from '../model/look-figure.ts';
import { floorsByItemSet, itemSetsByHash } from './catalogue.ts';

/** The default of `sightline shortcuts`, so that both print the same intervals. */
const SEED = 0;

// Boards and result pages show the same figures, and each is made from thousands of resamples. Keyed by
// the records themselves: a server that watches the folder makes new ones.
const figuresOf = new WeakMap<Result, LookFigure[]>();
const randomOf = new WeakMap<ItemSet, Resampling>();

/** How much the models of some results looked; empty where an item set is missing. */
export async function looksOf(results: Result[]): Promise<Map<Result, LookFigure[]>> {
  const itemSets = await itemSetsByHash();
  const floors = await floorsByItemSet();
  return new Map(
    results.map((result) => {
      const items = itemSets.get(result.benchmark.itemSet);
      if (items === undefined) return [result, []];
      const known = figuresOf.get(result);
      if (known !== undefined) return [result, known];
      const random = randomOf.get(items) ?? resampling(items, { seed: SEED });
      randomOf.set(items, random);
      const context = {
        items,
        cell: wholeCell(items),
        record: evidenceOf(result, items),
        floors: floors.get(items.hash) ?? null,
        random,
        differences: new Map(),
      };
      const figures = metricsOf(context);
      figuresOf.set(result, figures);
      return [result, figures];
    }),
  );
}
