import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ItemSet } from '../../../harness/schema/item-set.ts';
import { shortcutItemsSchema, type ShortcutItems } from '../../../harness/schema/shortcut-items.ts';
import { parseRecord } from './parse-record.ts';
import { BrokenRecords, type Finding } from './record-problem.ts';

/**
 * What the blind answers of several models say of the items of a set:
 * `shortcut-items/<hash>.json` below the results folder.
 *
 * @returns null where nobody has judged the set.
 * @throws BrokenRecords where the file breaks its format or is of other items.
 */
export async function readShortcutItems(
  folder: string,
  items: Pick<ItemSet, 'hash' | 'ids'>,
): Promise<ShortcutItems | null> {
  const file = `shortcut-items/${items.hash}.json`;
  const text = await readFile(join(folder, file), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const found = parseRecord(text, shortcutItemsSchema);
  const findings = 'value' in found ? checkItems(found.value, items) : found.findings;
  if (findings.length > 0 || !('value' in found)) {
    throw new BrokenRecords(findings.map((finding) => ({ file, ...finding })));
  }
  return found.value;
}

function checkItems(
  { benchmark, flagged }: ShortcutItems,
  { hash, ids }: Pick<ItemSet, 'hash' | 'ids'>,
): Finding[] {
  const findings: Finding[] = [];
  if (benchmark.itemSet !== hash) {
    const message = `"${benchmark.itemSet}" is not the file's name`;
    findings.push({ field: 'benchmark.itemSet', message });
  }
  if (flagged !== null && flagged.length !== ids.length) {
    const message = `${flagged.length} letters for ${ids.length} items`;
    findings.push({ field: 'flagged', message });
  }
  return findings;
}
