import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson, hashOf } from '../hash.ts';
import type { DecodedClip, FrameManifest } from '../schema/frames.ts';
import type { Decode } from './show.ts';

/**
 * Remembers the last few clips that were decoded. The trials of a video stand together, so a handful
 * is enough for each to be decoded once a policy, and memory stays bounded.
 */
export function rememberClips(decode: Decode, capacity: number): Decode {
  const recent = new Map<string, Promise<DecodedClip>>();
  return (file, policy) => {
    const key = canonicalJson([file, policy]);
    const known = recent.get(key);
    if (known !== undefined) {
      recent.delete(key);
      recent.set(key, known);
      return known;
    }
    const decoding = decode(file, policy);
    recent.set(key, decoding);
    const [oldest] = recent.keys();
    if (recent.size > capacity && oldest !== undefined) recent.delete(oldest);
    return decoding;
  };
}

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
