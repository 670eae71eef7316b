import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { queueAddress } from '../../../harness/queue/address.ts';
import { connectQueue } from '../../../harness/queue/connection.ts';
import { RUNS } from '../../../harness/queue/keys.ts';
import { chatServer, completion, json } from '../../support/chat-server.ts';
import { nextqaFolder } from '../../support/items.ts';
import { journalText, recordOf, smallRun } from '../../support/small-run.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { interruption, queuedRun } from './support/queued-run.ts';
import { turns } from './support/question-servers.ts';
import { skipsRedis } from './support/redis-program.ts';
import { startRedis } from './support/redis-server.ts';

const answer = (text: string) => `I choose ${'ABCDE'[text.length % 5]}.`;

async function scoresOf(folder: string): Promise<string[]> {
  const text = await readFile(join(folder, 'scores.jsonl'), 'utf8');
  return text.split('\n').sort();
}

async function repliesOf(folder: string): Promise<string[]> {
  const lines = (await journalText(folder)).split('\n').filter(Boolean);
  return lines
    .map((line) => JSON.parse(line) as { trial: string; reply: unknown })
    .filter(({ reply }) => reply !== null)
    .map(({ trial }) => trial);
}

describe.skipIf(skipsRedis())('a run over a queue', () => {
  it('that two workers ask is the run of one machine', async () => {
    const redis = await startRedis();
    const server = await chatServer(({ text }) => answer(text));
    const queued = await queuedRun(server.url, redis.url, { repeats: 2 });
    const workers = [await queued.worker(), await queued.worker()];
    await queued.coordinate();
    expect(server.requests).toHaveLength(12);
    const alone = await smallRun(server.url, { data: queued.data, repeats: 2 });
    await alone.run();
    expect(await scoresOf(queued.folder)).toEqual(await scoresOf(alone.folder));
    expect(await recordOf(queued.folder)).toEqual(await recordOf(alone.folder));
    expect(queued.printed).toEqual(alone.printed);
    for (const worker of workers) expect(worker.noted.join('\n')).toMatch(/serving nextqa/);
    // No video and no line of it is left; what BullMQ notes for itself and the gate's memory hold neither.
    await expect
      .poll(() => redis.send('KEYS', 'sightline:*'), { timeout: 10_000 })
      .not.toMatch(/sightline:run:|sightline:jobs:[^:]+:(v|wait|active|delayed|failed)/);
  });

  it('that is stopped hands back what was not begun, and goes on where it was', async () => {
    const redis = await startRedis();
    const stop = interruption();
    const server = await chatServer(async ({ text }) => {
      if (server.requests.length === 3) stop.drain();
      return answer(text);
    });
    const queued = await queuedRun(server.url, redis.url);
    const worker = await queued.worker();
    await expect(
      queued.coordinate({ interrupt: stop.interrupt, concurrency: 1 }),
    ).rejects.toMatchObject({ code: 'INTERRUPTED' });
    const before = await repliesOf(queued.folder);
    expect(before.length).toBeGreaterThanOrEqual(3);
    expect(before.length).toBeLessThan(6);
    expect(server.requests).toHaveLength(before.length);
    await queued.coordinate({ concurrency: 1 });
    expect(server.requests).toHaveLength(6);
    expect(new Set(await repliesOf(queued.folder)).size).toBe(6);
    worker.drain();
    expect(await worker.ended).toBeNull();
  });

  it('stops at a limit, and says the command that goes on', async () => {
    const redis = await startRedis();
    const usage = { prompt_tokens: 90, completion_tokens: 10 };
    const server = await chatServer(async ({ text }) => {
      await turns(100);
      return (response) => completion(response, answer(text), { usage });
    });
    const data = await nextqaFolder(10, 4);
    const queued = await queuedRun(server.url, redis.url, { data });
    await queued.worker();
    const limits = { tokens: 200 };
    await expect(queued.coordinate({ limits, concurrency: 1 })).rejects.toMatchObject({
      code: 'RUN_INCOMPLETE',
      hint: expect.stringContaining('sightline run again'),
    });
    expect(server.requests.length).toBeLessThan(20);
  });

  it('ends as on one machine when the endpoint refuses the key of the last worker', async () => {
    const redis = await startRedis();
    const server = await chatServer(
      () => (response) => json(response, 401, { error: { message: 'who are you?' } }),
    );
    const queued = await queuedRun(server.url, redis.url);
    const worker = await queued.worker();
    await expect(queued.coordinate()).rejects.toMatchObject({ code: 'ENDPOINT_AUTH' });
    expect(worker.noted.join('\n')).toMatch(/ENDPOINT_AUTH/);
  });

  it('asks what failed again the next time, and never scores it', async () => {
    const redis = await startRedis();
    let broken = true;
    const server = await chatServer(({ text }) =>
      broken && text.includes('what is in 1')
        ? (response) => json(response, 400, { error: { message: 'no' } })
        : answer(text),
    );
    const queued = await queuedRun(server.url, redis.url, { probes: ['blind'] });
    await queued.worker();
    await expect(queued.coordinate()).rejects.toMatchObject({ code: 'RUN_INCOMPLETE' });
    broken = false;
    const asked = server.requests.length;
    await queued.coordinate();
    expect(server.requests).toHaveLength(asked + 1);
  });

  it('sends a key only where the worker was told to: else it refuses, with the flag that allows it', async () => {
    const redis = await startRedis();
    const server = await chatServer(({ text }) => answer(text));
    const queued = await queuedRun(server.url, redis.url);
    const environment = { SIGHTLINE_API_KEY: 'hush' };
    const untold = await queued.worker({ environment });
    const coordinated = queued.coordinate();
    await expect.poll(() => queued.noted.join('\n'), { timeout: 20_000 }).toMatch(/only the queue/);
    expect(untold.noted.join('\n')).toContain(`--endpoint-url ${server.url}`);
    expect(server.requests).toHaveLength(0);
    await queued.worker({ environment, knownUrls: [server.url] });
    await coordinated;
    const sent = server.requests.map(({ headers }) => headers.authorization);
    expect(sent).toEqual(sent.map(() => 'Bearer hush'));
    expect(queued.noted.join('\n')).not.toContain('hush');
  });

  it('of a baseline needs no worker', async () => {
    const redis = await startRedis();
    const endpoint = 'baseline:longest-option';
    const queued = await queuedRun('http://127.0.0.1:9', redis.url, { endpoint, probes: ['full'] });
    await queued.coordinate();
    expect(queued.noted.join('\n')).toMatch(/needs no worker/);
  });

  it('starts no program and has no video made', async () => {
    const redis = await startRedis();
    for (const more of [
      { endpoint: 'command:./model' },
      { endpoint: 'openai-videos:m@http://127.0.0.1:9', benchmark: 'ruler-bench' },
    ]) {
      const queued = await queuedRun('http://127.0.0.1:9', redis.url, more);
      await expect(queued.coordinate()).rejects.toMatchObject({ code: 'USAGE' });
    }
  });
});

