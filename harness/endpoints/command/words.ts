import { SightlineError } from '../../errors.ts';

/**
 * A command line as its words, as a shell reads quotes and backslashes. Nothing else of a shell is
 * there: no variables, no pipes.
 *
 * @throws `USAGE` when a quote is not closed or there is no word.
 */
export function splitWords(line: string): [string, ...string[]] {
  const words: string[] = [];
  let word: string | null = null;
  let quote: string | null = null;
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at] ?? '';
    if (quote === "'" ? character === "'" : character === quote) {
      quote = null;
    } else if (character === '\\' && quote !== "'" && at + 1 < line.length) {
      at += 1;
      // Inside double quotes a backslash protects only what would mean something there.
      const next = line[at] ?? '';
      word = (word ?? '') + (quote === '"' && !/["\\$`]/.test(next) ? `\\${next}` : next);
    } else if (quote === null && (character === '"' || character === "'")) {
      quote = character;
      word ??= '';
    } else if (quote === null && /\s/.test(character)) {
      if (word !== null) words.push(word);
      word = null;
    } else {
      word = (word ?? '') + character;
    }
  }
  if (word !== null) words.push(word);
  const [program, ...rest] = words;
  if (quote === null && program !== undefined && program !== '') return [program, ...rest];
  throw new SightlineError('USAGE', `the command "${line}" cannot be read`, {
    hint: quote === null ? 'write command:<program and arguments>' : `close the quote ${quote}`,
  });
}
