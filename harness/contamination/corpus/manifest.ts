import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { streamCsv } from '../../data/csv-stream.ts';
import { parseJsonl } from '../../data/jsonl.ts';
import { isHashHeader, readHashHeader } from '../frames/hash-file.ts';
import { readParquet } from '../../data/parquet.ts';
import { problemOf, RowFault, type Row } from '../../data/row.ts';
import { textChunks } from '../../data/text-chunks.ts';
import { SightlineError } from '../../errors.ts';
import type { RowProblem } from '../../schema/item.ts';
import type { NameRule } from '../../schema/source-id.ts';
import { columnNames, type ColumnNames } from './columns.ts';
import { corpusEntry } from './corpus-row.ts';
import type { Corpus, CorpusEntry } from './entry.ts';
import { hashFileEntries } from './hash-file-entries.ts';
import { openVideoFolder } from './video-folder.ts';

type Options = {
  /** Left out: the name of the file or folder. */
  name?: string;
  /** What bare names are in this corpus. */
  rule: NameRule;
  /** `video_id=clip_name`. */
  columns: readonly string[];
  /** What becomes of a row that cannot be used; may throw. */
  problem(problem: RowProblem): void;
};

type Reader = (path: string, file: string, columns: ColumnNames) => AsyncIterable<Row | RowProblem>;

/** By ending; all of them in bounded memory. */
const READERS: Record<string, Reader> = {
  '.jsonl': (path, file) => parseJsonl(textChunks(path), file),
  '.csv': (path, file) => streamCsv(textChunks(path), file),
  '.tsv': (path, file) => streamCsv(textChunks(path), file, '\t'),
  '.parquet': (path, file, columns) =>
    readParquet(path, file, (column) => columns(column) !== null),
};

/**
 * Opens a corpus: a manifest of JSON Lines, CSV or parquet (the first two also gzipped), a file of frame
 * hashes, or a folder of videos. Reads it once for its hash.
 *
 * @throws `DATA_MISSING` where there is none, `DATA_INVALID` for another format, `USAGE` for bad columns,
 *   `HASHES_UNUSABLE` for frames that were hashed in another way.
 */
export async function openCorpus(path: string, options: Options): Promise<Corpus> {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) {
    throw new SightlineError('DATA_MISSING', `there is no corpus ${path}`, {
      hint: 'a manifest (.jsonl, .csv, .tsv, .parquet; .gz) or a folder of videos',
    });
  }
  const name = options.name ?? basename(path);
  if (found.isDirectory()) return openVideoFolder(path, { name, rule: options.rule });
  const ending = Object.keys(READERS).find((one) => path.replace(/\.gz$/, '').endsWith(one));
  if (ending === undefined || (ending === '.parquet' && path.endsWith('.gz'))) {
    throw new SightlineError('DATA_INVALID', `${basename(path)} is no format of a corpus`, {
      hint: `known: ${Object.keys(READERS).join(', ')}, and .gz of all but the last`,
    });
  }
  const columns = columnNames(options.columns);
  const file = basename(path);
  const place = { name, sha256: await sha256(path), folder: dirname(path) };
  if (ending === '.jsonl' && (await holdsHashes(path))) {
    return { ...place, entries: hashFileEntries(path, options) };
  }
  const rows = (READERS[ending] as Reader)(path, file, columns);
  return { ...place, entries: entriesOf(rows, { ...options, file, columns }) };
}

/** A file of hashes tells so in its first line. */
async function holdsHashes(path: string): Promise<boolean> {
  for await (const row of parseJsonl(textChunks(path), basename(path))) {
    if (!('value' in row) || !isHashHeader(row.value)) return false;
    readHashHeader(row.value, basename(path));
    return true;
  }
  return false;
}

async function* entriesOf(
  rows: AsyncIterable<Row | RowProblem>,
  {
    file,
    columns,
    rule,
    problem,
  }: Pick<Options, 'rule' | 'problem'> & { file: string; columns: ColumnNames },
): AsyncGenerator<CorpusEntry> {
  for await (const row of rows) {
    if (!('value' in row)) {
      problem(row);
      continue;
    }
    try {
      yield corpusEntry(row, columns, rule);
    } catch (error) {
      if (!(error instanceof RowFault)) throw error;
      problem(problemOf(error, file, row));
    }
  }
}

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
