import type { Hit } from './dense-side.ts';

/**
 * A picture in more than one of a thousand videos is a title card, a black frame, a logo. In a small
 * corpus a share says nothing: so many videos may hold one test, cut and encoded anew.
 */
export const COMMON = { share: 0.001, videos: 20 };

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
  const most = Math.max(COMMON.videos, COMMON.share * videos);
  return new Set([...holders].flatMap(([frame, count]) => (count > most ? [frame] : [])));
}
