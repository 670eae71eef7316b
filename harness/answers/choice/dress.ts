import type { Option } from '../../schema/item.ts';
import { optionsThatAre } from './option-text.ts';

/** Reads a text that should be nothing but an answer: a letter in any dress, or an option's text. */
export function bareAnswer(text: string, options: Option[]): string[] {
  const letter = bareLetter(text);
  if (letter.length > 0) return letter;
  const labelled = leadingLabel(text, options);
  return labelled.length > 0 ? labelled : optionsThatAre(text, options);
}

const DRESSED =
  /^[\s*_"'“‘「『【`([{<$]*(?:\\(?:boxed|text|textbf|mathbf)\s*\{\s*)*(?:(?:option|choice|answer)\s*:?\s*)?[\s*_"'(]*([a-z])[\s*_"'”’」』】`)\]}>$.,:;!。]*$/i;

/** A letter in any dress, and nothing else. */
export function bareLetter(text: string): string[] {
  if (text.length > 200) return [];
  const letter = DRESSED.exec(text)?.[1];
  return letter === undefined ? [] : [letter.toUpperCase()];
}

const LABEL = String.raw`([A-Z])(?:[*_]*[).\]:：、][*_]*)(?=\s|$)`;
const LEADING = new RegExp(String.raw`^[\s*_([]*${LABEL}`);

/** "C. jump", "(C) jump", "**C:** jump" at the start of a reply; "C. walk" where A is "walk" is both. */
export function leadingLabel(text: string, options: Option[]): string[] {
  const match = LEADING.exec(text);
  if (match?.[1] === undefined) return [];
  return [match[1], ...contradictingText(match[1], text.slice(match[0].length), options)];
}

/** Distinct letters that stand as labels anywhere: "A. walk, B. run", "(A) and (B)". */
export function labels(text: string): string[] {
  const found = text.matchAll(new RegExp(String.raw`(?<![\p{L}\p{N}'’])${LABEL}`, 'gu'));
  return [...new Set(Array.from(found, (match) => match[1] ?? ''))];
}

/** Letters of the options whose text stands, to the end of its line, behind another option's letter. */
export function contradictingText(letter: string, behind: string, options: Option[]): string[] {
  const [line = ''] = behind.split('\n', 1);
  const said = optionsThatAre(line, options);
  return said.includes(letter) ? [] : said;
}

/** What the first and the last line state where they are nothing but an answer; one letter, or none. */
export function statedLetters(text: string, options: Option[]): string[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length < 2) return [];
  const stated = [lines[0], lines.at(-1)].flatMap((line = '') => {
    const letter = bareLetter(line);
    if (letter.length > 0) return letter;
    const match = LEADING.exec(line);
    if (match?.[1] === undefined) return [];
    const own = optionsThatAre(line.slice(match[0].length), options);
    return own.includes(match[1]) ? [match[1]] : [];
  });
  return [...new Set(stated)];
}
