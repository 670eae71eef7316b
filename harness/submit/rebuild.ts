import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeDiagnosis, DIAGNOSES } from '../run/diagnosis-file.ts';
import { JUDGEMENTS, writeJudge } from '../run/judge-file.ts';
import { journalPath } from '../run/journal.ts';
import type { ItemSet } from '../schema/item-set.ts';
import type { ReplyLine, SubmittedRun } from '../schema/submission.ts';
import { journalLine } from './reply-line.ts';
import { manifestAgain } from './submitted-run.ts';

/** Lines are written together: a file of a million of them is no million writes. */
const BATCH_CHARACTERS = 2 ** 22;

export type RebuiltRun = {
  folder: string;
  /** Takes a line as it is read; the files are there after `finish`. */
  take: (line: ReplyLine) => void;
  finish(parts: { run: SubmittedRun; items: ItemSet; data: string }): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

/**
 * A run folder made of a submission, to be scored like any other. It is gone with its scope.
 */
export async function rebuildRun(): Promise<RebuiltRun> {
  const folder = await mkdtemp(join(tmpdir(), 'sightline-submission-'));
  const files = {
    trial: batches(journalPath(folder)),
    vote: batches(join(folder, JUDGEMENTS)),
    diagnosis: batches(join(folder, DIAGNOSES)),
  };
  return {
    folder,
    take: (line) => files[line.of].add(`${JSON.stringify(journalLine(line))}\n`),
    async finish({ run, items, data }) {
      for (const file of Object.values(files)) await file.end();
      await writeFile(join(folder, 'items.json'), `${JSON.stringify(items)}\n`);
      const manifest = manifestAgain(run, data);
      await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest)}\n`);
      const { judge, diagnosis } = run;
      if (judge !== null) await writeJudge(folder, { ...judge, baseUrls: [] });
      if (diagnosis !== null) await writeDiagnosis(folder, { ...diagnosis, baseUrls: [] });
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Appends one after the other, without anybody waiting for it. */
function batches(path: string) {
  let waiting: string[] = [];
  let characters = 0;
  let writing: Promise<void> = writeFile(path, '');
  const flush = () => {
    const text = waiting.join('');
    [waiting, characters] = [[], 0];
    writing = writing.then(() => writeFile(path, text, { flag: 'a' }));
  };
  return {
    add(line: string) {
      waiting.push(line);
      characters += line.length;
      if (characters >= BATCH_CHARACTERS) flush();
    },
    async end() {
      flush();
      await writing;
    },
  };
}
