import { readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runPage } from '../../scripts/guide/run-page.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

async function run(lines: string[], words: { timeoutMs?: number } = {}) {
  const file = join(await temporaryFolder(), 'page.md');
  await writeFile(file, lines.join('\n'));
  return runPage({ file, ...words });
}

it('blocks are one session, in a folder of its own', async () => {
  const { outputs, problems } = await run([
    '```sh',
    'x=1; mkdir a; cd a',
    '```',
    '```sh',
    'pwd; echo $x',
    '```',
  ]);
  expect(problems).toEqual([]);
  expect(outputs.at(-1)).toEqual({ line: 4, text: '~/eval/a\n1\n' });
});

it.each([
  ['a command that fails', ['```sh', 'true', 'false | cat', 'echo on', '```'], 'page.md:3: ended'],
  [
    'a program that is not there',
    ['', '```sh', 'no-such-program', '```'],
    'page.md:3: ended with 127',
  ],
  ['a variable that is not set', ['```sh', 'echo $y', '```'], 'page.md:2: '],
  ['another code', ['```sh exits=3', 'bash -c "exit 4"', '```'], 'page.md:1: ended with 4'],
  ['no failure', ['```sh exits=3', 'true', '```'], 'page.md:1: ended with 0'],
  [
    'another output',
    ['```sh', 'echo 1', '```', '```text output', '2', '```'],
    'page.md:5: shows "2"',
  ],
  [
    'a server that ends',
    ['```sh server', 'true --port 8000', '```'],
    'page.md:1: the server ended',
  ],
])('%s is told with its page and line', async (_, lines, problem) => {
  const { problems } = await run(lines);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(problem);
});

it('what a page starts is ended with it, also where it took too long', async () => {
  const before = await readdir(tmpdir());
  const seen = join(await temporaryFolder(), 'pid');
  const { problems } = await run(['```sh', `sleep 600 & echo $! >${seen}`, 'wait', '```'], {
    timeoutMs: 2_000,
  });
  expect(problems[0]).toContain('page.md:1: took too long');
  const pid = Number(await readFile(seen, 'utf8'));
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  const left = (await readdir(tmpdir())).filter((name) => name.startsWith('sightline-guide-'));
  expect(left.filter((name) => !before.includes(name))).toEqual([]);
});

it('a model server answers under the name that it was given, on a free port', async () => {
  const { outputs, problems } = await run([
    '```sh server',
    'vllm serve my/model',
    '```',
    '```sh',
    'curl -s http://127.0.0.1:8000/v1/models',
    '```',
    '```text output',
    '…"my/model"…',
    '```',
  ]);
  expect(problems).toEqual([]);
  expect(outputs[0]?.text).toBe('serving my/model at http://127.0.0.1:8000/v1\n');
});

it('a block with a file is written, and a job runs each of its tasks', async () => {
  const { outputs, problems } = await run([
    '```sh file=jobs/array.sh',
    '#!/bin/bash',
    '#SBATCH --array=1-3%2',
    'echo task $SLURM_ARRAY_TASK_ID of $SLURM_ARRAY_TASK_COUNT',
    '```',
    '```sh',
    'sbatch jobs/array.sh',
    'cat slurm-*_3.out',
    '```',
  ]);
  expect(problems).toEqual([]);
  expect(outputs[0]?.text).toMatch(/^Submitted batch job \d+\ntask 3 of 3\n$/);
});
