import { hashOf } from '../hash.ts';
import type { Benchmark } from '../schema/benchmark.ts';
import type { Item } from '../schema/item.ts';

/** Longer names are cut: file systems take 255 bytes, and endings and temporary names come on top. */
const MOST_CHARACTERS = 80;

/**
 * Where the videos of a run stand, by item: `<task>/<index>` as the benchmark has it. Names come from rows
 * that nobody vouches for: one with `..`, with separators, dots or characters of no file system, too long,
 * or equal to another's on a disk that does not tell capitals, is told by its hash.
 */
export function videoNames(
  items: readonly Item[],
  nameOf: (item: Item) => string,
): Map<string, string> {
  const taken = new Set<string>();
  return new Map(
    items.map((item) => {
      const raw = nameOf(item);
      const plain = safeName(raw);
      const name = taken.has(plain.toLowerCase()) ? `${plain}-${digest(item.id)}` : plain;
      taken.add(name.toLowerCase());
      return [item.id, name];
    }),
  );
}

/** @throws Error for a benchmark of generators that names no videos. */
export function videoNameOf(
  benchmark: Pick<Benchmark, 'id' | 'videoName'>,
): (item: Item) => string {
  return (item) => {
    const name = benchmark.videoName?.(item);
    if (name === undefined) throw new Error(`${benchmark.id} names no videos`);
    return name;
  };
}

/** Below the run folder; the first time is 0. Whatever container a video is in, its name ends in `.mp4`. */
export function videoFile(name: string, repeat: number): string {
  return `videos/${repeatName(name, repeat)}.mp4`;
}

/** The name of a repeat; the first time is 0. */
export function repeatName(name: string, repeat: number): string {
  return repeat === 0 ? name : `${name}.${repeat + 1}`;
}

function safeName(raw: string): string {
  const cut = raw.lastIndexOf('/');
  return `${segment(raw.slice(0, Math.max(0, cut)))}/${segment(raw.slice(cut + 1))}`;
}

/** No dot either: `1.2` is the second time of `1`. */
function segment(text: string): string {
  if (text.length <= MOST_CHARACTERS && /^\w(?:[\w -]*\w)?$/.test(text)) return text;
  const slug = text
    .replaceAll(/[^\w-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, MOST_CHARACTERS);
  return `${slug === '' ? 'video' : slug}-${digest(text)}`;
}

function digest(text: string): string {
  return hashOf(text).slice(0, 8);
}
