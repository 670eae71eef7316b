import type { Option } from '../../schema/item.ts';
import { announcedLetters } from './conclusions.ts';
import { bareAnswer, bareLetter, labels, leadingLabel, statedLetters } from './dress.ts';
import { isNamed, loneLetters } from './letters.ts';
import { optionsNamed } from './option-text.ts';

/** One way to read a reply. Gives the distinct letters that it finds; the first rule that finds any decides. */
type Rule = { id: string; find(text: string, options: Option[]): string[] };

/** The rules for replies without a place for the answer. */
export const RULES: Rule[] = [
  {
    id: 'whole-reply',
    find: (text, options) => {
      if (text.includes('\n')) return [];
      return leadingLabel(text, options).length > 0 ? [] : bareAnswer(text, options);
    },
  },
  {
    id: 'announced',
    find: (text, options) => {
      const announced = announcedLetters(text, options);
      if (announced.length === 0) return [];
      // Two lines that state different letters are a list, and say nothing.
      const stated = statedLetters(text, options);
      return stated.length === 1 ? distinct([...announced, ...stated]) : announced;
    },
  },
  { id: 'last-line', find: lastLine },
  {
    id: 'leading-label',
    // Several labels are the options said again.
    find: (text, options) => {
      const leading = leadingLabel(text, options);
      return leading.length === 0 ? [] : distinct([...leading, ...labels(text)]);
    },
  },
  { id: 'marked-letter', find: markedLetters },
  { id: 'option-text', find: optionsNamed },
  { id: 'lone-letter', find: loneLetters },
];

/** A bare answer in the last line; every other line that is nothing but an answer speaks against it. */
function lastLine(text: string, options: Option[]): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  const answers = lines.filter(
    (line) => line.length < 80 && leadingLabel(line, options).length === 0,
  );
  const last = answers.at(-1);
  if (last === undefined || last !== lines.findLast((line) => line !== '')) return [];
  const own = bareAnswer(last, options);
  return own.length === 0 ? [] : distinct([...own, ...answers.flatMap((line) => bareLetter(line))]);
}

/** "(C)", "[C]", "**C**" anywhere, leaving out "not (A)" and "(A) is wrong". */
function markedLetters(text: string): string[] {
  const found = Array.from(text.matchAll(/\(([A-Z])\)|\[([A-Z])\]|\*\*\(?([A-Z])[).]?\*\*/g))
    .filter((match) => isNamed(text, match))
    .flatMap((match) => match.slice(1).find((letter) => letter !== undefined) ?? []);
  return distinct(found);
}

function distinct(letters: string[]): string[] {
  return [...new Set(letters)];
}
