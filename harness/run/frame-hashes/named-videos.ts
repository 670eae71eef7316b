import { SightlineError } from '../../errors.ts';
import { openCorpus } from '../../contamination/corpus/manifest.ts';
import { safePath } from '../../data/safe-path.ts';
import type { Item } from '../../schema/item.ts';
import type { HashVideos } from '../hash-videos.ts';

type NamedVideo = HashVideos['videos'][number];

/**
 * The videos that a corpus names, each once, as it names them; whether they are there shows when they are
 * opened.
 *
 * @param path of a folder of videos or of a manifest, absolute.
 * @throws `DATA_INVALID` for a row that breaks the format and for a corpus without videos, `PATH_REFUSED`
 *   for a path that leaves its folder.
 */
export async function videosOf(path: string, columns: readonly string[]): Promise<NamedVideo[]> {
  const corpus = await openCorpus(path, {
    rule: 'file',
    columns,
    problem({ file, line, field, expected, received }) {
      throw new SightlineError(
        'DATA_INVALID',
        `${file}:${line}: ${field}: expected ${expected}, got ${received}`,
      );
    },
  });
  const names = new Map<string, NamedVideo>();
  for await (const { video } of corpus.entries) {
    if (video !== null && !names.has(video)) {
      names.set(video, { name: video, root: corpus.folder, file: safePath(video) });
    }
  }
  if (names.size > 0) return [...names.values()];
  throw new SightlineError('DATA_INVALID', `${corpus.name} names no videos`, {
    hint: '--column video=COLUMN says in which column they are',
  });
}

/** The videos of items, each once, as their clips are called below the data folder. */
export function clipsOf(items: readonly Pick<Item, 'clip'>[], dataFolder: string): NamedVideo[] {
  const files = new Set(items.flatMap(({ clip }) => clip?.file ?? []));
  return [...files].map((file) => ({ name: file, root: dataFolder, file }));
}
