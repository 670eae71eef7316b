import type { Option } from '../../schema/item.ts';
import { answerTags } from '../reasoning.ts';
import { announcedLetters } from './conclusions.ts';
import { loneLetters } from './letters.ts';
import { optionsNamed, optionsThatAre } from './option-text.ts';

/** One way to read a reply. Gives the distinct letters that it finds; the first rule that finds any decides. */
type Rule = { id: string; final: boolean; find(text: string, options: Option[]): string[] };

/** Reads a text that should be nothing but an answer: a letter in any dress, or an option's text. */
function bareAnswer(text: string, options: Option[]): string[] {
  const dressed =
    /^[\s*_"'“‘`([{<$]*(?:\\(?:boxed|text|textbf|mathbf)\s*\{\s*)*(?:(?:option|choice|answer)\s*:?\s*)?[\s*_"'(]*([a-z])[\s*_"'”’`)\]}>$.,:;!。]*$/i;
  const letter = dressed.exec(text)?.[1];
  if (letter !== undefined) return [letter.toUpperCase()];
  const labelled = leadingLabel(text);
  return labelled.length > 0 ? labelled : optionsThatAre(text, options);
}

/** "C. jump", "(C) jump", "**C:** jump" at the start of a reply. */
function leadingLabel(text: string): string[] {
  const match = /^[\s*_([]*([A-Z])(?:[*_]*[).\]:：、][*_]*)(?=\s|$)/.exec(text);
  return match?.[1] === undefined ? [] : [match[1]];
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
  { id: 'leading-label', final: false, find: (text) => leadingLabel(text) },
  {
    id: 'last-line',
    final: false,
    find: (text, options) => bareAnswer(text.trimEnd().split('\n').at(-1) ?? '', options),
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
