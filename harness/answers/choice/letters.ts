/**
 * Letters as they stand in running text. Latin capitals only: a lower-case "a" is almost always an
 * article, so it counts only where the whole reply is that letter.
 */

/** After a capital A these words continue a sentence about option A; any other one makes it an article. */
const AFTER_OPTION = new Set(
  (
    'because since as and or but for is was seems looks fits given based due which would are with ' +
    'describes matches correctly ist est es oder und ou et o y'
  ).split(' '),
);

/** True when the capital at `index` is the article "A" or the pronoun "I" and not an option's letter. */
export function isWord(text: string, index: number): boolean {
  const letter = text[index];
  if (letter !== 'A' && letter !== 'I') return false;
  const after = text.slice(index + 1, index + 40);
  const next = /^[ \t]+([a-z']+)/.exec(after)?.[1];
  if (next === undefined) return letter === 'I' && /^['’][a-z]/.test(after);
  return letter === 'I' ? next !== 'is' : !AFTER_OPTION.has(next);
}

/** "not C", "rather than (C)", "cannot be C", "nicht C", "不是C": named, and not as the answer. */
const DENIED =
  /(?:\b(?:not|cannot|never|neither|nor|except|excluding|excludes?|eliminates?|rul(?:es?|ed|ing) out|rather than|instead of|unlike|nicht|kein\p{L}*|außer|pas|sauf|no (?:es|puede ser)|excepto|não é|non è|не)|n['’]t)\s+(?:be\s+)?(?:(?:la|el|die|option|opción|opção)\s+)?[("'*]*$|(?:不是|并非|並非|不选|不選|排除)\s*(?:选项|選項)?[("'「]*$/iu;

/** True when what stands before a letter says that it is not the answer. */
export function isDenied(before: string): boolean {
  return DENIED.test(before.slice(-40));
}

const OTHER = String.raw`[\s*_]+(?:option\s+)?[("'*]*[A-Z](?![\p{L}\p{N}_])`;
const LIST = String.raw`(?:[\s*_)\]]*(?:,|&|\/|\band\b|\bor\b)+${OTHER}[)\]*_"']*)+,?\s+(?:are|were|do|can)(?=\b|n['’]t)`;
const NOT = String.raw`(?:\b(?:not|cannot|nicht|pas)\b(?!${OTHER})|n['’]t\b|\b(?:wrong|incorrect|impossible|falsch|faux|fausse|falsa|falso|errad[ao]|sbagliat[ao])\b|неверн|неправильн|ではな|じゃな|不对|不對|不正确|不正確|错|錯|아니|아닙|\?)`;

/** "B is most likely not correct", "A and B are wrong", "is C the right one? No.": named, and taken back. */
const TAKEN_BACK = new RegExp(
  // A reason and a sentence about another letter say nothing of this one.
  String.raw`^(?:${LIST})?(?:(?!\b(?:because|since|as|whereas|while)\b|(?<![\p{L}\p{N}_])[A-Z](?![\p{L}\p{N}_'’]))[^.!。！;\n]){0,40}?${NOT}`,
  'u',
);

/** True when what follows a letter says that it is not the answer. A reason may speak of other letters. */
export function isTakenBack(after: string): boolean {
  return TAKEN_BACK.test(after.slice(0, 120));
}

/** Distinct capitals that stand alone as words, leaving out the article, the pronoun and denied ones. */
export function loneLetters(text: string): string[] {
  const found = Array.from(text.matchAll(/(?<![\p{L}\p{N}_'’])[A-Z](?![\p{L}\p{N}_]|['’]\p{L})/gu))
    .filter((match) => !isWord(text, match.index))
    .filter((match) => isNamed(text, match))
    .map((match) => match[0]);
  return [...new Set(found)];
}

/** True when the letter that a pattern matched is neither denied before nor taken back after it. */
export function isNamed(text: string, match: RegExpExecArray): boolean {
  const end = match.index + match[0].length;
  return (
    !isDenied(text.slice(Math.max(0, match.index - 40), match.index)) &&
    !isTakenBack(text.slice(end, end + 120))
  );
}
