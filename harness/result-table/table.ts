/** What a cell can be; null is a value that is not there. */
export type Cell = string | number | boolean | null;

/** A column of a table: its type is that of the Parquet file, its `about` that of the documentation. */
export type Column<Row> = {
  name: string;
  type: 'STRING' | 'DOUBLE' | 'INT32' | 'BOOLEAN';
  about: string;
  of: (row: Row) => Cell;
};

/** Rows with their columns: one definition for JSON, CSV and Parquet, so that they cannot differ. */
export type Table<Row> = { columns: Column<Row>[]; rows: Row[] };

export function rowObjects<Row>({ columns, rows }: Table<Row>): Record<string, Cell>[] {
  return rows.map((row) => Object.fromEntries(columns.map(({ name, of }) => [name, of(row)])));
}
