import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { ExportRecord } from '../../../harness/export/export-format.ts';
import { format } from '../../../harness/export/formats/motionbench.ts';
import { readExportRecords } from '../../../harness/export/read-export-records.ts';
import { onlyText, OPTIONS } from '../../support/export-records.ts';
import { smallRun } from '../../support/small-run.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const SAMPLE = fileURLToPath(new URL('../../../benchmarks/motionbench/sample/', import.meta.url));
const options = { ...OPTIONS, format: 'motionbench' };
const HIDDEN = ['5e7a91c3_4', 'Rv7nHc4sZd_3'];

/** A run over the sample whose answers were recorded elsewhere. */
async function recordsOf(answers: Record<string, string>, split = 'test'): Promise<ExportRecord[]> {
  const file = join(await temporaryFolder(), 'answers.json');
  await writeFile(file, JSON.stringify(answers));
  const { run, folder } = await smallRun('', {
    benchmark: 'motionbench',
    split,
    data: SAMPLE,
    endpoint: `replay:${file}`,
    probes: ['full'],
  });
  await run();
  return readExportRecords([folder], { results: folder, data: null });
}

it('holds a letter by each uid, as the authors take it', async () => {
  const records = await recordsOf({ '5e7a91c3_4': 'B', Rv7nHc4sZd_3: 'The answer is (A).' });
  const made = await format.write(records, { ...options, allowIncomplete: true });
  expect(JSON.parse(onlyText(made))).toEqual({ '5e7a91c3_4': 'B', Rv7nHc4sZd_3: 'A' });
  expect(made.notes).toEqual(['2 items are not the whole split']);
});

it('names what has no letter, and never guesses one', async () => {
  const records = await recordsOf({ '5e7a91c3_4': 'B', Rv7nHc4sZd_3: 'no idea' });
  await expect(async () => format.write(records, options)).rejects.toThrow(
    /2 items are not the whole split; 1 of 2 items have no letter: Rv7nHc4sZd_3/,
  );
  const made = await format.write(records, { ...options, allowIncomplete: true });
  expect(JSON.parse(onlyText(made))).toEqual({ '5e7a91c3_4': 'B' });
});

it('refuses a split that is scored here, another benchmark, and several runs', async () => {
  const hidden = await recordsOf(Object.fromEntries(HIDDEN.map((uid) => [uid, 'A'])));
  const [record] = hidden;
  if (record === undefined) throw new Error('no record');
  const refused = (records: ExportRecord[], words: RegExp, name = 'motionbench') =>
    expect(async () => format.write(records, { ...options, format: name })).rejects.toThrow(words);
  await refused(hidden, /is of motionbench, not of other/, 'other');
  await refused([...hidden, ...hidden], /a submission is one run; here are 2/);
  const dev = { ...record.result, benchmark: { ...record.result.benchmark, split: 'dev' } };
  await refused([{ ...record, result: dev }], /answers of motionbench dev are known/);
  const { run: _, ...published } = record;
  await refused([published], /published record, which holds no letters/);
});
