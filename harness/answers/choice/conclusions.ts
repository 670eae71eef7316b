import type { Option } from '../../schema/item.ts';
import { contradictingText } from './dress.ts';
import { isTakenBack, isWord } from './letters.ts';
import { ALTERNATIVES, ANNOUNCED, ASSERTED, CONCLUDED, FINAL } from './phrases.ts';

type Announcement = { letters: string[]; final: boolean };

/**
 * Letters that a reply announces as its answer, distinct. When several are announced and only some
 * of them are called final ("therefore", "final answer"), those alone count.
 */
export function announcedLetters(text: string, options: Option[]): string[] {
  const read = (patterns: RegExp[], place: Place) =>
    patterns.flatMap((pattern) =>
      Array.from(text.matchAll(pattern)).flatMap(
        (match) => announcement(text, match, { place, options }) ?? [],
      ),
    );
  const found = [
    ...read(ANNOUNCED, 'last'),
    ...read([CONCLUDED], 'capital last'),
    ...read(ASSERTED, 'first'),
  ];
  const final = found.filter((one) => one.final);
  return [...new Set((final.length > 0 ? final : found).flatMap((one) => one.letters))];
}

/** Where the letter stands in what a pattern matched; "so x" concludes nothing. */
type Place = 'first' | 'last' | 'capital last';

function announcement(
  text: string,
  match: RegExpExecArray,
  { place, options }: { place: Place; options: Option[] },
): Announcement | null {
  const written = match.groups?.['letter'] ?? '';
  const letter = written.toUpperCase();
  const end = match.index + match[0].length;
  const index = place === 'first' ? match.index : end - 1;
  // The flag i lets phrases be written in any case; a small letter is an answer only where the sentence ends.
  if (written !== letter && !/^["'”’)\]}*_]*[.!]?\s*$/.test(text.slice(end, end + 40))) return null;
  if (written !== letter && place === 'capital last') return null;
  if (isWord(text, index)) return null;
  const after = text.slice(end, end + REACH);
  if (isTakenBack(after)) return null;
  const before = text.slice(Math.max(0, match.index - 80), match.index) + match[0];
  const behind = text.slice(index + 1, index + 1 + REACH);
  return {
    letters: [letter, ...alternatives(behind), ...contradictingText(letter, behind, options)],
    final: FINAL.test(before.slice(0, -1)) || /final/i.test(match[0]),
  };
}

/** Characters behind a letter that can belong to its sentence. */
const REACH = 400;

/** Further letters in one breath with the announced one, however many; "C, and A is wrong" has none. */
function alternatives(rest: string): string[] {
  const match = ALTERNATIVES.exec(rest);
  const letter = match?.[1];
  if (match === null || letter === undefined) return [];
  const after = rest.slice(match[0].length);
  return isTakenBack(after) || isWord(match[0] + after, match[0].length - 1)
    ? []
    : [letter, ...alternatives(after)];
}
