import { createHash } from 'node:crypto';
import { SightlineError } from '../errors.ts';
import type { Item } from '../schema/item.ts';
import type { RunManifest } from '../schema/run-manifest.ts';

/** One part of a run that several machines share; `index` counts from 1. */
export type Shard = NonNullable<RunManifest['shard']>;

/** @throws `USAGE` unless the text is `i/n` with i from 1 to n. */
export function parseShard(text: string): Shard {
  const [, index, count] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (shard.index >= 1 && shard.index <= shard.count) return shard;
  throw new SightlineError('USAGE', `"${text}" is no shard`, {
    hint: 'write i/n: --shard 1/4 on the first of four machines, 4/4 on the last',
  });
}

/** A video lies whole in one shard, in the same one on every machine. */
export function isInShard({ cluster }: Item, { index, count }: Shard): boolean {
  const digest = createHash('sha256').update(cluster).digest();
  return digest.readUIntBE(0, 6) % count === index - 1;
}
