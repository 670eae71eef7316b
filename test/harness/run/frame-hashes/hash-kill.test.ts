import { spawn } from 'node:child_process';
import { cp, mkdir, readFile, watch } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readHashes } from '../../../../harness/contamination/frames/read-hashes.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const cli = fileURLToPath(new URL('../../../../harness/cli.ts', import.meta.url));
const sample = fileURLToPath(
  new URL('../../../../benchmarks/nextqa/sample/NExTVideo/0001/', import.meta.url),
);
const COPIES = 4;

function start(folder: string, out: string) {
  const words = ['contamination', 'hash', 'videos', '--out', out, '--processes', '1'];
  const child = spawn(process.execPath, [cli, ...words], {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<{ code: number | null; said: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, said })),
  );
  return { pid: child.pid as number, ended };
}

/** Resolves when the file holds so many lines, or the process has ended. */
async function lines(file: string, count: number, ended: Promise<unknown>): Promise<void> {
  const over = new AbortController();
  void ended.then(() => over.abort());
  const held = async () =>
    (await readFile(file, 'utf8').catch(() => '')).split('\n').length > count;
  try {
    for await (const _ of watch(join(file, '..'), { signal: over.signal })) {
      if (await held()) return;
    }
  } catch (error) {
    if (!over.signal.aborted) throw error;
  }
}

async function names(file: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { id } of readHashes(file)) found.push(id);
  return found.sort();
}

async function setUp() {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'videos'));
  for (let copy = 0; copy < COPIES; copy += 1) {
    await cp(sample, join(folder, 'videos', `${copy}`), { recursive: true });
  }
  return folder;
}

it('hashing that is killed again and again ends as if nothing had happened', async () => {
  const folder = await setUp();
  expect((await start(folder, 'whole.jsonl').ended).code).toBe(0);
  const out = join(folder, 'killed.jsonl');
  for (const after of [1, 3, 9]) {
    const { pid, ended } = start(folder, 'killed.jsonl');
    await lines(out, after, ended);
    process.kill(-pid, 'SIGKILL');
    expect((await ended).code).toBeNull();
  }
  const before = (await readFile(out, 'utf8')).split('\n').slice(0, 9);
  expect((await start(folder, 'killed.jsonl').ended).code).toBe(0);
  const text = await readFile(out, 'utf8');
  expect(text.split('\n').slice(0, 9)).toEqual(before);
  expect(text.trim().split('\n').toSorted()).toEqual(
    (await readFile(join(folder, 'whole.jsonl'), 'utf8')).trim().split('\n').toSorted(),
  );
  expect(await names(out)).toHaveLength(6 * COPIES);
});

it('hashing that is interrupted finishes what it has begun and prints the command that goes on', async () => {
  const folder = await setUp();
  const out = join(folder, 'stopped.jsonl');
  const { pid, ended } = start(folder, 'stopped.jsonl');
  await lines(out, 1, ended);
  process.kill(pid, 'SIGINT');
  const { code, said } = await ended;
  expect(code).toBe(130);
  expect(said).toContain('finishing the videos in flight');
  expect(said).toContain(
    'npx sightline contamination hash videos --out stopped.jsonl --processes 1',
  );
  const some = (await names(out)).length;
  expect(some).toBeGreaterThan(0);
  expect(some).toBeLessThan(6 * COPIES);
  expect((await start(folder, 'stopped.jsonl').ended).code).toBe(0);
  expect(await names(out)).toHaveLength(6 * COPIES);
});
