import { SightlineError } from '../../../../harness/errors.ts';
import type { Content } from '../../../../harness/imports/answer-file.ts';
import { parseContent } from '../../../../harness/imports/content.ts';

/** Formats that need more than this page carries, with what to do instead. */
const ELSEWHERE = [
  { ending: '.xlsx', hint: 'save the sheet as TSV or CSV, or use sightline import' },
  { ending: '.parquet', hint: 'write it as a JSON list of rows, or use sightline run' },
];

/** @throws `DATA_INVALID` for what is broken or of a format that is not read here. */
export async function readFile(file: File): Promise<Content> {
  const elsewhere = ELSEWHERE.find(({ ending }) => file.name.toLowerCase().endsWith(ending));
  if (elsewhere !== undefined) {
    const { ending, hint } = elsewhere;
    throw new SightlineError('DATA_INVALID', `${file.name}: ${ending} is not read on this page`, {
      hint,
    });
  }
  return parseContent(file.name, new Uint8Array(await file.arrayBuffer()));
}
