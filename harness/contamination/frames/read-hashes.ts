import { basename } from 'node:path';
import { parseJsonl } from '../../data/jsonl.ts';
import { problemOf, RowFault } from '../../data/row.ts';
import { textChunks } from '../../data/text-chunks.ts';
import { SightlineError } from '../../errors.ts';
import type { FrameHashHeader } from '../../schema/frame-hashes.ts';
import type { RowProblem } from '../../schema/item.ts';
import { readHashHeader, readHashRow } from './hash-file.ts';
import type { HashedVideo } from './hashed-video.ts';

/** An hour of 30 frames a second in all variants. */
export const LONGEST_HASH_LINE = 256 * 1024 * 1024;

/**
 * The first line of a file of hashes.
 *
 * @throws `HASHES_UNUSABLE` for a file that is none, or was made in another way.
 */
export async function headerOf(path: string): Promise<FrameHashHeader> {
  for await (const row of rowsOf(path)) {
    return readHashHeader('value' in row ? row.value : null, basename(path));
  }
  return readHashHeader(null, basename(path));
}

/**
 * The videos of a file of hashes, streamed, each name once; those that could not be hashed are left out.
 *
 * @throws `HASHES_UNUSABLE` as `headerOf` does, and for a row that is broken.
 */
export async function* readHashes(path: string): AsyncGenerator<HashedVideo> {
  const file = basename(path);
  const seen = new Set<string>();
  let first = true;
  for await (const row of rowsOf(path)) {
    if (first) readHashHeader('value' in row ? row.value : null, file);
    else if (!('value' in row)) throw broken(row);
    else {
      const video = videoOf(row.value, { file, line: row.line });
      if (video !== null && !seen.has(video.id)) {
        seen.add(video.id);
        yield video;
      }
    }
    first = false;
  }
  if (first) readHashHeader(null, file);
}

function rowsOf(path: string) {
  return parseJsonl(textChunks(path), basename(path), { longest: LONGEST_HASH_LINE });
}

function videoOf(value: unknown, { file, line }: { file: string; line: number }) {
  try {
    return readHashRow(value);
  } catch (error) {
    if (!(error instanceof RowFault)) throw error;
    throw broken(problemOf(error, file, { value, line }));
  }
}

function broken({ file, line, field, expected }: RowProblem): SightlineError {
  return new SightlineError('HASHES_UNUSABLE', `${file}:${line}: ${field}: expected ${expected}`, {
    hint: 'hash the videos again: npx sightline contamination hash',
  });
}
