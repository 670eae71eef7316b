import { letterAt, lettered } from '../../harness/data/options.ts';
import { RowFault } from '../../harness/data/row.ts';
import type { Option } from '../../harness/schema/item.ts';

type Given = Record<string, string> | string[] | '' | null | undefined;

/** Options as an object from letter to text (in the order of the letters), as a list, or none. */
export function readOptions(given: Given): Option[] {
  if (given === null || given === undefined || given === '') return [];
  if (Array.isArray(given)) return lettered(given);
  const options = Object.entries(given).map(([key, text]) => ({
    letter: key.trim().toUpperCase(),
    text,
  }));
  options.sort((a, b) => (a.letter < b.letter ? -1 : 1));
  const letters = options.map((option) => option.letter);
  const expected = letters.map((_, index) => letterAt(index));
  if (letters.join() === expected.join()) return options;
  throw new RowFault({
    field: 'options',
    expected: `the letters ${expected.join(', ')} as keys`,
    received: Object.keys(given),
  });
}
