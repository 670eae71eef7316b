const SMALL = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen ' +
  'sixteen seventeen eighteen nineteen'
).split(' ');
const TENS = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const SCALES: Record<string, number> = { thousand: 1e3, million: 1e6, billion: 1e9 };

/** Number words of a text as digits: `twenty-one dogs` becomes `21 dogs`. Other words stay. */
export function withDigits(text: string): string {
  const all = [...SMALL, ...TENS.slice(2), 'hundred', ...Object.keys(SCALES)].join('|');
  const run = new RegExp(`\\b(?:${all})(?:(?:[\\s-]+(?:and\\s+)?)(?:${all}))*\\b`, 'gi');
  return text.replaceAll(run, (words) => {
    const value = valueOf(words.toLowerCase().split(/[\s-]+/));
    return value === null ? words : String(value);
  });
}

/** Null for words in an order that is no number, as in "one two" or "five twenty". */
function valueOf(words: string[]): number | null {
  let total = 0;
  let group = 0;
  let smallest = Infinity;
  let room = Infinity;
  for (const word of words.filter((one) => one !== 'and')) {
    const scale = SCALES[word];
    if (scale !== undefined) {
      if (group === 0 || scale >= smallest) return null;
      total += group * scale;
      [group, smallest, room] = [0, scale, Infinity];
    } else if (word === 'hundred') {
      if (group === 0 || group > 9) return null;
      [group, room] = [group * 100, 100];
    } else {
      const tens = TENS.indexOf(word);
      const value = tens === -1 ? SMALL.indexOf(word) : 10 * tens;
      if (value >= room || (group > 0 && value === 0)) return null;
      group += value;
      room = tens === -1 ? 0 : 10;
    }
  }
  return total + group;
}
