import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../atomic-write.ts';
import { readConfig } from '../read-config.ts';
import { floorsSchema, type Floors } from '../schema/floors.ts';
import type { ItemSet } from '../schema/item-set.ts';

/**
 * The floors of an item set below a results folder; null when nobody made them.
 *
 * @throws `CONFIG_INVALID` when the file breaks its schema.
 */
export async function readFloors(results: string, itemSet: string): Promise<Floors | null> {
  const path = floorsPath(results, itemSet);
  return (await exists(path)) ? readConfig(path, floorsSchema) : null;
}

/** Writes the record, and its item set if that is missing. Returns the path of the record. */
export async function writeFloors(
  results: string,
  floors: Floors,
  itemSet: ItemSet,
): Promise<string> {
  const items = join(results, 'items', `${itemSet.hash}.json`);
  if (!(await exists(items))) await writeAtomically(items, `${JSON.stringify(itemSet)}\n`);
  const path = floorsPath(results, itemSet.hash);
  await writeAtomically(path, `${JSON.stringify(floorsSchema.parse(floors), null, 2)}\n`);
  return path;
}

function floorsPath(results: string, itemSet: string): string {
  return join(results, 'floors', `${itemSet}.json`);
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
