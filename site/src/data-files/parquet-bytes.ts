import { parquetWriteBuffer } from 'hyparquet-writer';
import type { Table } from '../../../harness/result-table/table.ts';

/** A Parquet file of a table, every column optional. Texts are as they are: no spreadsheet runs them. */
export function parquetBytes<Row>({ columns, rows }: Table<Row>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: columns.map(({ name, type, of }) => ({
        name,
        type,
        nullable: true,
        data: rows.map(of),
      })),
    }),
  );
}
