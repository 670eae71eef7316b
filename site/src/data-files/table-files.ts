import { csvText } from '../../../harness/result-table/csv-text.ts';
import { textFile, type DataFile } from './data-file.ts';
import { parquetBytes } from './parquet-bytes.ts';
import { rowObjects, type Table } from '../../../harness/result-table/table.ts';

/** One table in three formats; `name` is the path without its ending. */
export function tableFiles<Row>(table: Table<Row>, name: string, about: string): DataFile[] {
  const columns = table.columns.map(({ name: column, type, about: words }) => ({
    name: column,
    type,
    about: words,
  }));
  const json = { schemaVersion: 1, columns, rows: rowObjects(table) };
  return [
    textFile(`${name}.json`, `${JSON.stringify(json)}\n`, about),
    textFile(`${name}.csv`, csvText(table), about),
    { path: `${name}.parquet`, bytes: parquetBytes(table), about },
  ];
}
