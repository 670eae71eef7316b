import { describe, expect, it } from 'vitest';
import { SightlineError } from '../../../harness/errors.ts';
import { sheetCsv, type SheetItem } from '../../../harness/judge-audit/sheet.ts';
import { readLabels } from '../../../harness/judge-audit/sheet-labels.ts';

const read = (rows: Record<string, string>[], scale: 'verdict' | 'rating' = 'verdict') =>
  readLabels(
    rows.map((value, at) => ({ value, line: at + 2 })),
    { file: 'sheet.csv', rater: 'ann', scale, ids: new Set(['aa', 'bb', 'cc']) },
  );

function refusal(rows: Record<string, string>[], scale?: 'rating'): SightlineError {
  try {
    read(rows, scale);
  } catch (error) {
    if (error instanceof SightlineError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('a filled sheet', () => {
  it('is read whatever case, order and further columns it has', () => {
    const { rows, missing } = read([
      { Note: 'x', LABEL: ' Yes ', ID: 'bb', extra: '=1' },
      { ID: 'aa', LABEL: 'cannot tell', cause: 'Ambiguous_Item' },
      { ID: 'cc', LABEL: '' },
    ]);
    expect(rows.get('bb')).toEqual({ rating: 1, cause: null });
    expect(rows.get('aa')).toEqual({ rating: null, cause: 'ambiguous_item' });
    expect(rows.has('cc')).toBe(false);
    expect(missing).toBe(1);
  });

  it('without some of its rows misses them, and is no error', () => {
    expect(read([{ id: 'aa', label: 'no' }]).missing).toBe(2);
    expect(read([]).missing).toBe(3);
  });

  it.each<[string, Record<string, string>[], string]>([
    [
      'an unknown label',
      [{ id: 'aa', label: 'maybe' }],
      'sheet.csv:2: label: expected one of "no", "yes"',
    ],
    [
      'a row twice',
      [
        { id: 'aa', label: 'no' },
        { id: 'aa', label: 'no' },
      ],
      'sheet.csv:3: id: "aa" stands already in line 2',
    ],
    [
      'a row of another sample',
      [{ id: 'zz', label: 'no' }],
      'sheet.csv:2: id: "zz" is no row of this sample',
    ],
    ['no id', [{ label: 'no' }], 'sheet.csv:2: id: expected the id of a row'],
    [
      'an unknown cause',
      [{ id: 'aa', label: 'no', cause: 'perception' }],
      'did you mean perception_error?',
    ],
    ['a rating of the other scale', [{ id: 'aa', label: 'Good' }], 'received "Good"'],
    [
      'a name of the language',
      [{ id: 'aa', label: 'no', cause: 'constructor' }],
      '"constructor" is no cause',
    ],
    ['control characters', [{ id: 'aa', label: '\u001b[31myes' }], 'received " [31myes"'],
  ])('with %s is refused with its place', (_, rows, words) => {
    const error = refusal(rows);
    expect(error.code).toBe('DATA_INVALID');
    expect(error.message).toContain(words);
  });

  it('with many faults names some of them and how many more', () => {
    const rows = Array.from({ length: 20 }, () => ({ id: 'zz', label: 'no' }));
    expect(refusal(rows).message.split('\n')).toHaveLength(9);
    expect(refusal(rows).message).toContain('and 12 more like these');
  });
});

it('a sheet has nothing that a spreadsheet program would run', () => {
  const item: SheetItem = {
    id: 'x',
    question: '=HYPERLINK("http://evil.test")',
    references: ['+1', '-2'],
    answer: '@SUM(1)\nsecond line, with a comma',
    pictures: [],
    checks: [{ id: 'aa', dimension: '', question: '\t=1' }],
  };
  const [, ...lines] = sheetCsv([item]).split(/(?<!second)\n(?=\d|$)/);
  expect(lines[0]).toBe(
    `1,aa,"'=HYPERLINK(""http://evil.test"")",'+1 | -2,"'@SUM(1)\nsecond line, with a comma",'\t=1,,,`,
  );
});
