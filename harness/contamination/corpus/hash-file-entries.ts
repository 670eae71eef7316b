import { basename } from 'node:path';
import { z } from 'zod';
import { parseJsonl } from '../../data/jsonl.ts';
import { parseRow, problemOf, RowFault } from '../../data/row.ts';
import { textChunks } from '../../data/text-chunks.ts';
import type { RowProblem } from '../../schema/item.ts';
import type { NameRule } from '../../schema/source-id.ts';
import { LONGEST_HASH_LINE } from '../frames/read-hashes.ts';
import { sourceIdOf } from '../ids/source-id.ts';
import type { CorpusEntry } from './entry.ts';

/** Read whole where frames are compared. */
const rowSchema = z.looseObject({ video: z.string().min(1) });

/** A file of frame hashes as a corpus: what each video is called, and that its frames are in this file. */
export async function* hashFileEntries(
  path: string,
  { rule, problem }: { rule: NameRule; problem: (problem: RowProblem) => void },
): AsyncGenerator<CorpusEntry> {
  const file = basename(path);
  let isHeader = true;
  for await (const row of parseJsonl(textChunks(path), file, { longest: LONGEST_HASH_LINE })) {
    if (isHeader) {
      isHeader = false;
      continue;
    }
    if (!('value' in row)) {
      problem(row);
      continue;
    }
    try {
      const { video } = parseRow(rowSchema, row.value);
      const source = sourceIdOf(video, rule);
      yield { line: row.line, source, channel: null, text: null, video, hashes: file };
    } catch (error) {
      if (!(error instanceof RowFault)) throw error;
      problem(problemOf(error, file, row));
    }
  }
}
