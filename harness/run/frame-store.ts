import { appendFile, readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { hashOf } from '../hash.ts';
import type { FrameManifest } from '../schema/frames.ts';

export type ManifestStore = {
  /** Writes the manifest once into `frames.jsonl` and gives its key, when it stands there. */
  keep(manifest: FrameManifest): Promise<string>;
};

/** Goes on with what is there; a last line that was cut off is cut away. */
export async function openManifestStore(runFolder: string): Promise<ManifestStore> {
  const path = join(runFolder, 'frames.jsonl');
  const bytes = await readFile(path).catch(() => Buffer.alloc(0));
  const whole = bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1);
  if (whole.length < bytes.length) await truncate(path, whole.length);
  const keys = whole.toString('utf8').matchAll(/^\{"key":"([0-9a-f]+)"/gm);
  const kept = new Map<string, Promise<void>>(
    Array.from(keys, (match) => [match[1] ?? '', Promise.resolve()]),
  );
  return {
    async keep(manifest: FrameManifest) {
      const key = hashOf(manifest).slice(0, 16);
      const written =
        kept.get(key) ?? appendFile(path, `${JSON.stringify({ key, ...manifest })}\n`);
      kept.set(key, written);
      await written;
      return key;
    },
  };
}
