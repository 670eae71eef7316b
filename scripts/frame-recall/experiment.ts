import { readdir } from 'node:fs/promises';
import pLimit from 'p-limit';
import { hashRow, readHashRow } from '../../harness/contamination/frames/hash-file.ts';
import {
  findOverlaps,
  type FrameSearch,
} from '../../harness/contamination/frames/find-overlaps.ts';
import type { FrameSide, HashedVideo } from '../../harness/contamination/frames/hashed-video.ts';
import { isFlagged } from '../../harness/contamination/frames/overlap.ts';
import { HASH_WORDS } from '../../harness/frame-hash/hash-bits.ts';
import type { Media } from '../../harness/media/media.ts';
import { CONCATENATED, concatenation, copiesOf, KINDS, type Clip, type Copy } from './copies.ts';

const RATE = 30;
const LOWER_RATE = 8;

/**
 * Clips of one film, found by looking at them: their overlaps are true. The two of each row are the same
 * film in another quality or another shape.
 */
export const SAME_FILM = [
  ['testvideo-169.avi', 'testvideo-43.avi'],
  ['carphone_distorted.mp4', 'carphone_pristine.mp4'],
  ['h264_10bits.mp4', 'h265_10bits.mp4'],
];

/** Shorter copies cannot have the three hits of the rule at one frame a second. */
export const LEAST_SECONDS = 3;

export type KindRecall = {
  kind: string;
  /** Copies that show enough seconds of their clip. */
  copies: number;
  /** How many of them are flagged: with 8 frames of each clip a second, with 30, and also with --crops. */
  flagged: { at8: number; at30: number; withCrops: number };
  /** Shorter copies: how many there are, and how many are at least to be reviewed. */
  short: number;
  shortSeen: number;
  /** Clips whose long copies are not flagged with --crops. */
  missed: string[];
};

export type Recall = {
  kinds: KindRecall[];
  /** Of clips and copies that have nothing to do with each other: pairs, and those flagged or to review. */
  unrelated: { pairs: number; flagged: string[]; review: string[] };
};

/** @param from folder of clips, absolute. @param to an empty folder for their copies. */
export async function measureRecall({
  from,
  to,
  media,
}: {
  from: string;
  to: string;
  media: Media;
}): Promise<Recall> {
  const clips: Clip[] = [];
  for (const file of (await readdir(from)).sort()) {
    const { durationSeconds } = await media.probe({ root: from, file });
    clips.push({ file, seconds: durationSeconds });
  }
  const limit = pLimit(2);
  const neighbour = new Map(clips.map((clip, at) => [clip.file, neighbourOf(clips, at)]));
  const made = await Promise.all(
    clips.map((clip) =>
      limit(async () => {
        const other = neighbour.get(clip.file) as Clip;
        const copies = await copiesOf(clip, from, to);
        return [...copies, await concatenation({ clip, other }, from, to)];
      }),
    ),
  );
  const copies = made.flat();
  const hashed = (root: string, file: string, framesPerSecond: number) => {
    const isDense = root === from;
    return limit(async () => {
      const prints = await media.prints({ root, file }, { framesPerSecond, middles: isDense });
      return readHashRow(hashRow(file, prints, { mirrored: isDense })) as HashedVideo;
    });
  };
  const dense = await Promise.all(clips.map(({ file }) => hashed(from, file, RATE)));
  const sparse = await Promise.all(copies.map(({ file }) => hashed(to, file, 1)));
  const search = (videos: HashedVideo[]) =>
    findOverlaps(videos, passing(sparse), { framesPerSecond: 1 });
  const plain = dense.map(withoutMiddles);
  const searches = {
    at8: await search(plain.map((video) => thinned(video, LOWER_RATE))),
    at30: await search(plain),
    withCrops: await search(dense),
  };
  return recallOf({ clips, copies, neighbour, searches });
}

