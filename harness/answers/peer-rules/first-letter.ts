import type { PeerReading } from '../peer.ts';

/**
 * The first of the capitals A to D anywhere, after some phrases have been cut out. The phrases are
 * matched in this case only. The authors' list and its descendants lack two commas, so that "The best
 * option is" and "Best answer:" are never cut out: the B of "Best" is then the first letter.
 */
export function firstLetter(text: string, furtherPhrases: string[] = []): PeerReading {
  const rest = [...PHRASES, ...furtherPhrases].reduce(
    (left, phrase) => left.replaceAll(phrase, ''),
    text.trim(),
  );
  const letter = /[A-D]/.exec(rest)?.[0];
  return letter === undefined ? null : { answer: letter };
}

const PHRASES = [
  ...['best', 'correct'].map((kind) => `The ${kind} answer is`),
  'The answer is',
  'The answer',
];
