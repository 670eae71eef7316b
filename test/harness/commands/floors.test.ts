import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { expect, it } from 'vitest';
import { command } from '../../../harness/commands/floors.ts';
import { floorsSchema } from '../../../harness/schema/floors.ts';
import { nextqaFolder } from '../../support/items.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { recordedTerminal } from '../../support/terminal.ts';

async function floors(workingFolder: string, ...words: string[]) {
  const { terminal, printed, noted } = recordedTerminal();
  const program = new Command('floors');
  command.define(program, { ...terminal, workingFolder });
  const error: unknown = await program.parseAsync(words, { from: 'user' }).then(
    () => null,
    (reason: unknown) => reason,
  );
  return { out: printed.join('\n'), notes: noted.join('\n'), error };
}

it('prints a table and writes the record with its item set', async () => {
  const data = await nextqaFolder(16, 5);
  const cwd = await temporaryFolder();
  const { out, notes, error } = await floors(cwd, '-b', 'nextqa', '-d', data, '--seeds', '1');
  expect(error).toBeNull();
  expect(out).toMatch(/nextqa val: 80 of 80 items, 16 videos, chance 20\.00/);
  expect(out).toMatch(/majority-letter +answers +20\.00/);
  expect(out).toMatch(/label invariance: held/);
  const [name] = await readdir(join(cwd, 'results', 'floors'));
  expect(notes).toBe(join('results', 'floors', name ?? ''));
  expect(await readdir(join(cwd, 'results', 'items'))).toEqual([name]);
});

it('--json prints the record, and a list of items has its own', async () => {
  const data = await nextqaFolder(16, 5);
  const cwd = await temporaryFolder();
  const list = { name: 'few', benchmark: 'nextqa', split: 'val', ids: ['100_0', '101_2'] };
  await writeFile(join(cwd, 'few.json'), JSON.stringify(list));
  const words = ['-b', 'nextqa', '-d', data, '--items', 'few.json', '--no-logit', '--json'];
  const { out, error } = await floors(cwd, ...words, '--results', 'elsewhere');
  expect(error).toBeNull();
  const record = floorsSchema.parse(JSON.parse(out));
  expect(record.benchmark).toMatchObject({ itemSetName: 'few', items: 2, clusters: 2 });
  expect(record.logit).toBeNull();
  expect(await readdir(join(cwd, 'elsewhere'))).toEqual(['floors', 'items']);
});

it('writes no totals over a few items of a benchmark that keeps its answers', async () => {
  const cwd = await temporaryFolder();
  const sample = join(import.meta.dirname, '../../../benchmarks/video-mme/sample');
  const { out, notes, error } = await floors(cwd, '-b', 'video-mme', '-d', sample, '--no-logit');
  expect(error).toBeNull();
  expect(out).toContain('longest-option');
  expect(notes).toContain('nothing is written');
  expect(await readdir(cwd)).toEqual([]);
});

it.each([
  [[], 'USAGE', /--benchmark is missing/],
  [['-b', 'nextqa'], 'USAGE', /--data is missing/],
  [['-b', 'nextqq', '-d', '.'], 'USAGE', /there is no benchmark/],
  [['-b', 'nextqa', '-d', '.', '--split', 'tst'], 'USAGE', /there is no split/],
  [['-b', 'nextqa', '-d', '.'], 'DATA_MISSING', /./],
  [['-b', 'nextqa', '-d', '.', '--seeds', '0'], 'USAGE', /above zero/],
])('%j ends with %s', async (words, code, message) => {
  const { error } = await floors(await temporaryFolder(), ...words);
  expect(error).toMatchObject({ code, message: expect.stringMatching(message) as string });
});

it('refuses a benchmark without options', async () => {
  const sample = join(import.meta.dirname, '../../../benchmarks/ruler-bench/sample');
  const { error } = await floors(await temporaryFolder(), '-b', 'ruler-bench', '-d', sample);
  expect(error).toMatchObject({
    code: 'USAGE',
    message: expect.stringContaining('is open-ended') as string,
  });
});
