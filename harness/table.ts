import Table from 'cli-table3';

export type Column = { title: string; align?: 'left' | 'right' };

const BORDERS =
  'top top-mid top-left top-right bottom bottom-mid bottom-left bottom-right left left-mid mid mid-mid right right-mid'.split(
    ' ',
  );

/** A table of columns without lines, as terminals show lists; the titles stand above a rule. */
export function textTable(columns: Column[], rows: string[][]): string {
  const table = new Table({
    chars: { ...Object.fromEntries(BORDERS.map((border) => [border, ''])), middle: '  ' },
    colAligns: columns.map((column) => column.align ?? 'left'),
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  const width = (index: number, title: string) =>
    Math.max(
      title.length,
      ...rows.flatMap((row) => (row[index] ?? '').split('\n').map((line) => line.length)),
    );
  table.push(
    columns.map(({ title }) => title),
    columns.map(({ title }, index) => '─'.repeat(width(index, title))),
    ...rows,
  );
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
