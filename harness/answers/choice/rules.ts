import type { Option } from '../../schema/item.ts';
import { answerTags } from '../reasoning.ts';
import { announcedLetters } from './conclusions.ts';
import { loneLetters } from './letters.ts';
import { optionsNamed, optionsThatAre } from './option-text.ts';

/** One way to read a reply. Gives the distinct letters that it finds; the first rule that finds any decides. */
type Rule = { id: string; final: boolean; find(text: string, options: Option[]): string[] };

/** Reads a text that should be nothing but an answer: a letter in any dress, or an option's text. */
function bareAnswer(text: string, options: Option[]): string[] {
  const letter = bareLetter(text);
  if (letter.length > 0) return letter;
  const labelled = leadingLabel(text);
  return labelled.length > 0 ? labelled : optionsThatAre(text, options);
}

const DRESSED =
  /^[\s*_"'“‘`([{<$]*(?:\\(?:boxed|text|textbf|mathbf)\s*\{\s*)*(?:(?:option|choice|answer)\s*:?\s*)?[\s*_"'(]*([a-z])[\s*_"'”’`)\]}>$.,:;!。]*$/i;

/** A letter in any dress, and nothing else. */
function bareLetter(text: string): string[] {
  const letter = DRESSED.exec(text)?.[1];
  return letter === undefined ? [] : [letter.toUpperCase()];
}

/** "C. jump", "(C) jump", "**C:** jump" at the start of a reply. */
function leadingLabel(text: string): string[] {
  const match = /^[\s*_([]*([A-Z])(?:[*_]*[).\]:：、][*_]*)(?=\s|$)/.exec(text);
  return match?.[1] === undefined ? [] : [match[1]];
}

/** Distinct letters that stand as labels anywhere: "A. walk, B. run", "(A) and (B)". */
function labels(text: string): string[] {
  const found = text.matchAll(/(?<![\p{L}\p{N}'’])([A-Z])(?:[*_]*[).\]:：、][*_]*)(?=\s|$)/gu);
  return distinct(Array.from(found, (match) => match[1] ?? ''));
}

/** A bare answer in the last line; every other line that is nothing but an answer speaks against it. */
function lastLine(text: string, options: Option[]): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  const answers = lines.filter((line) => line.length < 80 && leadingLabel(line).length === 0);
  const last = answers.at(-1);
  if (last === undefined || last !== lines.findLast((line) => line !== '')) return [];
  const own = bareAnswer(last, options);
  return own.length === 0 ? [] : distinct([...own, ...answers.flatMap((line) => bareLetter(line))]);
}

function jsonAnswer(text: string): string[] {
  const body = /```(?:json)?\s*([\s\S]*?)```/.exec(text)?.[1] ?? text;
  const match = /"(?:final_?answer|answer|choice|option|letter|prediction)"\s*:\s*"([^"]*)"/i.exec(
    body,
  );
  return match?.[1] === undefined || !body.trim().startsWith('{') ? [] : bareAnswer(match[1], []);
}

export const RULES: Rule[] = [
  {
    id: 'answer-tag',
    final: true,
    find: (text, options) =>
      distinct(
        answerTags(text).flatMap((content) => {
          const bare = bareAnswer(content, options);
          return bare.length > 0 ? bare : announcedLetters(content);
        }),
      ),
  },
  {
    id: 'boxed',
    final: true,
    find: (text, options) =>
      distinct(
        Array.from(
          text.matchAll(/\\boxed\s*\{((?:[^{}]|\{[^{}]*\})*)\}/g),
          (match) => match[1] ?? '',
        )
          .map((content) => content.replace(/^\\(?:text|textbf|mathbf)\s*\{(.*)\}$/s, '$1'))
          .flatMap((content) => bareAnswer(content, options)),
      ),
  },
  { id: 'json', final: true, find: (text) => jsonAnswer(text) },
  {
    id: 'whole-reply',
    final: false,
    find: (text, options) => {
      if (text.includes('\n')) return [];
      return leadingLabel(text).length > 0 ? [] : bareAnswer(text, options);
    },
  },
  { id: 'announced', final: false, find: (text) => announcedLetters(text) },
  { id: 'last-line', final: false, find: (text, options) => lastLine(text, options) },
  {
    id: 'leading-label',
    final: false,
    // Several labels are the options said again.
    find: (text) => (leadingLabel(text).length === 0 ? [] : labels(text)),
  },
  {
    id: 'marked-letter',
    final: false,
    find: (text) =>
      distinct(
        Array.from(text.matchAll(/\(([A-Z])\)|\[([A-Z])\]|\*\*\(?([A-Z])[).]?\*\*/g), (match) =>
          match.slice(1).find((letter) => letter !== undefined),
        ).flatMap((letter) => letter ?? []),
      ),
  },
  { id: 'option-text', final: false, find: (text, options) => optionsNamed(text, options) },
  { id: 'lone-letter', final: false, find: (text) => loneLetters(text) },
];

function distinct(letters: string[]): string[] {
  return [...new Set(letters)];
}
