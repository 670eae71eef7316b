import type { PeerReading } from '../peer.ts';
import { trimmedOf } from './closed-reasoning.ts';

const kinds = (noun: string, ...before: string[]) => before.map((kind) => `${kind}${noun} is`);

/** A letter at any distance behind the first place of one of these counts as announced by it. */
const PHRASES = [
  ...kinds('answer', '', 'the ', 'my ', 'correct ', 'the correct ', 'best ', 'the best '),
  ...kinds('option', 'correct ', 'the correct ', 'best ', 'the best '),
  ...kinds('choice', '', 'the ', 'my ', 'correct ', 'the correct '),
  'i choose',
  'i select',
  'i pick',
  '옵션',
  '정답은',
  '답은',
  '답:',
  '答案是',
  '答案为',
  '选',
  '答えは',
];

type Found = { letter: string; rank: number; at: number };

/**
 * Looks for every letter in nine forms. The best form that occurs decides, and in it the letter that
 * stands furthest back: a reply that starts with the article "A" is read as A, and after "the answer
 * is" the last letter of the whole reply counts.
 */
export function rankedLetter(reply: string, letters: string[]): PeerReading {
  if (reply.trim() === '') return null;
  const bare = trimmedOf(reply.trim(), `,.!?;:'"`);
  const text = ` ${bare} `;
  const found = letters.flatMap((letter) => [
    ...atEdges(bare.trim(), letter),
    ...afterPhrases(text, letter),
    ...inForms(text, letter),
  ]);
  const last = letters.map((letter): Found => ({ letter, rank: 0, at: text.lastIndexOf(letter) }));
  const [best] = (found.length > 0 ? found : last.filter(({ at }) => at !== -1)).sort(
    (one, other) => other.rank - one.rank || other.at - one.at,
  );
  return best === undefined ? null : { answer: best.letter };
}

/** The letter alone at the very start or the very end, not as a part of a word. */
function atEdges(text: string, letter: string): Found[] {
  const isAlone = (neighbour: string | undefined) =>
    neighbour === undefined || !/\p{L}/u.test(neighbour);
  const found: Found[] = [];
  if (text.startsWith(letter) && isAlone(text[1])) found.push({ letter, rank: 10, at: 0 });
  if (text.endsWith(letter) && isAlone(text.at(-2))) {
    found.push({ letter, rank: 9, at: text.length });
  }
  return found;
}

/** The first such letter behind the first place of a phrase, also inside a word. */
function afterPhrases(text: string, letter: string): Found[] {
  const lower = text.toLowerCase();
  return PHRASES.flatMap((phrase) => {
    const start = lower.indexOf(phrase);
    const at = start === -1 ? -1 : text.indexOf(letter, start + phrase.length);
    return at === -1 ? [] : [{ letter, rank: 7, at }];
  });
}

function inForms(text: string, letter: string): Found[] {
  const forms = [`(${letter})`, `${letter}.`, `${letter}:`, `${letter})`, `${letter} `];
  return forms.flatMap((form, index) => {
    const at = text.lastIndexOf(form);
    return at === -1 ? [] : [{ letter, rank: 6 - index, at }];
  });
}
