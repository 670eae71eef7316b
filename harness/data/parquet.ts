import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { SightlineError } from '../errors.ts';
import type { Row } from './row.ts';

/**
 * Rows of a parquet file, numbered from 1, one row group in memory at a time.
 *
 * @param wanted which top-level columns are read; left out: all. A file without any of them has empty rows.
 */
export async function* readParquet(
  path: string,
  file: string,
  wanted: (column: string) => boolean = () => true,
): AsyncGenerator<Row> {
  const opened = await guarded(file, async () => {
    const buffer = await asyncBufferFromFile(path);
    return { buffer, metadata: await parquetMetadataAsync(buffer) };
  });
  const { buffer, metadata } = opened;
  const columns = topColumns(metadata.schema).filter(wanted);
  let rowStart = 0;
  for (const { num_rows: count } of metadata.row_groups) {
    const rowEnd = rowStart + Number(count);
    const part = { file: buffer, metadata, compressors, columns, rowStart, rowEnd };
    const rows = await guarded(file, () => parquetReadObjects(part));
    for (const [index, value] of rows.entries()) yield { value, line: rowStart + index + 1 };
    rowStart = rowEnd;
  }
}

/** The schema is a tree written in depth-first order; its first element is the root. */
function topColumns(schema: { name: string; num_children?: number }[]): string[] {
  const names: string[] = [];
  const skip = (at: number): number => {
    let next = at + 1;
    for (let child = 0; child < (schema[at]?.num_children ?? 0); child += 1) next = skip(next);
    return next;
  };
  for (let at = 1; at < schema.length; at = skip(at)) names.push(schema[at]?.name ?? '');
  return names;
}

async function guarded<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw new SightlineError('DATA_INVALID', `${file}: ${(error as Error).message}`, {
      hint: 'the file is not a whole parquet file; download it again',
      cause: error,
    });
  }
}
