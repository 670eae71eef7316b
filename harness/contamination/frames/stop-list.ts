import type { Hit } from './dense-side.ts';

/** science.md 3.3: a picture in more than one of a thousand videos is a title card, a black frame, a logo. */
const COMMON_SHARE = 0.001;
/** In a small corpus a share says nothing: so many videos may hold one test, cut and encoded anew. */
const LEAST_VIDEOS = 20;

/**
 * The frames of the benchmark that occur everywhere, and so are evidence of nothing.
 *
 * @param hits by video of the corpus, those without any left out.
 * @param videos of the whole corpus.
 */
export function commonFrames(hits: Iterable<readonly Hit[]>, videos: number): Set<number> {
  const holders = new Map<number, number>();
  for (const own of hits) {
    for (const frame of new Set(own.map((hit) => hit.frame))) {
      holders.set(frame, (holders.get(frame) ?? 0) + 1);
    }
  }
  const most = Math.max(LEAST_VIDEOS, COMMON_SHARE * videos);
  return new Set([...holders].flatMap(([frame, count]) => (count > most ? [frame] : [])));
}
