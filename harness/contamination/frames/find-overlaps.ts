import { denseBytes, denseSide, type Hit } from './dense-side.ts';
import { canBeFound, usableFrames, type HashedVideo } from './hashed-video.ts';
import { isFlagged, overlapOf, type Overlap } from './overlap.ts';
import { searchThreads } from './search-threads.ts';
import { commonFrames } from './stop-list.ts';

/** A video of the corpus that has something in common with one of the benchmark. */
export type FoundOverlap = Overlap & {
  /** Index of the benchmark's video, and the id of the corpus's. */
  video: number;
  corpus: string;
};

export type FrameSearch = {
  /** Those with a verdict, the worst first. */
  found: FoundOverlap[];
  /** By video of the benchmark: too short, or too little to see in it, for a copy to be told. */
  unseeable: boolean[];
  /** By video of the benchmark: found only by frames that occur everywhere, so that nobody can tell. */
  everywhere: boolean[];
  corpus: { videos: number; frames: number; unseeable: number };
  /** Frames of the benchmark that occur everywhere, and were left out. */
  common: number;
  index: { hashes: number; bytes: number };
};

type Seen = { id: string; seconds: number; hits: Hit[] };

export type SearchOptions = {
  /** Frames of the corpus in a second. */
  framesPerSecond: number;
  threads?: number;
  onVideo?: () => void;
};

const ORDER = ['duplicate', 'likely', 'review', 'none'] as const;

/**
 * Looks for every video of a corpus in those of a benchmark. The corpus is passed through once and
 * not kept; what is kept of it are its hits.
 *
 * @param dense the videos of the benchmark, hashed several times a second.
 */
export async function findOverlaps(
  dense: readonly HashedVideo[],
  corpus: AsyncIterable<HashedVideo>,
  { framesPerSecond, threads = 1, onVideo }: SearchOptions,
): Promise<FrameSearch> {
  const side = denseSide(dense);
  const seen: Seen[] = [];
  const counts = { videos: 0, frames: 0, unseeable: 0 };
  const search = searchThreads(side, threads);
  const searched = async (video: HashedVideo, entry: Seen): Promise<void> => {
    entry.hits = await search.hitsOf(video);
    onVideo?.();
  };
  try {
    const under = new Set<Promise<void>>();
    for await (const video of corpus) {
      const usable = usableFrames(video);
      counts.videos += 1;
      counts.frames += usable;
      if (usable === 0) counts.unseeable += 1;
      const entry: Seen = { id: video.id, seconds: video.seconds, hits: [] };
      seen.push(entry);
      const work = searched(video, entry).finally(() => under.delete(work));
      under.add(work);
      if (under.size >= search.atOnce) await Promise.race(under);
    }
    await Promise.all(under);
  } finally {
    await search.close();
  }
  const common = commonFrames(
    seen.map(({ hits }) => hits),
    counts.videos,
  );
  const everywhere = dense.map(() => false);
  const found = seen.flatMap(({ id, seconds, hits }) =>
    [...Map.groupBy(hits, (hit) => hit.video)].flatMap(([video, own]): FoundOverlap[] => {
      const lengths = { dense: dense[video]?.seconds ?? 0, sparse: seconds, framesPerSecond };
      const telling = own.filter((hit) => !common.has(hit.frame));
      const overlap = overlapOf(telling, lengths);
      if (telling.length < own.length && !isFlagged(overlap) && isFlagged(overlapOf(own, lengths)))
        everywhere[video] = true;
      return overlap.verdict === 'none' ? [] : [{ ...overlap, video, corpus: id }];
    }),
  );
  return {
    found: found.toSorted(
      (a, b) =>
        ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) || b.score - a.score || b.hits - a.hits,
    ),
    unseeable: dense.map((video) => !canBeFound(video, framesPerSecond)),
    everywhere,
    corpus: counts,
    common: common.size,
    index: { hashes: side.owners.length, bytes: denseBytes(side) },
  };
}
