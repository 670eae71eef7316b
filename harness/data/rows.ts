import { SightlineError } from '../errors.ts';
import type { DataFolder } from '../schema/benchmark.ts';
import type { RowProblem } from '../schema/item.ts';
import type { Row } from './row.ts';

type Reader = (path: string, file: string) => AsyncIterable<Row | RowProblem>;

/** By extension; a reader is loaded when a file needs it. */
const READERS: Record<string, () => Promise<Reader>> = {
  csv: async () => (await import('./csv.ts')).readCsv,
  jsonl: async () => (await import('./jsonl.ts')).readJsonl,
  json: async () => (await import('./json.ts')).readJson,
  parquet: async () => (await import('./parquet.ts')).readParquet,
};

/** The rows of an annotation file, whatever its format. */
export async function* readRows(
  folder: DataFolder,
  file: string,
): AsyncGenerator<Row | RowProblem> {
  const extension = file.slice(file.lastIndexOf('.') + 1).toLowerCase();
  const reader = await READERS[extension]?.();
  if (reader === undefined) {
    throw new SightlineError('DATA_INVALID', `${file}: ".${extension}" is no format of rows`, {
      hint: `known: ${Object.keys(READERS).join(', ')}`,
    });
  }
  let empty = true;
  for await (const row of reader(folder.path(file), file)) {
    empty = false;
    yield row;
  }
  if (empty) throw new SightlineError('DATA_INVALID', `${file} holds no rows`);
}
