import type { ItemSet } from '../../../harness/schema/item-set.ts';
import type { Result } from '../../../harness/schema/result.ts';
import type { ItemTable } from '../items/item-table.ts';
import { tallyItems } from '../items/tally-items.ts';
import { itemSetGroups } from '../model/item-set-groups.ts';
import { itemSetsByHash, type BenchmarkEntry } from './catalogue.ts';
import { resultsFolder } from './results-folder.ts';
import { readShortcutItems } from './shortcut-items.ts';

/** An item set about whose single items something is published. */
export type BrowsableSet = { title: string; items: ItemSet; results: Result[]; table: ItemTable };

/** The item sets of a benchmark that can be gone through, in the order of its boards. */
export async function browsableSets(entry: BenchmarkEntry): Promise<BrowsableSet[]> {
  const itemSets = await itemSetsByHash();
  const sets = itemSetGroups(entry).map(async ({ itemSet, title, results }) => {
    const items = itemSets.get(itemSet);
    if (items === undefined || !results.some(showsAnswers)) return [];
    const shortcuts = await readShortcutItems(resultsFolder(), items);
    return [{ title, items, results, table: tallyItems(items, { results, shortcuts }) }];
  });
  return (await Promise.all(sets)).flat();
}

function showsAnswers({ probes }: Result): boolean {
  return Object.values(probes).some(({ outcomes, variants }) =>
    (variants?.map((one) => one.outcomes) ?? [outcomes]).every((text) => text !== null),
  );
}
