import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { readHashes } from '../../contamination/frames/read-hashes.ts';
import type { HashedVideo } from '../../contamination/frames/hashed-video.ts';
import { FRAME_HASHES } from '../../schema/frame-hashes.ts';
import { hashAll, type Hashing, type HashJob } from './hash-all.ts';

export type KnownVideos = {
  /** Of those that could be hashed, by the names that were given. */
  videos: AsyncGenerator<HashedVideo>;
  /** Names of those that could not. */
  unreadable: Set<string>;
};

type Place = Pick<HashJob, 'title' | 'framesPerSecond' | 'mirrored' | 'middles'> & {
  /** Absolute. */
  root: string;
  /** Below the root; all of them exist. */
  files: readonly string[];
  /** Where hashes are kept between commands. */
  cacheFolder: string;
};

/**
 * The hashes of videos of a folder: those that were hashed before are not opened again, unless their size
 * or their date is another.
 *
 * @throws what `hashAll` throws.
 */
export async function knownVideos(
  { root, files, cacheFolder, ...job }: Place,
  hashing: Hashing,
): Promise<KnownVideos> {
  if (files.length === 0) return { videos: ownOf(null, new Map()), unreadable: new Set() };
  const { framesPerSecond, mirrored, middles } = job;
  const made = { ...FRAME_HASHES, framesPerSecond, mirrored, middles };
  const key = createHash('sha256')
    .update(JSON.stringify([root, made, hashing.media.decoder]))
    .digest('hex');
  const out = join(cacheFolder, `${key.slice(0, 32)}.jsonl`);
  const named = new Map(files.map((file) => [stateOf(root, file), file]));
  const { failed } = await hashAll(
    { ...job, out, videos: [...named].map(([name, file]) => ({ name, root, file })) },
    hashing,
  );
  return {
    videos: ownOf(out, named),
    unreadable: new Set(failed.map(({ video }) => named.get(video) ?? video)),
  };
}

async function* ownOf(out: string | null, named: ReadonlyMap<string, string>) {
  if (out === null) return;
  for await (const video of readHashes(out)) {
    const file = named.get(video.id);
    if (file !== undefined) yield { ...video, id: file };
  }
}

/** Another size or date is another video. */
function stateOf(root: string, file: string): string {
  const { size, mtimeMs } = statSync(join(root, file));
  return `${file} ${size} ${mtimeMs}`;
}
