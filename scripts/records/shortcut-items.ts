import { analyseSet, PLACEBO_DRAWS } from '../../harness/publish/shortcut-items/analyse-set.ts';
import { readItemSets } from '../../harness/publish/shortcut-items/item-sets.ts';
import { writeItemsRecord } from '../../harness/publish/shortcut-items/report.ts';

/** A single model's hits are its blind score; items are judged by several. */
const MODELS = 2;

/**
 * What the blind answers of the runs say of the items of each set that several models answered, written
 * below `results`; the paths of the files. The runs hold the predictions that the placebo floor needs.
 */
export async function makeShortcutItems(runs: string[], results: string): Promise<string[]> {
  const request = { rule: null, rotations: false, seed: 0, draws: PLACEBO_DRAWS };
  const files: string[] = [];
  for (const set of await readItemSets(runs, null)) {
    const analysis = analyseSet(set, request);
    if (analysis.panel.models.length < MODELS) continue;
    files.push(await writeItemsRecord(results, { set, analysis }));
  }
  return files.sort();
}
