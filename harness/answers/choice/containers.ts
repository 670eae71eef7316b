import type { Option } from '../../schema/item.ts';
import { answerTags } from '../reasoning.ts';
import { announcedLetters } from './conclusions.ts';
import { bareAnswer, bareLetter } from './dress.ts';

/** A place that only a finished answer stands in: what it holds, and where it ends. */
export type Contained = { rule: string; letters: string[]; end: number };

/** Every answer in `<answer>`, `\boxed{}` and JSON that can be read, in order of kind. */
export function containedAnswers(text: string, options: Option[]): Contained[] {
  const read = (content: string) => {
    const bare = bareAnswer(content, options);
    return bare.length > 0 ? bare : announcedLetters(content, options);
  };
  const found = [
    ...places(text, TAG).map((place) => ({ ...place, rule: 'answer-tag' })),
    ...places(text, BOX).map(({ content, end }) => ({
      rule: 'boxed',
      content: content.replace(/^\\(?:text|textbf|mathbf)\s*\{(.*)\}$/s, '$1'),
      end,
    })),
    ...places(text, KEY).map((place) => ({ ...place, rule: 'json' })),
  ];
  return found.flatMap(({ rule, content, end }) => {
    const letters = rule === 'boxed' ? bareAnswer(content, options) : read(content);
    return letters.length === 0 ? [] : [{ rule, letters, end }];
  });
}

/** A letter that is announced behind the last of them speaks against it. */
export function saidAfterwards(text: string, end: number, options: Option[]): string[] {
  const rest = text.slice(end).replace(/^[\s}"'`\]$.*]+/, '');
  return [...announcedLetters(rest, options), ...bareLetter(rest)];
}

/** What is left to read: inside the tags where there are any, since the answer was put there. */
export function answerText(text: string): string {
  const filled = answerTags(text).filter((content) => content !== '');
  return filled.length === 0 ? text : filled.join('\n');
}

const TAG = /<answer>(?<content>[^<]*(?:<(?!\/?answer>)[^<]*)*)<\/answer>/gi;
const BOX = /\\boxed\s*\{(?<content>(?:[^{}]|\{[^{}]*\})*)\}/g;
const KEY =
  /["'](?:final_?answer|answer|choice|option|letter|prediction)["']\s*:\s*(?<quote>["'])(?<content>[^"'\n]*)\k<quote>/gi;

function places(text: string, pattern: RegExp): { content: string; end: number }[] {
  return Array.from(text.matchAll(pattern), (match) => ({
    content: (match.groups?.['content'] ?? '').trim(),
    end: match.index + match[0].length,
  }));
}
