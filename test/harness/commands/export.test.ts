import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { expect, it } from 'vitest';
import { command } from '../../../harness/commands/export.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { recordedTerminal } from '../../support/terminal.ts';

const RESULTS = fileURLToPath(new URL('../../../results/', import.meta.url));
const RECORD = 'video-mme/short-786-scalegrid-16f-151k-qwen3-vl-8b-861edbd0.json';

async function exported(words: string[]) {
  const { terminal, printed, noted } = recordedTerminal();
  const program = new Command('export');
  command.define(program, { ...terminal, workingFolder: RESULTS });
  const error: unknown = await program
    .parseAsync(words, { from: 'user' })
    .then(() => null)
    .catch((reason: unknown) => reason);
  return { out: printed.join('\n'), notes: noted.join('\n'), error };
}

it('prints one file, and says on the other channel what does not compare', async () => {
  const { out, notes, error } = await exported([
    'markdown',
    RECORD,
    'nextqa/val-recorded-hga-bert-ft-9fc32924.json',
  ]);
  expect(error).toBeNull();
  expect(out.split('\n')[0]).toMatch(/^\| Benchmark \| Model \|/);
  expect(out).toContain('| 69.6 [66.3, 72.9] | 43.9 | +25.7 [+21.5, +29.9] |');
  expect(out.endsWith('\n')).toBe(false);
  expect(notes).toBe('');
  expect((await exported(['csv', 'video-mme'])).notes).toContain('3 sets of items');
});

it('writes one file where it is told to, and several below a folder', async () => {
  const folder = await temporaryFolder();
  const table = join(folder, 'table.tex');
  const one = await exported(['latex', RECORD, '--out', table]);
  expect(one.out).toBe('');
  expect(await readFile(table, 'utf8')).toContain(String.raw`\end{tabular}`);
  const eee = join(folder, 'eee');
  expect((await exported(['every-eval-ever', RECORD, '--out', eee])).notes).toContain(
    'wrote 1 file below',
  );
  expect(await readdir(join(eee, 'data'))).toEqual(['sightline-video-mme']);
});

it('the same record named twice is one row', async () => {
  const { out } = await exported(['csv', RECORD, RECORD, '--wide']);
  expect(out.split('\n')).toHaveLength(2);
});

it.each([
  [['every-eval-ever', RECORD], /makes several files/],
  [['latexx', RECORD], /there is no export format "latexx"/],
  [['csv', 'nowhere'], /does not exist/],
  [['bibtex', RECORD, '--site', 'file:///etc'], /is no address of a site/],
  [['bibtex', RECORD, '--site', 'example'], /is no address of a site/],
  [
    ['every-eval-ever', 'nextqa/val-sightline-baseline-random-cfcd18f5.json', '--out', 'x'],
    /none of 1 records/,
  ],
])('refuses %j', async (words, message) => {
  const { error } = await exported(words);
  expect((error as Error).message).toMatch(message);
});
