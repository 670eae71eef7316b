import { type InputKind, saysNotTaken } from '../generation/inputs.ts';

/** How a server is asked. Learnt from what it refuses, which costs nothing. */
export type Approach = {
  /** SGLang took a form only with a file in it; vLLM-Omni takes nothing but a form. */
  body: 'form' | 'json';
  /** The picture is brought to the size of the video. */
  fit: boolean;
  /** Inputs of the item that are not sent. */
  left: ReadonlySet<InputKind>;
};

const SIZES_DIFFER =
  /must (match|equal|be the same)[^.]*(width|height|size|resolution|dimensions?)|(size|resolution|dimensions?)[^.]*(does not|doesn't|must) match/i;
const FILE_WANTED = /input_reference\b[^.]*\brequired/i;

/**
 * What to try after a refusal that says `complaint`; null when it is about something else. Each step is
 * taken once, so that trying ends.
 *
 * @param sent the kind of the file that was sent, if one was.
 */
export function nextApproach(
  approach: Approach,
  { status, message }: { status: number; message: string },
  sent: InputKind | null,
): Approach | null {
  if (sent === null) {
    const otherBody = approach.body === 'form' && (status === 415 || FILE_WANTED.test(message));
    return otherBody ? { ...approach, body: 'json' } : null;
  }
  if (sent === 'image' && !approach.fit && SIZES_DIFFER.test(message)) {
    return { ...approach, fit: true };
  }
  if (saysNotTaken(message, sent)) return { ...approach, left: new Set([...approach.left, sent]) };
  return null;
}
