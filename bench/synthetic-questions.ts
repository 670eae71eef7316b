import { random } from '../harness/random.ts';
import type { Item } from '../harness/schema/item.ts';

const LETTERS = ['A', 'B', 'C', 'D', 'E'];

/** Questions of the size of NExT-QA's: about 12 words, five options of about 3, words as uneven as in speech. */
export function syntheticQuestions(count: number, perVideo: number): Item[] {
  return Array.from({ length: count }, (_, n) => {
    const stream = random(0, 'synthetic', String(n));
    // The cube makes few words common and many rare.
    const word = () => `w${Math.floor(4000 * (stream.integer(0, 9999) / 10_000) ** 3)}`;
    const phrase = (low: number, high: number) =>
      Array.from({ length: stream.integer(low, high) }, word).join(' ');
    const cluster = `v${Math.floor(n / perVideo)}`;
    return {
      id: `${cluster}_${n}`,
      cluster,
      split: 'test',
      question: phrase(8, 15),
      options: LETTERS.map((letter) => ({ letter, text: phrase(1, 6) })),
      gold: { kind: 'choice', letter: LETTERS[stream.integer(0, 4)] as string },
      tags: {},
    };
  });
}
