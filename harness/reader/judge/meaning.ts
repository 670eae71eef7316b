import { z } from 'zod';
import { coloursIn, deedIn, directionsIn, numberIn, shapesIn } from '../vocabulary.ts';

/** Every meaning of the reference in its order, and beside what the question says itself no other. */
export function meansSame(answer: string, reference: string, question: string): boolean {
  const given = meaningsOf(answer);
  const wanted = meaningsOf(reference);
  if (wanted.length === 0) return words(answer).join(' ') === words(reference).join(' ');
  const known = new Set([...wanted, ...meaningsOf(question)].map((one) => one.name));
  if (given.some((one) => one.decides && !known.has(one.name))) return false;
  let next = 0;
  for (const { name } of given) if (name === wanted[next]?.name) next++;
  return next === wanted.length;
}

export type Meaning = {
  name: string;
  /** Where it is said beside the right answer, the answer says something else. */
  decides: boolean;
};

const IDLE = new Set(
  (
    'a an the this that these those it its they their there is are was were be been do does did to of ' +
    'in on at by from with and then so very just some way side direction colour color shape figure'
  ).split(' '),
);
/** An answer that leaves a choice is none, and one that denies says the contrary. */
const DECISIVE = /^(or|not|no|never|nothing|none|nobody|neither|without)$/;

export function meaningsOf(text: string): Meaning[] {
  const plain = text
    // "The red one" counts nothing, and "from left to right" says no more than "to the right".
    .replaceAll(/\b(the (?:\w+ )?)ones?\b/gi, '$1')
    .replaceAll(
      /\bfrom (?:the )?(?:left|right|top|bottom) to (?:the )?(?=left|right|top|bottom)/gi,
      '',
    );
  const said = words(plain).flatMap((word): Meaning[] => {
    const name = nameOf(word);
    if (name !== null) return [{ name, decides: true }];
    if (IDLE.has(word)) return [];
    return [{ name: word.replace(/(?<=[a-z]{2})s$/, ''), decides: DECISIVE.test(word) }];
  });
  // "Falls down" says it twice.
  return said.filter(({ name }, index) => name !== said[index - 1]?.name);
}

function nameOf(word: string): string | null {
  const number = numberIn(word);
  return (
    (number === null ? null : String(number)) ??
    coloursIn(word)[0] ??
    shapesIn(word)[0] ??
    directionsIn(word)[0] ??
    deedIn(word)
  );
}

function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

const STRING = /"(?:[^"\\]|\\.)*"/g;

/** The JSON strings that stand in a line. */
export function stringsIn(line: string): string[] {
  return Array.from(line.matchAll(STRING), ([one]) => {
    try {
      return z.string().parse(JSON.parse(one));
    } catch {
      return '';
    }
  });
}
