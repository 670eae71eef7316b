import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashOf } from '../hash.ts';
import type { FrameManifest } from '../schema/frames.ts';

export type ManifestStore = {
  /** Writes the manifest once into `frames.jsonl` and gives its key. */
  keep(manifest: FrameManifest): Promise<string>;
};

export async function openManifestStore(runFolder: string): Promise<ManifestStore> {
  const path = join(runFolder, 'frames.jsonl');
  const text = await readFile(path, 'utf8').catch(() => '');
  const known = new Set(Array.from(text.matchAll(/^\{"key":"([0-9a-f]+)"/gm), (match) => match[1]));
  return {
    async keep(manifest: FrameManifest) {
      const key = hashOf(manifest).slice(0, 16);
      if (!known.has(key)) {
        known.add(key);
        await appendFile(path, `${JSON.stringify({ key, ...manifest })}\n`);
      }
      return key;
    },
  };
}
