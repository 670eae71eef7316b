/** A word that a mirror turns around: a side, or a sense of rotation. */
const SIDE =
  /\b(?:left|right)(?:-?most|-hand(?:ed)?|wards?)?\b|\b(?:counter|anti)[- ]?clockwise\b|\bclockwise\b/gi;

/** Words after which `left` and `right` name a side. */
const BEFORE =
  /(?:^|\b(?:the|a|his|her|its|their|my|your|to|from|and|or|toward|towards|turn|turns|turned|turning|move|moves|moved|moving|face|faces|facing|lean|leans|leaning|look|looks|looking|swing|swings|go|goes|going|upper|lower|top|bottom|far|front|back|rear|slightly|both|of)[ -])$/i;

/** Words that have a left and a right one, whatever stands before. */
const PAIRED =
  /^[ -](?:side|hand|arm|leg|foot|feet|knee|elbow|shoulder|eye|ear|cheek|thumb|wrist|corner|lane|wheel)s?\b/i;

/** Words before which they do not: "right after", "the right answer", "left the room". */
const AFTER =
  /^[ -](?:now|away|after|before|answer|order|time|way|moment|angles?|thing|choice|option|place|pose|position|path|track|method|procedure|technique|tool|size|person|sequence|statement|next|when|as|behind|beside|above|below|under|there|here|the|a|an|his|her|their|its|it|him|them|for|alone|over|out|off|up|in|at|with|side up)\b/i;

/**
 * A text as it is true of the mirrored video: left for right, clockwise for counterclockwise. The same
 * text where it names no side; null where a word may not be about sides ("he left", "right after").
 */
export function mirroredText(text: string): string | null {
  for (const { 0: word, index } of text.matchAll(SIDE)) {
    if (/^(?:left|right)$/i.test(word) && !namesSide(text, word, index)) return null;
  }
  return text.replaceAll(SIDE, turned);
}

/** Whether a text has any word that may name a side, also in another meaning. */
export function namesSides(text: string): boolean {
  return text.search(SIDE) !== -1;
}

/** How texts are compared: "Counter-clockwise." is "anticlockwise", and to the right and left is left and right. */
export function plainSides(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/\b(?:counter|anti)[- ]?clockwise\b/g, 'counterclockwise')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .replaceAll(/\bright (and|or) (to the |the |from )?left\b/g, 'left $1 $2right')
    .trim();
}

function namesSide(text: string, word: string, index: number): boolean {
  const after = text.slice(index + word.length);
  if (PAIRED.test(after)) return true;
  return BEFORE.test(text.slice(0, index)) && !AFTER.test(after);
}

function turned(word: string): string {
  const other = /clockwise/i.test(word)
    ? /^clock/i.test(word)
      ? 'counterclockwise'
      : 'clockwise'
    : word.replace(/left|right/i, (side) => (side.toLowerCase() === 'left' ? 'right' : 'left'));
  const [first = ''] = word;
  const isCapital = first !== first.toLowerCase();
  return isCapital
    ? other.charAt(0).toUpperCase() + other.slice(1).toLowerCase()
    : other.toLowerCase();
}
