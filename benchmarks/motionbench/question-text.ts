import { letterAt } from '../../harness/data/options.ts';
import type { Option } from '../../harness/schema/item.ts';

const OPTION_LINE = /^\s*([A-Z])[.):]\s*(.*)$/u;

/**
 * Takes `text\nA. …\nB. …` apart. The options begin at the last line that begins with `A.`, and are
 * lettered without a gap; any other line there goes on with the option before it. Runs of white
 * space become one space, as in lmms-eval.
 */
export function splitQuestion(text: string): { question: string; options: Option[] } {
  const lines = text.split(/\r?\n/);
  const start = lines.findLastIndex((line) => OPTION_LINE.exec(line)?.[1] === 'A');
  if (start === -1) return { question: oneLine(text), options: [] };

  const options: Option[] = [];
  for (const line of lines.slice(start)) {
    const [, letter, rest = ''] = OPTION_LINE.exec(line) ?? [];
    const last = options.at(-1);
    if (letter === letterAt(options.length)) options.push({ letter, text: rest });
    else if (last !== undefined) last.text += ` ${line}`;
  }
  return {
    question: oneLine(lines.slice(0, start).join(' ')),
    options: options.map((option) => ({ letter: option.letter, text: oneLine(option.text) })),
  };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
