import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** Whether a checkpoint's folder is all there. */
export type Written =
  | { state: 'complete' }
  /** It may still be written to. */
  | { state: 'changing'; why: string }
  /** Nothing has been written for long, and something is missing. */
  | { state: 'broken'; why: string }
  | { state: 'gone' };

type When = { settleMs: number; now: Date };

/** As transformers writes it beside weights in several files, after the last of them. */
const indexSchema = z.looseObject({
  metadata: z.looseObject({ total_size: z.number().nonnegative().optional() }).optional(),
  weight_map: z.record(z.string(), z.string()),
});
const INDEXES = ['model.safetensors.index.json', 'pytorch_model.bin.index.json'];

/**
 * Complete at once is a folder with an index of its weights, if every file that the index names is there
 * and together they are as large as it says. Any other folder is complete when nothing in it has been
 * written for so long; with an index that names a file which is not there it never is.
 */
export async function writtenState(folder: string, { settleMs, now }: When): Promise<Written> {
  const files = await filesIn(folder).catch(() => null);
  if (files === null) return { state: 'gone' };
  const newest = Math.max(0, ...files.map(({ changedMs }) => changedMs));
  const settled = files.length > 0 && now.getTime() - newest >= settleMs;
  const waiting = (why: string): Written => ({ state: settled ? 'broken' : 'changing', why });
  if (files.length === 0) return { state: 'changing', why: 'it is empty' };
  const sizes = new Map(files.map(({ name, bytes }) => [name, bytes]));
  const index = INDEXES.find((name) => sizes.has(name));
  if (index !== undefined) {
    const read = await readIndex(join(folder, index));
    if (read === null) return waiting(`${index} cannot be read`);
    const shards = [...new Set(Object.values(read.weight_map))];
    const missing = shards.filter((shard) => (sizes.get(shard) ?? 0) === 0);
    if (missing.length > 0) return waiting(`${index} names ${missing[0]}, which is not there`);
    const bytes = shards.reduce((sum, shard) => sum + (sizes.get(shard) ?? 0), 0);
    const size = read.metadata?.total_size;
    if (size !== undefined && bytes < size)
      return waiting(`its weights have ${bytes} of ${size} bytes`);
    if (size !== undefined && sizes.has('config.json')) return { state: 'complete' };
  }
  if (settled) return { state: 'complete' };
  return { state: 'changing', why: `it has not been unchanged for ${settleMs / 1000} s` };
}

type File = { name: string; bytes: number; changedMs: number };

/** A copy keeps the date of what was copied, but not when its entry was changed. */
async function filesIn(folder: string): Promise<File[]> {
  const names = await readdir(folder, { recursive: true });
  const found = await Promise.all(
    names.map(async (name) => {
      const file = await stat(join(folder, name)).catch(() => null);
      if (file === null) return [];
      const changedMs = Math.max(file.mtimeMs, file.ctimeMs);
      return [{ name, bytes: file.isFile() ? file.size : 0, changedMs }];
    }),
  );
  return found.flat();
}

async function readIndex(path: string): Promise<z.infer<typeof indexSchema> | null> {
  try {
    return indexSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    // Half of a file, or none of ours: which of the two, time tells.
    return null;
  }
}
