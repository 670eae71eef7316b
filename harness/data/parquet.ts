import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { SightlineError } from '../errors.ts';
import type { Row } from './row.ts';

/** Rows of a parquet file, numbered from 1. */
export async function* readParquet(path: string, file: string): AsyncGenerator<Row> {
  const rows = await readObjects(path, file);
  yield* rows.map((value, index) => ({ value, line: index + 1 }));
}

async function readObjects(path: string, file: string): Promise<Record<string, unknown>[]> {
  try {
    return await parquetReadObjects({ file: await asyncBufferFromFile(path), compressors });
  } catch (error) {
    throw new SightlineError('DATA_INVALID', `${file}: ${(error as Error).message}`, {
      hint: 'the file is not a whole parquet file; download it again',
      cause: error,
    });
  }
}
