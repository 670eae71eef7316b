/**
 * Letters as they stand in running text. Latin capitals only: a lower-case "a" is almost always an
 * article, so it counts only where the whole reply is that letter.
 */

/** After a capital A these words continue a sentence about option A; any other one makes it an article. */
const AFTER_OPTION = new Set(
  (
    'because since as and or but for is was seems looks fits given based due which would are with ' +
    'describes matches correctly'
  ).split(' '),
);

/** True when the capital at `index` is the article "A" or the pronoun "I" and not an option's letter. */
export function isWord(text: string, index: number): boolean {
  const letter = text[index];
  if (letter !== 'A' && letter !== 'I') return false;
  const next = /^[ \t]+([a-z']+)/.exec(text.slice(index + 1))?.[1];
  if (next === undefined) return letter === 'I' && /^['’][a-z]/.test(text.slice(index + 1));
  if (letter === 'I') return true;
  return !AFTER_OPTION.has(next);
}

/** "not C", "rather than (C)": named, and not as the answer. */
const DENIED =
  /\b(?:not|n['’]t|neither|nor|except|rather than|instead of)\s+(?:option\s+)?[("'*]*$/i;

/** "B is most likely not correct", "is C the correct answer? No.": named, and taken back. */
const TAKEN_BACK = /^[^.!\n]{0,40}?(?:\bnot\b|n['’]t\b|\b(?:wrong|incorrect|impossible)\b|\?)/iu;

/** True when what follows a letter says that it is not the answer. A reason may speak of other letters. */
export function isTakenBack(after: string): boolean {
  return TAKEN_BACK.test(after) && !/^[\s\S]{0,3}\b(?:because|since|as|not)\b/i.test(after);
}

/** Distinct capitals that stand alone as words, leaving out the article, the pronoun and denied ones. */
export function loneLetters(text: string): string[] {
  const found = Array.from(text.matchAll(/(?<![\p{L}\p{N}_'’])[A-Z](?![\p{L}\p{N}_])/gu))
    .filter((match) => !isWord(text, match.index))
    .filter((match) => !DENIED.test(text.slice(Math.max(0, match.index - 30), match.index)))
    .filter((match) => !isTakenBack(text.slice(match.index + 1)))
    .map((match) => match[0]);
  return [...new Set(found)];
}
