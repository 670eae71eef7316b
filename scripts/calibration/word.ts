import { createHash } from 'node:crypto';
import { FRAMES, type Kind } from './population.ts';

/** The right answer to an item follows from what has been seen and from nothing else. */
export type Seen = {
  /** The code of the video. */
  video: number;
  /** The frames, in the order of time. */
  frames: readonly number[];
};

const LETTERS = 'abcdefghijklmnop';

/**
 * The word that answers a question of a kind, for somebody who has seen this much; null where nothing
 * can be said. Who has seen another video, or less, gets another word, which is no option.
 */
export function wordFor(
  { id, kind }: { id: string; kind: Kind },
  seen: Seen | null,
): string | null {
  if (kind === 'text') return word([id]);
  if (seen === null || seen.frames.length === 0) return null;
  const { video, frames } = seen;
  if (kind === 'frame') return word([id, video]);
  return word([id, video, ...(kind === 'set' ? frames.toSorted((a, b) => a - b) : frames)]);
}

/** The word of the whole video, and of the same video backwards. */
export function wholeVideo(video: number): { forwards: Seen; backwards: Seen } {
  const frames = Array.from({ length: FRAMES }, (_, frame) => frame);
  return { forwards: { video, frames }, backwards: { video, frames: frames.toReversed() } };
}

/** Eight letters: no two items or sights share a word by accident. */
export function word(key: (string | number)[]): string {
  const digest = createHash('sha256').update(JSON.stringify(key)).digest();
  return Array.from(
    digest.subarray(0, 4),
    (byte) => `${LETTERS[byte >> 4]}${LETTERS[byte & 15]}`,
  ).join('');
}