describe.skipIf(skipsRedis())('a worker that ends when there is no work', () => {
  it('ends with the run, or with why it could not serve it', async () => {
    const redis = await startRedis();
    const server = await chatServer(({ text }) => answer(text));
    const queued = await queuedRun(server.url, redis.url);
    const fit = await queued.worker({ untilIdle: true });
    const unfit = await queued.worker({ untilIdle: true, data: await temporaryFolder() });
    await queued.coordinate();
    expect(await fit.ended).toBeNull();
    expect(await unfit.ended).toMatchObject({ code: expect.stringMatching(/^DATA_/) });
    const run = expect.stringMatching(/^nextqa-val-/);
    const nothing = { cached: 0, failures: {}, undelivered: 0 };
    expect(fit.reports).toEqual([{ runs: [run], videos: 3, replies: 6, refused: [], ...nothing }]);
    const [report] = unfit.reports;
    expect(report).toMatchObject({ runs: [], videos: 0, replies: 0, ...nothing });
    expect(report?.refused).toMatchObject([{ run, code: expect.stringMatching(/^DATA_/) }]);
  });

  it('does not wait for the end of a run that it cannot serve', async () => {
    const redis = await startRedis();
    const server = await chatServer(({ text }) => answer(text));
    const queued = await queuedRun(server.url, redis.url);
    const whole = queued.coordinate();
    const connection = await connectQueue(queueAddress(redis.url, {}));
    await vi.waitUntil(() => connection.redis.hlen(RUNS), { timeout: 20_000 });
    connection.close();
    const folder = await temporaryFolder();
    const unfit = await queued.worker({ untilIdle: true, patienceMs: 1, data: folder });
    expect(await unfit.ended).toMatchObject({ code: expect.stringMatching(/^DATA_/) });
    const fit = await queued.worker({ untilIdle: true });
    await whole;
    expect(await fit.ended).toBeNull();
  });
});
