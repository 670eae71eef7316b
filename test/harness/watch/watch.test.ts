import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { RunRequest } from '../../../harness/plan/run-plan.ts';
import { systemClock } from '../../../harness/run/clock.ts';
import { freePort } from '../../../harness/watch/free-port.ts';
import { watchCheckpoints, type WatchOptions } from '../../../harness/watch/watch.ts';
import { chatServer, json, type Answer } from '../../support/chat-server.ts';
import { MORTAL_END, mortalServer } from '../../support/mortal-server.ts';
import { nextqaFolder } from '../../support/items.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { recordedTerminal } from '../../support/terminal.ts';

const refuse: Answer = (response) => json(response, 400, { error: { message: 'no' } });

/** Checkpoints that one server of this process answers for: what --serve-command starts only waits. */
async function setUp(answer: Parameters<typeof chatServer>[0]) {
  const folder = await temporaryFolder();
  const server = await chatServer(answer);
  const data = await nextqaFolder();
  const root = join(folder, 'checkpoints');
  const recorded = recordedTerminal();
  const arrive = async (name: string) => {
    await mkdir(join(root, name), { recursive: true });
    await writeFile(join(root, name, 'config.json'), '{}');
  };
  const publishing = {
    results: join(folder, 'results'),
    runBy: null,
    allowIncomplete: false,
    now: () => new Date(),
  };
  const runs: WatchOptions['runs'] = {
    concurrency: 1,
    requireAll: false,
    format: 'none',
    resumeCommand: 'again',
    retry: { attempts: 1, firstDelayMs: 0, maxDelayMs: 0 },
  };
  const requestAt = (step: number, url: string): RunRequest => ({
    benchmark: 'nextqa',
    split: 'val',
    data,
    endpoint: `openai:my-sft@${url}`,
    protocol: 'sightline',
    probes: ['blind'],
    seed: 0,
    settings: {},
    series: { id: 'my-sft', step },
  });
  const watch = (more: Partial<WatchOptions> = {}) =>
    watchCheckpoints({
      terminal: recorded.terminal,
      root,
      settleMs: 0,
      everyMs: 1000,
      once: true,
      attempts: 1,
      serveCommand: 'exec sleep 600',
      serveTimeoutMs: 60_000,
      servedName: 'my-sft',
      requestsOf: ({ step }) => Promise.resolve([requestAt(step, server.url)]),
      runsFolder: join(folder, 'runs'),
      publishing,
      metrics: null,
      runs,
      freePort: () => Promise.resolve(1),
      clock: systemClock,
      drain: new AbortController().signal,
      ...more,
    });
  return { watch, arrive, root, server, publishing, requestAt, runs, ...recorded };
}

it('tries a checkpoint with failed trials again, a bounded number of times, and publishes it once whole', async () => {
  let refusing = true;
  const { watch, arrive, server } = await setUp(() => (refusing ? refuse : 'A'));
  await arrive('checkpoint-1');
  const drain = new AbortController();
  let looks = 0;
  const clock = {
    ...systemClock,
    wait: async (ms: number, signal: AbortSignal) => {
      if (ms !== 1000) return systemClock.wait(ms, signal);
      looks += 1;
      if (looks === 3) refusing = false;
      if (looks === 5) drain.abort();
    },
  };
  const attempts = watch({ once: false, attempts: 3, clock, drain: drain.signal });
  await expect(attempts).rejects.toMatchObject({ code: 'INTERRUPTED' });
  const asked = server.requests.length;
  expect(await watch()).toMatchObject({
    published: [{ checkpoint: { step: 1 } }],
    unmeasured: [],
  });
  // Three attempts were the most: what mended itself afterwards waited for the next command.
  expect(server.requests.length - asked).toBe(6);
});

it('tells of a folder that vanishes while it is served, and goes on with the next', async () => {
  let gone = false;
  const { watch, arrive, root } = await setUp(async () => {
    if (!gone) await rm(join(root, 'checkpoint-1'), { recursive: true });
    const first = !gone;
    gone = true;
    return first ? refuse : 'A';
  });
  await arrive('checkpoint-1');
  await arrive('checkpoint-2');
  const { published, unmeasured } = await watch();
  expect(published.map(({ checkpoint }) => checkpoint.step)).toEqual([2]);
  expect(unmeasured).toEqual([
    { name: 'checkpoint-1', step: 1, reason: 'its folder has vanished' },
  ]);
});

it('goes on with the next when a server dies in the middle of a run, and later with what is left of it', async () => {
  const { watch, arrive, root, requestAt, runs, noted } = await setUp(() => 'B');
  const command = await mortalServer();
  await arrive('checkpoint-1');
  await arrive('checkpoint-2');
  await writeFile(join(root, 'checkpoint-1', 'answers'), '2');
  await writeFile(join(root, 'checkpoint-2', 'answers'), '100');
  const own: Partial<WatchOptions> = {
    serveCommand: `${command} {port} $(cat {checkpoint}/answers)`,
    freePort,
    runs: { ...runs, retry: { attempts: 20, firstDelayMs: 60_000, maxDelayMs: 60_000 } },
    requestsOf: ({ step, port }) =>
      Promise.resolve([requestAt(step, `http://127.0.0.1:${port}/v1`)]),
  };
  const { published, unmeasured } = await watch(own);
  expect(published.map(({ checkpoint }) => checkpoint.step)).toEqual([2]);
  expect(unmeasured).toEqual([{ name: 'checkpoint-1', step: 1, reason: MORTAL_END }]);
  expect(noted.join('\n')).toContain(`attempt 1 of 1): ${MORTAL_END}`);
  // Two of six were answered: four are left.
  await writeFile(join(root, 'checkpoint-1', 'answers'), '4');
  expect(await watch(own)).toMatchObject({ unmeasured: [] });
});

it('starts no server while another watch has one for the same checkpoint', async () => {
  let other: Promise<unknown> | null = null;
  const { watch, arrive, noted } = await setUp(async () => {
    other ??= expect(watch()).rejects.toMatchObject({
      code: 'RUN_MISMATCH',
      message: expect.stringContaining(`process ${process.pid} on`) as string,
    });
    await other;
    return 'A';
  });
  await arrive('checkpoint-1');
  expect(await watch()).toMatchObject({ unmeasured: [] });
  expect(noted.filter((line) => line.startsWith('starting the model server'))).toHaveLength(1);
});

it('publishes what is incomplete only when it is told to', async () => {
  const { watch, arrive, publishing } = await setUp(({ text }) =>
    text.includes('what is in 3') ? refuse : 'A',
  );
  await arrive('checkpoint-1');
  expect(await watch()).toMatchObject({
    published: [],
    unmeasured: [{ reason: '1 trials have no reply' }],
  });
  const allowed = await watch({ publishing: { ...publishing, allowIncomplete: true } });
  expect(allowed.unmeasured).toEqual([]);
  expect(allowed.published[0]?.results[0]?.completeness.complete).toBe(false);
});
