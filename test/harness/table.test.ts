import { expect, it } from 'vitest';
import { textTable } from '../../harness/table.ts';

it('aligns columns and leaves no space at the ends of lines', () => {
  expect(
    textTable(
      [{ title: 'name' }, { title: 'n', align: 'right' }, { title: 'note' }],
      [
        ['a', '1', ''],
        ['longer', '100', 'x'],
      ],
    ),
  ).toBe(['name      n  note', '──────  ───  ────', 'a         1', 'longer  100  x'].join('\n'));
});
