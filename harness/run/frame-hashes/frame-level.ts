import { join } from 'node:path';
import type { CorpusEntry } from '../../contamination/corpus/entry.ts';
import { findOverlaps } from '../../contamination/frames/find-overlaps.ts';
import { frameFinding } from '../../contamination/frames/frame-finding.ts';
import type { HashedVideo } from '../../contamination/frames/hashed-video.ts';
import { headerOf, readHashes } from '../../contamination/frames/read-hashes.ts';
import type { LevelFinding } from '../../contamination/level-check.ts';
import { isFile } from '../../data/file-index.ts';
import { SightlineError } from '../../errors.ts';
import { openMedia, type Media } from '../../media/media.ts';
import type { Item } from '../../schema/item.ts';
import { corpusFrames, type CorpusFrames, type Named } from './corpus-frames.ts';
import { denseRate } from './dense-rate.ts';
import type { Hashing } from './hash-all.ts';
import { knownVideos } from './known-videos.ts';
import { videoProgress } from './video-progress.ts';

export type FrameLevelOptions = Omit<Hashing, 'media'> & {
  items: readonly Pick<Item, 'clip'>[];
  /** Absolute: where the benchmark's videos and the corpus's paths begin. */
  dataFolder: string;
  corpusFolder: string;
  framesPerSecond: {
    /** Null: 30, of more than 50 hours 8. */
    benchmark: number | null;
    /** Null: as the corpus's hashes were made, otherwise 1. */
    corpus: number | null;
  };
  /** Look for copies that were cropped evenly, too. */
  crops: boolean;
  /** Where hashes are kept between commands, and what videos hold. */
  cacheFolder: string;
  packetsFolder: string;
};

export type FrameLevel = {
  /** Absolute: where the videos of both sides are. */
  folders: { benchmark: string; corpus: string };
  /** Notes where a row has its frames; opens nothing yet. */
  take(entry: CorpusEntry): void;
  /**
   * Hashes what was not hashed before, and compares. Null where the corpus has no frames to look at.
   *
   * @throws `INTERRUPTED` with the command that goes on, `HASHES_UNUSABLE`, `DECODER_MISSING`.
   */
  finish(): Promise<LevelFinding<'frame'> | null>;
};

const CORPUS_RATE = 1;

/** The level that opens videos: what corpus and benchmark show, whatever they are called. */
export function frameLevel(options: FrameLevelOptions): FrameLevel {
  const frames = corpusFrames(options.corpusFolder);
  return {
    folders: { benchmark: options.dataFolder, corpus: options.corpusFolder },
    take: (entry) => frames.take(entry),
    async finish() {
      if (frames.videos.size + frames.files.size === 0) {
        if (frames.missing > 0) {
          options.terminal.note(
            `frames are not looked at: none of the videos that the corpus names is in ${options.corpusFolder}`,
          );
        }
        return null;
      }
      const media = await openMedia({
        processes: options.processes,
        cacheFolder: options.packetsFolder,
      });
      try {
        return await compare(frames, { ...options, media });
      } finally {
        await media.close();
      }
    },
  };
}

async function compare(
  frames: CorpusFrames,
  options: FrameLevelOptions & { media: Media },
): Promise<LevelFinding<'frame'>> {
  const { corpusFolder, crops, processes, terminal } = options;
  const corpusRate = await rateOf(frames, options);
  const benchmark = await benchmarkSide(options);
  const own = await knownVideos(
    {
      title: 'corpus',
      root: corpusFolder,
      files: [...frames.videos.keys()],
      framesPerSecond: corpusRate,
      mirrored: false,
      middles: false,
      cacheFolder: options.cacheFolder,
    },
    options,
  );
  const lines = new Map<string, number>();
  let [rows, searched] = [0, 0];
  const count = (video: HashedVideo, named: Named | null | undefined, line: number) => {
    if (!lines.has(video.id)) lines.set(video.id, named?.line ?? line);
    // A row of which frames are lost is not looked through.
    if (video.lost === 0) rows += named?.rows ?? 0;
  };
  async function* passing() {
    for await (const video of own.videos) {
      count(video, frames.videos.get(video.id), 0);
      yield video;
    }
    for (const [path, { videos, whole, line }] of frames.files) {
      let all = true;
      for await (const video of readHashes(join(corpusFolder, path))) {
        count(video, videos.get(video.id), line);
        all &&= video.lost === 0;
        yield video;
      }
      if (all) rows += whole?.rows ?? 0;
    }
  }
  const progress = videoProgress('frames', terminal);
  const search = await findOverlaps(benchmark.hashed, passing(), {
    framesPerSecond: corpusRate,
    threads: processes,
    onVideo() {
      searched += 1;
      progress.said(`${searched.toLocaleString('en')} videos of the corpus compared`);
    },
  }).finally(() => progress.end(null));
  return frameFinding(search, {
    ...benchmark,
    names: benchmark.hashed.map(({ id }) => id),
    framesPerSecond: { benchmark: benchmark.rate, corpus: corpusRate },
    crops,
    corpus: {
      rows,
      missing: frames.missing,
      unreadable: own.unreadable.size,
      lineOf: (video) => lines.get(video) ?? 0,
    },
  });
}

/** Each video once, however many items ask about it. */
async function benchmarkSide(options: FrameLevelOptions & { media: Media }) {
  const { items, dataFolder, crops, cacheFolder } = options;
  const named = new Set(items.flatMap(({ clip }) => clip?.file ?? []));
  const files = [...named].filter((file) => isFile(join(dataFolder, file)));
  const clips = files.map((file) => ({ root: dataFolder, file }));
  const rate = options.framesPerSecond.benchmark ?? (await denseRate(clips, options));
  const known = await knownVideos(
    {
      title: 'benchmark',
      root: dataFolder,
      files,
      framesPerSecond: rate,
      mirrored: true,
      middles: crops,
      cacheFolder,
    },
    options,
  );
  const hashed: HashedVideo[] = [];
  for await (const video of known.videos) hashed.push(video);
  const places = new Map(hashed.map(({ id }, place) => [id, place]));
  return {
    hashed,
    rate,
    items: items.map(({ clip }) => places.get(clip?.file ?? '') ?? null),
    missing: named.size - files.length,
    unreadable: known.unreadable.size,
  };
}

/** All sides of a corpus have one rate: a share of frames means something else under another. */
async function rateOf(
  { files }: CorpusFrames,
  { corpusFolder, framesPerSecond: { corpus: asked } }: FrameLevelOptions,
): Promise<number> {
  let rate = asked;
  for (const path of files.keys()) {
    const { framesPerSecond } = await headerOf(join(corpusFolder, path));
    if (rate !== null && rate !== framesPerSecond) {
      throw new SightlineError(
        'HASHES_UNUSABLE',
        `${path} was made with ${framesPerSecond} frames a second, not ${rate}`,
        { hint: 'check corpora of one rate at a time; --fps says at which videos are hashed' },
      );
    }
    rate = framesPerSecond;
  }
  return rate ?? CORPUS_RATE;
}
