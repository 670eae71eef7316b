import { afterLetter } from '../../harness/data/options.ts';
import type { Option } from '../../harness/schema/item.ts';

/**
 * The letter that an answer column means: a letter, a letter with its text, or the text of an option.
 * Null when it means no option, or could mean two.
 */
export function goldLetter(answer: string, options: Option[]): string | null {
  const meant = new Set(
    options
      .filter((option) => isLetter(answer, option) || isText(answer, option))
      .map((option) => option.letter),
  );
  const [letter] = meant;
  return meant.size === 1 && letter !== undefined ? letter : null;
}

/** `B`, `b`, `(B)`, `B.`, or `B. text` with that option's text. */
function isLetter(answer: string, option: Option): boolean {
  if (answer.toUpperCase() === option.letter) return true;
  const rest = afterLetter(answer, option.letter);
  return rest !== null && (rest === '' || plain(rest) === plain(option.text));
}

function isText(answer: string, option: Option): boolean {
  return plain(answer) === plain(option.text);
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/g, ' ').trim().replace(/\.$/, '');
}