/** What hashing at a lower rate gives: of each tick the last frame that begins no later. */
function thinned({ atSeconds, sides, ...video }: HashedVideo, rate: number): HashedVideo {
  const kept = [...atSeconds.keys()].filter((at) => {
    const [start, next] = [atSeconds[at] as number, atSeconds[at + 1] ?? Infinity];
    return Math.ceil((start - 1e-4) * rate) / rate < next - 1e-4;
  });
  const thin = ({ qualities, hashes }: FrameSide): FrameSide => ({
    qualities: Uint8Array.from(kept, (at) => qualities[at] as number),
    hashes: Uint32Array.from(
      kept.flatMap((at) => [...hashes.subarray(at * HASH_WORDS, (at + 1) * HASH_WORDS)]),
    ),
  });
  const entries = Object.entries(sides).map(([variant, side]) => [variant, thin(side)]);
  return {
    ...video,
    atSeconds: Float32Array.from(kept, (at) => atSeconds[at] as number),
    sides: Object.fromEntries(entries) as HashedVideo['sides'],
  };
}

function withoutMiddles({ sides, ...video }: HashedVideo): HashedVideo {
  const { middle90: _, middle95: __, ...others } = sides;
  return { ...video, sides: others };
}

async function* passing(videos: HashedVideo[]) {
  yield* videos;
}

/** Another clip of another film. */
function neighbourOf(clips: readonly Clip[], at: number): Clip {
  const others = [...clips.slice(at + 1), ...clips.slice(0, at)];
  const clip = clips[at] as Clip;
  return others.find(({ file, seconds }) => seconds >= 5 && !sameFilm(file, clip.file)) as Clip;
}

function sameFilm(a: string, b: string): boolean {
  return a === b || SAME_FILM.some((row) => row.includes(a) && row.includes(b));
}

function recallOf({
  clips,
  copies,
  neighbour,
  searches,
}: {
  clips: readonly Clip[];
  copies: readonly Copy[];
  neighbour: ReadonlyMap<string, Clip>;
  searches: Record<keyof KindRecall['flagged'], FrameSearch>;
}): Recall {
  const files = clips.map(({ file }) => file);
  const overlap = ({ found }: FrameSearch, copy: Copy) =>
    found.find(({ corpus, video }) => corpus === copy.file && files[video] === copy.of);
  const flagged = (search: FrameSearch, copy: Copy) => {
    const found = overlap(search, copy);
    return found !== undefined && isFlagged(found);
  };
  const kinds = KINDS.map((kind): KindRecall => {
    const own = copies.filter((copy) => copy.kind === kind);
    const enough = own.filter(({ seconds }) => seconds >= LEAST_SECONDS);
    const count = (search: FrameSearch) => enough.filter((copy) => flagged(search, copy)).length;
    const short = own.filter(({ seconds }) => seconds < LEAST_SECONDS);
    return {
      kind,
      copies: enough.length,
      flagged: {
        at8: count(searches.at8),
        at30: count(searches.at30),
        withCrops: count(searches.withCrops),
      },
      missed: enough.filter((copy) => !flagged(searches.withCrops, copy)).map(({ of }) => of),
      short: short.length,
      shortSeen: short.filter((copy) => overlap(searches.at30, copy) !== undefined).length,
    };
  });
  const byFile = new Map(copies.map((copy) => [copy.file, copy]));
  const isUnrelated = (copy: Copy, clip: string) =>
    !sameFilm(copy.of, clip) &&
    !(copy.kind === CONCATENATED && sameFilm(neighbour.get(copy.of)?.file ?? '', clip));
  const wrong = searches.withCrops.found.filter(({ corpus, video }) =>
    isUnrelated(byFile.get(corpus) as Copy, files[video] ?? ''),
  );
  const names = (which: typeof wrong) =>
    which.map(({ corpus, video }) => `${corpus} in ${files[video]}`);
  return {
    kinds,
    unrelated: {
      pairs: copies.reduce(
        (sum, copy) => sum + files.filter((clip) => isUnrelated(copy, clip)).length,
        0,
      ),
      flagged: names(wrong.filter(isFlagged)),
      review: names(wrong.filter((one) => !isFlagged(one))),
    },
  };
}
