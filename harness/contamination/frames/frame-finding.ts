import { FRAME_HASHES } from '../../schema/frame-hashes.ts';
import type { LevelDetails } from '../../schema/contamination-report.ts';
import type { Evidence, FrameEvidence, LevelFinding, Verdict } from '../level-check.ts';
import type { FoundOverlap, FrameSearch } from './find-overlaps.ts';
import { LEAST_QUALITY, SAME_PICTURE } from './hashed-video.ts';
import { DUPLICATE, isFlagged, LIKELY, REVIEW } from './overlap.ts';
import { COMMON } from './stop-list.ts';

/** What was looked through. */
export type FramesLooked = {
  /** Of each item the index of its video among the hashed ones; null where it was not hashed. */
  items: readonly (number | null)[];
  /** Of each hashed video, below the data folder. */
  names: readonly string[];
  /** Videos of the benchmark that were not hashed. */
  missing: number;
  unreadable: number;
  framesPerSecond: { benchmark: number; corpus: number };
  crops: boolean;
  corpus: {
    /** Rows whose every frame was looked at. */
    rows: number;
    missing: number;
    unreadable: number;
    /** Where a video of the corpus is named. */
    lineOf(video: string): number;
  };
};

/** What the search says of each item: by its video, once for all of its questions. */
export function frameFinding(search: FrameSearch, looked: FramesLooked): LevelFinding<'frame'> {
  const best = new Map<number, FoundOverlap>();
  // The gravest come first.
  for (const overlap of search.found) {
    if (!best.has(overlap.video)) best.set(overlap.video, overlap);
  }
  const others = Map.groupBy(search.found, ({ video }) => video);
  const verdicts = looked.items.map((video): Verdict => {
    if (video === null || search.corpus.videos === 0) return 'unchecked';
    const overlap = best.get(video);
    if (overlap !== undefined) return isFlagged(overlap) ? 'flagged' : 'open';
    return search.unseeable[video] === true || search.everywhere[video] === true ? 'open' : 'clear';
  });
  return {
    level: 'frame',
    verdicts,
    rows: looked.corpus.rows,
    evidence: looked.items.flatMap((video, item): Evidence[] => {
      const overlap = video === null ? undefined : best.get(video);
      if (video === null || overlap === undefined) return [];
      const frames = frameEvidence(overlap, looked.names[video] ?? '');
      const found = foundWords(overlap, (others.get(video)?.length ?? 1) - 1);
      const line = looked.corpus.lineOf(overlap.corpus);
      return [{ item, line, found, corpusText: null, frames }];
    }),
    details: detailsOf(search, { ...looked, best }),
  };
}

function detailsOf(
  search: FrameSearch,
  looked: FramesLooked & { best: ReadonlyMap<number, FoundOverlap> },
): LevelDetails['frame'] {
  const { best, corpus } = looked;
  const items = (verdict: FoundOverlap['verdict']) =>
    looked.items.filter((video) => video !== null && best.get(video)?.verdict === verdict).length;
  const videos = (marks: readonly boolean[]) => marks.filter((mark) => mark).length;
  return {
    algorithm: FRAME_HASHES.algorithm,
    longSide: FRAME_HASHES.longSide,
    framesPerSecond: looked.framesPerSecond,
    crops: looked.crops,
    thresholds: {
      distance: SAME_PICTURE,
      quality: LEAST_QUALITY,
      duplicate: DUPLICATE,
      likely: LIKELY,
      review: REVIEW,
      common: COMMON,
    },
    duplicate: items('duplicate'),
    likely: items('likely'),
    review: items('review'),
    videos: {
      looked: looked.names.length,
      missing: looked.missing,
      unreadable: looked.unreadable,
      unseeable: videos(search.unseeable),
      everywhere: videos(search.everywhere),
    },
    corpus: { ...search.corpus, missing: corpus.missing, unreadable: corpus.unreadable },
    commonFrames: search.common,
    index: search.index,
  };
}

function frameEvidence({ corpus, variant, pairs }: FoundOverlap, benchmark: string): FrameEvidence {
  return {
    benchmark,
    corpus,
    variant,
    pairs: pairs.map(({ denseAtSeconds, sparseAtSeconds, distance }) => ({
      benchmarkSeconds: rounded(denseAtSeconds),
      corpusSeconds: rounded(sparseAtSeconds),
      distance,
    })),
  };
}

/** Pairs that are told in words; all of them are in the evidence. */
const PAIRS_TOLD = 6;

function foundWords(
  { verdict, score, hits, variant, corpus, pairs }: FoundOverlap,
  others: number,
): string {
  const told = pairs
    .slice(0, PAIRS_TOLD)
    .map((hit) => `${rounded(hit.denseAtSeconds)} = ${rounded(hit.sparseAtSeconds)}`);
  const seen = variant === 'plain' ? '' : `, ${variant}`;
  const more = pairs.length > told.length ? ', …' : '';
  const elsewhere = others === 0 ? '' : `; and in ${others} more videos of the corpus`;
  return `${verdict}: ${hits} frames of ${corpus}, score ${score.toFixed(2)}${seen}; seconds ${told.join(', ')}${more}${elsewhere}`;
}

/** To a hundredth of a second. */
function rounded(seconds: number): number {
  return Math.round(seconds * 100) / 100;
}
