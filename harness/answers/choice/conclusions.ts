import { isTakenBack, isWord } from './letters.ts';

/** What may stand around a letter: brackets, quotes, emphasis, `\boxed{`. */
const OPEN = String.raw`[\s*_"'“‘\x60([{<$]*(?:\\(?:boxed|text|textbf|mathbf)\s*\{\s*)*`;
const LETTER = String.raw`(?<letter>[A-Z])(?![\p{L}\p{N}_'’])`;

/** Phrases that announce an answer. The letter must follow at once, so "the answer is not C" is none. */
const ANNOUNCED = [
  // English: "the answer is C", "Answer: C", "best option would be (C)", "the correct choice is option C"
  String.raw`\b(?:answer|option|choice|letter)\b(?:\s+(?:letter|choice|option))?[*_]*\s*(?:is|:|：|=|would be|should be|must be|seems to be|appears to be|[-–—])+[*_]*\s*[:：]?\s*(?:most likely|probably|therefore|clearly|the)?\s*(?:option|choice|letter)?`,
  String.raw`\b(?:i(?:'d| would)? (?:choose|pick|select|go with|say)|my (?:pick|choice) is|select|choose)\s+(?:option|choice|answer|letter)?`,
  // Chinese, Japanese, Korean
  String.raw`(?:答案|选项|選項)(?:应该|應該)?(?:是|为|為|选|[:：])+\s*(?:选项|選項)?`,
  String.raw`(?:故选|应选|選|选择?|選擇)[:：]?\s*(?:选项|選項)?`,
  String.raw`(?:答え|正解|回答)(?:は|:|：)+`,
  String.raw`(?:정답|답)(?:은|는|:|：)+`,
  // Spanish, Portuguese, Italian, French, German, Russian
  String.raw`\b(?:respuesta|opción|resposta|opção|risposta|opzione)(?:\s+\p{L}+)?\s*(?:es|é|è|:)+\s*(?:la|a)?\s*(?:opción|opção|opzione|letra|lettera)?`,
  String.raw`\b(?:réponse|option)(?:\s+\p{L}+)?\s*(?:est|:)+\s*(?:la|l['’])?\s*(?:réponse|option|lettre)?`,
  String.raw`\b(?:antwort|lösung)(?:\s+\p{L}+)?\s*(?:ist|lautet|:)+\s*(?:option|buchstabe)?`,
  String.raw`(?:ответ|вариант)(?:\s*[:—–-]|\s+это)+\s*(?:вариант)?`,
].map((phrase) => new RegExp(phrase + OPEN + LETTER, 'giu'));

/** "C is correct", "option C is the right answer". */
const ASSERTED = new RegExp(
  String.raw`(?<![\p{L}\p{N}_'’])${LETTER}[)\]}*_"'”’.]*\s+(?:is|would be|must be)\s+(?:the\s+)?(?:most\s+|best\s+)?(?:correct|right|answer|best|accurate|appropriate)`,
  'gu',
);

const FINAL =
  /\b(?:final|therefore|thus|hence|so|overall|in conclusion)\b[^.\n]{0,60}$|最终|因此|所以/iu;

/** "A or B", "A/B", "A, B and C": the letters that are named in one breath with the announced one. */
const ALTERNATIVES =
  /^[\s*_"')\]}.]*(?:(?:,|\/|\bor\b|\band\b|&|或|和)[\s*_"'([{]*(?:(?:or|and)\s+)?(?:option\s+)?([A-Z])(?![\p{L}\p{N}_'’]))/u;

type Announcement = { letters: string[]; final: boolean };

/**
 * Letters that a reply announces as its answer, distinct. When several are announced and only some
 * of them are called final ("therefore", "final answer"), those alone count.
 */
export function announcedLetters(text: string): string[] {
  const found = [...ANNOUNCED, ASSERTED].flatMap((pattern) =>
    Array.from(text.matchAll(pattern)).flatMap((match) => announcement(text, match, pattern) ?? []),
  );
  const final = found.filter((one) => one.final);
  return [...new Set((final.length > 0 ? final : found).flatMap((one) => one.letters))];
}

function announcement(text: string, match: RegExpExecArray, pattern: RegExp): Announcement | null {
  const written = match.groups?.['letter'] ?? '';
  const letter = written.toUpperCase();
  const end = match.index + match[0].length;
  const index = pattern === ASSERTED ? match.index : end - 1;
  // The flag i lets phrases be written in any case; a small letter is an answer only where the sentence ends.
  if (written !== letter && !/^["'”’)\]}*_]*[.!]?\s*$/.test(text.slice(end))) return null;
  if (isWord(text, index)) return null;
  if (isTakenBack(text.slice(end))) return null;
  const before = text.slice(Math.max(0, match.index - 80), match.index) + match[0];
  return {
    letters: [letter, ...alternatives(text.slice(index + 1))],
    final: FINAL.test(before.slice(0, -1)) || /final/i.test(match[0]),
  };
}

/** Further letters in one breath with the announced one, however many. */
function alternatives(rest: string): string[] {
  const match = ALTERNATIVES.exec(rest);
  const letter = match?.[1];
  if (match === null || letter === undefined) return [];
  return [letter, ...alternatives(rest.slice(match[0].length))];
}
