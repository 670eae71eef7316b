import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isFile } from '../../data/file-index.ts';
import { SightlineError } from '../../errors.ts';
import type { NameRule } from '../../schema/source-id.ts';
import { sourceIdOf } from '../ids/source-id.ts';
import type { Corpus, CorpusEntry } from './entry.ts';

const VIDEO = /\.(?:mp4|mkv|webm|avi|mov|m4v|flv|wmv|mpe?g|ts|3gp)$/i;

/** A folder of videos as a corpus: a row a file, in the order of their paths, known by their names. */
export function openVideoFolder(
  folder: string,
  { name, rule }: { name: string; rule: NameRule },
): Corpus {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => VIDEO.test(file) && isFile(join(folder, file)))
    .sort();
  if (files.length === 0) {
    throw new SightlineError('DATA_MISSING', `${folder} holds no videos`, {
      hint: 'a corpus is a manifest (.jsonl, .csv, .parquet) or a folder of videos',
    });
  }
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${statSync(join(folder, file)).size} ${file}\n`);
  return { name, sha256: hash.digest('hex'), folder, entries: entriesOf(files, rule) };
}

async function* entriesOf(files: string[], rule: NameRule): AsyncGenerator<CorpusEntry> {
  for (const [index, file] of files.entries()) {
    const source = sourceIdOf(file, rule);
    yield { line: index + 1, source, channel: null, text: null, video: file, hashes: null };
  }
}
