import { spearman } from '../../statistics/spearman.ts';
import type { Hit } from './dense-side.ts';
import { LEAST_HITS, type Variant } from './hashed-video.ts';

/** What a corpus video and a benchmark video have in common. */
export type Overlap = {
  verdict: 'duplicate' | 'likely' | 'review' | 'none';
  /** Frames of the corpus with a hit, in the window that holds most of them. */
  hits: number;
  /** Hits over the frames that a copy would have. */
  score: number;
  /** Of the times of the hits; null below 5 of them. */
  order: number | null;
  variant: Variant;
  /** One hit a frame of the corpus, those that lie on one line in time. */
  pairs: Hit[];
};

/** What a verdict takes: hits over the frames that a copy would have, and so many of them. */
export const DUPLICATE = { score: 0.8, hits: LEAST_HITS };
export const LIKELY = { score: 0.3, hits: LEAST_HITS };
/** One hit is looked at by a person when its picture is this clear and this close. */
export const REVIEW = { quality: 80, distance: 16 };
const ORDER = { hits: 5, correlation: 0.9 };
/** Copies may run a little faster or slower; hits that are this close belong to one line in time. */
const OFFSET_SECONDS = 1;

export function isFlagged({ verdict }: Pick<Overlap, 'verdict'>): boolean {
  return verdict === 'duplicate' || verdict === 'likely';
}

/**
 * The decision over the hits of one corpus video in one benchmark video.
 *
 * @param hits of one pair of videos, all variants.
 * @param lengths of both videos in seconds, and how many frames of the corpus were taken in a second.
 */
export function overlapOf(
  hits: Hit[],
  lengths: { dense: number; sparse: number; framesPerSecond: number },
): Overlap {
  const expected = Math.min(lengths.dense, lengths.sparse) * lengths.framesPerSecond;
  const byVariant = [...Map.groupBy(hits, ({ variant }) => variant)].map(([variant, own]) => {
    const pairs = onOneLine(bestWindow(own, lengths.dense));
    return { variant, pairs, count: pairs.length };
  });
  const best = byVariant.toSorted((a, b) => b.count - a.count)[0];
  if (best === undefined) {
    return { verdict: 'none', hits: 0, score: 0, order: null, variant: 'plain', pairs: [] };
  }
  const { variant, pairs, count } = best;
  const score = Math.min(1, count / Math.max(1, expected));
  const order = count < ORDER.hits ? null : orderOf(pairs);
  return { verdict: decide({ pairs, score, order }), hits: count, score, order, variant, pairs };
}

/** Frames that are alike without being in the same order are for a person to look at. */
function decide({ pairs, score, order }: Pick<Overlap, 'pairs' | 'score' | 'order'>) {
  const inOrder = order === null || order > ORDER.correlation;
  const reaches = (rule: typeof LIKELY) => score >= rule.score && pairs.length >= rule.hits;
  if (inOrder && reaches(DUPLICATE)) return 'duplicate';
  if (inOrder && reaches(LIKELY)) return 'likely';
  const isClear = ({ quality, distance }: Hit) =>
    quality >= REVIEW.quality && distance <= REVIEW.distance;
  return pairs.some(isClear) || (!inOrder && reaches(LIKELY)) ? 'review' : 'none';
}

/** The hits of the corpus frames in the stretch of the benchmark video's length that has most of them. */
function bestWindow(hits: Hit[], seconds: number): Hit[][] {
  const frames = [...Map.groupBy(hits, ({ sparseAtSeconds }) => sparseAtSeconds)]
    .toSorted(([a], [b]) => a - b)
    .map(([at, own]) => ({ at, own }));
  let best = { start: 0, end: 0 };
  let start = 0;
  for (let end = 1; end <= frames.length; end += 1) {
    while ((frames[end - 1]?.at ?? 0) - (frames[start]?.at ?? 0) > seconds) start += 1;
    if (end - start > best.end - best.start) best = { start, end };
  }
  return frames.slice(best.start, best.end).map(({ own }) => own);
}

/**
 * One hit a frame. A picture that stands still looks like many frames: of several hits the one is
 * taken that lies on the line which most frames share.
 */
function onOneLine(frames: Hit[][]): Hit[] {
  const offset = ({ denseAtSeconds, sparseAtSeconds }: Hit) => denseAtSeconds - sparseAtSeconds;
  const bins = new Map<number, number>();
  for (const frame of frames) {
    for (const bin of new Set(frame.map((hit) => Math.round(offset(hit) / OFFSET_SECONDS)))) {
      bins.set(bin, (bins.get(bin) ?? 0) + 1);
    }
  }
  const line = [...bins].toSorted(([a, n], [b, m]) => m - n || a - b)[0]?.[0] ?? 0;
  const away = (hit: Hit) => Math.abs(offset(hit) - line * OFFSET_SECONDS);
  return frames.map((frame) =>
    frame.reduce((best, hit) =>
      away(hit) < away(best) || (away(hit) === away(best) && hit.distance < best.distance)
        ? hit
        : best,
    ),
  );
}

/** Of the times in both videos; 1 where a picture that stands still has no order. */
function orderOf(pairs: Hit[]): number {
  const column = (name: 'sparseAtSeconds' | 'denseAtSeconds') => pairs.map((hit) => hit[name]);
  return spearman(column('sparseAtSeconds'), column('denseAtSeconds')) ?? 1;
}
