const WORDS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );

/** `1,000`, `3.5`, `12`. */
const DIGITS = /\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/;

/** The first number of a text, in digits or, up to twenty, in words; null without one. */
export function firstNumber(text: string): number | null {
  const lower = text.toLowerCase();
  const pattern = new RegExp(`${DIGITS.source}|\\b(?:${WORDS.join('|')})\\b`);
  const found = pattern.exec(lower)?.[0];
  if (found === undefined) return null;
  const word = WORDS.indexOf(found);
  const value = word === -1 ? Number(found.replaceAll(',', '')) : word;
  return Number.isFinite(value) ? value : null;
}

/** The middle value, or the mean of the two in the middle. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = 0, high = 0] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low / 2 + high / 2;
}
