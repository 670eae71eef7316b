import { hashOf } from '../hash.ts';
import type { ItemSet } from '../schema/item-set.ts';
import { SUBMISSION_FILES, type SubmittedRun } from '../schema/submission.ts';
import { differences, shownValue } from './differences.ts';
import type { Problems } from './problem.ts';

/**
 * That the item set is what its hash says, that the run was asked on it, and that `full` asks every item
 * but those for which a reason is given.
 *
 * @param published the item set of that hash which records are about; null: there is none.
 */
export function checkItems(
  run: SubmittedRun,
  items: ItemSet,
  { published, problems }: { published: ItemSet | null; problems: Problems },
): void {
  problems.looked('items');
  const file = SUBMISSION_FILES.items;
  const { schemaVersion: _version, hash, checklists: _checklists, subset, ...set } = items;
  const made = hashOf(set).slice(0, hash.length);
  if (made !== hash) problems.add('ITEM_SET', { file, field: 'hash' }, `its content has ${made}`);
  if (subset !== undefined) {
    const message = 'an anchored subset follows one model and ranks nobody';
    problems.add('ITEMS_LEFT_OUT', { file, field: 'subset' }, message);
  }
  const said = [
    ['itemSet.hash', run.itemSet.hash, hash],
    ['itemSet.name', run.itemSet.name, items.name],
    ['itemSet.items', run.itemSet.items, items.ids.length],
    ['benchmark', run.benchmark, items.benchmark],
    ['split', run.split, items.split],
  ] as const;
  for (const [field, told, is] of said) {
    if (told === is) continue;
    problems.add('ITEM_SET', { file: SUBMISSION_FILES.run, field }, `${told}, the items say ${is}`);
  }
  if (published === null) {
    problems.add('ITEM_SET_NEW', { file, field: 'hash' }, `no record is about ${hash}`);
  } else {
    for (const { field, told, made: there } of differences(items, published)) {
      const message = `${shownValue(told)}, the published one has ${shownValue(there)}`;
      problems.add('ITEM_SET', { file, field }, message);
    }
  }
  checkMasks(run, items, problems);
}

function checkMasks(
  { probes, shard, endpoint }: SubmittedRun,
  items: ItemSet,
  problems: Problems,
): void {
  const n = items.ids.length;
  const file = SUBMISSION_FILES.run;
  if (shard !== null) {
    problems.add('ITEMS_LEFT_OUT', { file, field: 'shard' }, 'a shard is no whole run');
  }
  if (!probes.some(({ id }) => id === 'full' || id === 'blind')) {
    problems.add('ITEMS_LEFT_OUT', { file, field: 'probes' }, 'neither full nor blind was asked');
  }
  for (const [index, { id, mask, variants, subset, inapplicable }] of probes.entries()) {
    const field = `probes.${index}`;
    const wrong = [mask, ...variants.map((one) => one.mask)].find(
      (one) => one !== null && (one.length !== n || /[^x-]/.test(one)),
    );
    if (wrong !== undefined) {
      problems.add('ITEM_SET', { file, field }, `a mask is not one of ${n} items`);
      continue;
    }
    if (id !== 'full') continue;
    const asked = Array.from({ length: n }, (_, item) =>
      variants.some((one) => [mask, one.mask].every((own) => own === null || own[item] === 'x')),
    ).filter(Boolean).length;
    // A model is asked everything under full; a rule over options is asked nothing without them.
    const explained =
      endpoint.kind === 'baseline' ? inapplicable.reduce((sum, one) => sum + one.items, 0) : 0;
    const expected = subset ?? n - explained;
    if (asked < expected) {
      problems.add(
        'ITEMS_LEFT_OUT',
        { file, field: `${field}.mask` },
        `${asked} of ${n} items are asked, and ${explained} have a reason that can be`,
      );
    }
  }
}
