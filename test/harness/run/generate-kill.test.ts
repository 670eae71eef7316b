import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { readJournal } from '../../../harness/run/journal.ts';
import { SAMPLE } from '../../support/generation-run.ts';
import { askedOf, generatorSpec } from '../../support/generator-run.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const cli = fileURLToPath(new URL('../../../harness/cli.ts', import.meta.url));

/** One video is made, and two have been begun whose files have not come, when the process dies. */
it('a run that is killed between the beginning of work and its video begins nothing twice', async () => {
  const cwd = await temporaryFolder();
  const log = join(cwd, 'asked.jsonl');
  const words = ['run', '-b', 'ruler-bench', '-d', SAMPLE, '--limit', '4', '-c', '2', '-o', 'run'];
  const start = (environment: Record<string, string>) => {
    const child = spawn(process.execPath, [cli, ...words, '-e', generatorSpec('jobs', log)], {
      cwd,
      env: { ...process.env, ...environment },
      detached: true,
      stdio: 'ignore',
    });
    const kill = () => {
      try {
        process.kill(-(child.pid ?? 0), 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    };
    onTestFinished(kill);
    return { kill, ended: new Promise<number | null>((end) => void child.on('close', end)) };
  };
  const jobs = () => readFile(join(cwd, 'run/jobs.jsonl'), 'utf8').catch(() => '');

  const first = start({ GENERATOR_HANGS: 'momentum|chess_rook' });
  for (const kept of [/"job of momentum\/1"/, /"job of chess_rook\/1"/, /"made"/])
    await expect.poll(jobs, { timeout: 30_000 }).toMatch(kept);
  first.kill();
  expect(await first.ended).toBeNull();
  const before = await askedOf(log);
  expect(before.toSorted()).toEqual([
    'create chess_rook/1',
    'create free_fall/1',
    'create momentum/1',
  ]);

  expect(await start({}).ended).toBe(0);
  const after = (await askedOf(log)).slice(before.length);
  expect(after.filter((asked) => asked.startsWith('wait')).toSorted()).toEqual([
    'wait chess_rook/1',
    'wait momentum/1',
  ]);
  expect(after.filter((asked) => asked.startsWith('create'))).toHaveLength(1);
  const { lines } = await readJournal(join(cwd, 'run'));
  expect([...lines.values()].filter(({ reply }) => reply?.video !== undefined)).toHaveLength(4);
}, 120_000);
