import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { DecoderPool, type PoolSettings } from '../../../harness/media/decoder-pool.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { encodeClip } from './support/encode-clip.ts';
import { isRunning } from './support/running.ts';

const SETTINGS: PoolSettings = {
  backend: 'node-av',
  ffmpegPath: 'ffmpeg',
  threads: 1,
  processes: 1,
  timeLimitMs: 60_000,
  memoryLimitBytes: 2 ** 30,
};

const version = { action: 'version', input: null } as const;

/** A pool with one process that has started, and its id. */
async function startedPool(settings: Partial<PoolSettings> = {}) {
  const pool = new DecoderPool({ ...SETTINGS, ...settings });
  onTestFinished(() => pool.close());
  await pool.ask<'version'>(version);
  const [pid] = pool.pids;
  if (pid === undefined) throw new Error('the pool has started no process');
  return { pool, pid };
}

async function clip(recipe = {}) {
  return encodeClip(await temporaryFolder(), { name: 'clip.mp4', ...recipe });
}

describe.skipIf(process.platform === 'win32')('a process that stops answering', () => {
  test('killed in the middle: an error, and the next request gets another process', async () => {
    const { pool, pid } = await startedPool();
    process.kill(pid, 'SIGSTOP');
    const asked = pool.ask<'list'>({ action: 'list', input: { path: await clip() } });
    process.kill(pid, 'SIGKILL');
    await expect(asked).rejects.toMatchObject({
      code: 'DECODER_CRASHED',
      message: 'the decoder process died (SIGKILL)',
    });
    expect(await pool.ask<'version'>(version)).toMatch(/ffmpeg/);
    expect(pool.pids).not.toContain(pid);
  });

  test('killed while idle: nobody notices', async () => {
    const { pool, pid } = await startedPool();
    process.kill(pid, 'SIGKILL');
    await vi.waitFor(() => expect(pool.pids).toEqual([]));
    expect(await pool.ask<'version'>(version)).toMatch(/ffmpeg/);
  });

  test('hung: an error when its time is over, and it is gone', async () => {
    const { pool, pid } = await startedPool({ timeLimitMs: 10_000 });
    process.kill(pid, 'SIGSTOP');
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const asked = pool.ask<'version'>(version);
    const failure = expect(asked).rejects.toMatchObject({
      code: 'DECODER_TIMEOUT',
      message: 'the decoder took longer than 10 s',
    });
    await vi.advanceTimersByTimeAsync(10_000);
    await failure;
    vi.useRealTimers();
    expect(isRunning(pid)).toBe(false);
    expect(await pool.ask<'version'>(version)).toMatch(/ffmpeg/);
  });

  test('aborted: the reason of the signal, and it is gone', async () => {
    const { pool, pid } = await startedPool();
    process.kill(pid, 'SIGSTOP');
    const controller = new AbortController();
    const asked = pool.ask<'version'>(version, controller.signal);
    await setImmediate();
    controller.abort(new Error('enough'));
    await expect(asked).rejects.toThrow('enough');
    expect(isRunning(pid)).toBe(false);
  });
});

test.runIf(process.platform === 'linux')(
  'the kernel holds a process to a memory limit',
  async () => {
    const { pid } = await startedPool();
    const limits = await readFile(`/proc/${pid}/limits`, 'utf8');
    const bytes = Number(/^Max data size\s+(\d+)/m.exec(limits)?.[1]);
    expect(bytes).toBeGreaterThanOrEqual(SETTINGS.memoryLimitBytes);
    expect(bytes).toBeLessThan(SETTINGS.memoryLimitBytes + 2 ** 31);
  },
);

test('a closed pool leaves no process and answers no more', async () => {
  const { pool, pid } = await startedPool({ processes: 2 });
  const asked = pool.ask<'list'>({ action: 'list', input: { path: await clip() } });
  const settled = Promise.allSettled([asked]);
  await pool.close();
  await settled;
  expect(isRunning(pid)).toBe(false);
  expect(pool.pids).toEqual([]);
  await expect(pool.ask<'version'>(version)).rejects.toThrow('closed');
});

test('a program that closes its decoder under a reply waits until it is closed', async () => {
  const program = fileURLToPath(new URL('support/closing-decoder.ts', import.meta.url));
  const { stdout, status } = spawnSync(process.execPath, [program, JSON.stringify(SETTINGS)]);
  expect({ status, said: stdout.toString() }).toEqual({ status: 0, said: 'closed' });
});

test('a process ends when the program that started it is killed', async () => {
  const path = await clip({ name: 'long.mp4', frames: 200 });
  const program = fileURLToPath(new URL('support/abandoned-decoder.ts', import.meta.url));
  const request = { action: 'list', input: { path } };
  const parent = spawn(
    process.execPath,
    [program, JSON.stringify(SETTINGS), JSON.stringify(request)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  onTestFinished(() => {
    parent.kill('SIGKILL');
  });
  const [line] = (await once(parent.stdout, 'data')) as [Buffer];
  const pid = Number(line.toString());
  expect(isRunning(pid)).toBe(true);
  parent.kill('SIGKILL');
  await vi.waitFor(() => expect(isRunning(pid)).toBe(false), { timeout: 10_000 });
});
