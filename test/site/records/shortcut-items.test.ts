import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { itemSetSchema } from '../../../harness/schema/item-set.ts';
import { BrokenRecords } from '../../../site/src/records/record-problem.ts';
import { readShortcutItems } from '../../../site/src/records/shortcut-items.ts';

const RESULTS = fileURLToPath(new URL('../../../results', import.meta.url));
const HASH = 'e7766872b02349a4';

describe('readShortcutItems', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sightline-shortcut-items-'));
    await mkdir(join(folder, 'shortcut-items'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const items = async () =>
    itemSetSchema.parse(JSON.parse(await readFile(join(RESULTS, 'items', `${HASH}.json`), 'utf8')));

  it('reads what is published, a letter an item', async () => {
    const own = await items();
    const found = await readShortcutItems(RESULTS, own);
    expect(found?.flagged).toHaveLength(own.ids.length);
  });

  it('is null where nobody has judged the set', async () => {
    expect(await readShortcutItems(folder, await items())).toBeNull();
  });

  it('refuses a file of other items or of another format', async () => {
    const own = await items();
    const text = await readFile(join(RESULTS, 'shortcut-items', `${HASH}.json`), 'utf8');
    const put = (content: string, hash = HASH) =>
      writeFile(join(folder, 'shortcut-items', `${hash}.json`), content);
    await put(text, 'other');
    await expect(readShortcutItems(folder, { ...own, hash: 'other' })).rejects.toThrow(
      `shortcut-items/other.json: benchmark.itemSet: "${HASH}" is not the file's name`,
    );
    await put(text);
    await expect(readShortcutItems(folder, { ...own, ids: ['a'] })).rejects.toThrow(
      'flagged: 786 letters for 1 items',
    );
    await put('{}');
    await expect(readShortcutItems(folder, own)).rejects.toThrow(BrokenRecords);
  });
});
