import { parquetReadObjects } from 'hyparquet';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { csvText } from '../../../harness/result-table/csv-text.ts';
import { RESULT_COLUMNS } from '../../../harness/result-table/result-columns.ts';
import { resultLines, type ResultLine } from '../../../harness/result-table/result-lines.ts';
import { tableFiles } from '../../../site/src/data-files/table-files.ts';
import { rowObjects, type Cell, type Table } from '../../../harness/result-table/table.ts';
import { exampleBoard, HOSTILE_NAME } from '../support/example-board.ts';

const results = exampleBoard.results.filter(({ benchmark }) => benchmark.id === 'video-mme');
const table: Table<ResultLine> = { columns: RESULT_COLUMNS, rows: resultLines(results) };
const objects = rowObjects(table);
const files = new Map(tableFiles(table, 'a', 'x').map(({ path, bytes }) => [path, bytes]));
const text = (path: string) => new TextDecoder().decode(files.get(path));

describe('lines of results', () => {
  it('are every probe of every result, each with its variants', () => {
    const expected = results.flatMap(({ probes }) =>
      Object.values(probes).map(
        ({ variants, metrics }) => 1 + (variants?.length ?? 0) + Object.keys(metrics ?? {}).length,
      ),
    );
    expect(table.rows).toHaveLength(expected.reduce((sum, lines) => sum + lines, 0));
  });

  it('hold the figures of the records as they are', () => {
    for (const result of results) {
      const line = objects.find(
        (one) => one['result'] === result.id && one['probe'] === 'full' && one['variant'] === null,
      );
      const full = result.probes['full'];
      expect(line, result.id).toMatchObject({
        value: full?.accuracy?.value ?? null,
        low: full?.accuracy?.low ?? null,
        n: full?.accuracy?.n ?? null,
        chance: full?.chance ?? null,
        correct: full?.counts.correct,
        not_asked: full?.counts.notAsked,
        asked: result.protocol.asked,
        level: result.provenance.level,
      });
    }
  });
});

describe('the three formats of a table', () => {
  it('JSON has the rows and what each column is', () => {
    const json = JSON.parse(text('a.json'));
    expect(json.rows).toEqual(objects);
    expect(json.columns.map(({ name }: { name: string }) => name)).toEqual(
      RESULT_COLUMNS.map(({ name }) => name),
    );
  });

  it('CSV has the same cells', () => {
    const rows = parse(text('a.csv'), { columns: true }) as Record<string, string>[];
    expect(rows).toHaveLength(objects.length);
    for (const [index, row] of rows.entries()) {
      for (const [name, cell] of Object.entries(objects[index] ?? {})) {
        const unguarded = row[name]?.replace(/^'(?=[=+\-@\t\r])/, '');
        expect(unguarded, name).toBe(cell === null ? '' : String(cell));
      }
    }
  });

  it('Parquet, read back, has the same cells with their types', async () => {
    const bytes = files.get('a.parquet') as Uint8Array<ArrayBuffer>;
    const rows = await parquetReadObjects({ file: bytes.buffer });
    expect(rows).toEqual(objects);
    expect(rows.some(({ model_name: name }) => name === HOSTILE_NAME)).toBe(true);
  });

  it('Parquet without a row can be read too', async () => {
    const none = tableFiles({ columns: RESULT_COLUMNS, rows: [] }, 'a', 'x').at(-1);
    expect(
      await parquetReadObjects({ file: (none as { bytes: Uint8Array<ArrayBuffer> }).bytes.buffer }),
    ).toEqual([]);
  });
});

describe('CSV', () => {
  const csv = (...cells: Cell[]) =>
    csvText({
      columns: [{ name: 'a', type: 'STRING', about: '', of: (cell: Cell) => cell }],
      rows: cells,
    });

  it.each(['=HYPERLINK("http://a")', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])(
    'does not let a spreadsheet run %j',
    (name) => {
      const cells = parse(csv(name)).map(([cell]) => cell);
      expect(cells.at(-1)).toBe(`'${name}`);
    },
  );

  it('leaves numbers and the middle of a text alone', () => {
    expect(csv(-0.5, 'a=1', null, true)).toBe('a\r\n-0.5\r\na=1\r\n\r\ntrue\r\n');
  });
});
