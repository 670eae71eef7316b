import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readRecords } from '../../../harness/publish/read-records.ts';
import type { ItemSet } from '../../../harness/schema/item-set.ts';
import type { Result } from '../../../harness/schema/result.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const results = fileURLToPath(new URL('../../../results', import.meta.url));
const NAME = 'val-recorded-hga-bert-ft-9fc32924';

/** A committed record in a folder of its own, changed. */
async function changed(of: { result?: (one: Result) => void; items?: (one: ItemSet) => void }) {
  const folder = await temporaryFolder();
  const read = async (file: string) => JSON.parse(await readFile(join(results, file), 'utf8'));
  const result = (await read(`nextqa/${NAME}.json`)) as Result;
  const items = (await read(`items/${result.benchmark.itemSet}.json`)) as ItemSet;
  const { itemSet } = result.benchmark;
  of.result?.(result);
  of.items?.(items);
  for (const name of ['nextqa', 'items']) await mkdir(join(folder, name));
  const file = join(folder, 'nextqa', 'record.json');
  await writeFile(file, JSON.stringify(result));
  await writeFile(join(folder, 'items', `${itemSet}.json`), JSON.stringify(items));
  return readRecords([file]);
}

it('reads a published record with its items', async () => {
  const [record] = await changed({});
  expect(record?.result.benchmark.items).toBe(record?.items.ids.length);
});

it.each([
  [
    'outcomes of other items',
    {
      result: ({ probes: { full } }: Result) => {
        if (full !== undefined) full.outcomes = 'cw';
      },
    },
    /2 letters for 4996 items in full/,
  ],
  [
    'an item set that is another',
    {
      items: (items: ItemSet) => {
        items.hash = 'another';
      },
    },
    /it says that it is another/,
  ],
  [
    'a path in the place of an item set',
    {
      result: ({ benchmark }: Result) => {
        benchmark.itemSet = '../items/secret';
      },
    },
    /itemSet.*letters, digits and dashes/,
  ],
])('refuses %s', async (_, change, message) => {
  await expect(changed(change)).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: expect.stringMatching(message) as string,
  });
});
