import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { EndpointError } from '../../harness/errors.ts';
import { journalPath } from '../../harness/run/journal.ts';
import type { BenchmarkCase } from '../case.ts';
import { peakMemory } from '../peak-memory.ts';
import {
  benchRun,
  benchServer,
  benchTrials,
  instantEndpoint,
  openaiEndpoint,
} from '../runner-parts.ts';

const REQUESTS = 5000;
const SLOW = { trials: 10_000, latencyMs: 200, concurrency: 256 };
const KEPT = 100_000;
const MEMORY_LIMIT_BYTES = 1e9;

/** What the runner costs beside the requests themselves. */
export const benchmark: BenchmarkCase = {
  title: 'requests a second, latency hidden, resuming, memory',
  async prepare(cacheFolder) {
    const [fast, slow] = [await benchServer(0), await benchServer(SLOW.latencyMs)];
    const [fastEndpoint, slowEndpoint] = [
      await openaiEndpoint(fast.url),
      await openaiEndpoint(slow.url),
    ];
    const folder = (name: string) => join(cacheFolder, name);
    const few = benchTrials(REQUESTS);
    const many = benchTrials(SLOW.trials);
    const kept = benchTrials(KEPT);
    const oneMore = [...benchTrials(KEPT + 1).slice(-1), ...kept];
    const long = { text: 'x'.repeat(300), finish: 'stop' } as const;
    const patient = { ...instantEndpoint, send: async () => long };
    // Never answered, so that there is a first request each time.
    const refusing = {
      ...instantEndpoint,
      send: () => Promise.reject(new EndpointError('ENDPOINT_REFUSED', 'not this one')),
    };
    await benchRun({
      folder: folder('resume'),
      trials: kept,
      endpoint: patient,
      concurrency: 64,
    });
    const peakBytes = await peakMemory(folder('memory'));
    const verdict = peakBytes < MEMORY_LIMIT_BYTES ? 'PASS' : 'FAIL';
    return {
      measurements: [
        {
          name: `${REQUESTS} requests, concurrency 64, journal on, against a bare fetch loop`,
          subject: () =>
            benchRun({
              folder: folder('fast'),
              trials: few,
              endpoint: fastEndpoint,
              concurrency: 64,
            }),
          yardstick: () => fetchLoop(fast.url, REQUESTS, 64),
          target: 2,
        },
        {
          name: "the runner's own share: the same without HTTP, against the bare fetch loop",
          subject: () =>
            benchRun({
              folder: folder('instant'),
              trials: few,
              endpoint: instantEndpoint,
              concurrency: 64,
            }),
          yardstick: () => fetchLoop(fast.url, REQUESTS, 64),
          target: 1,
        },
        {
          name: `${SLOW.trials} trials of ${SLOW.latencyMs} ms, concurrency ${SLOW.concurrency}, against the ideal`,
          subject: () =>
            benchRun({
              folder: folder('slow'),
              trials: many,
              endpoint: slowEndpoint,
              concurrency: SLOW.concurrency,
            }),
          yardstick: () => wait(Math.ceil(SLOW.trials / SLOW.concurrency) * SLOW.latencyMs),
          target: 1.2,
        },
        {
          name: `first request after a journal of ${KEPT} replies of 300 bytes, against two seconds`,
          subject: () =>
            benchRun({
              folder: folder('resume'),
              trials: oneMore,
              endpoint: refusing,
              concurrency: 64,
              keepFolder: true,
            }),
          yardstick: () => wait(2000),
          target: 1,
        },
      ],
      notes: [
        `peak memory with 32 pictures of 720p a request at concurrency 64: ${Math.round(peakBytes / 1e6)} MB, at most 1000: ${verdict}`,
        `journal to resume: ${((await readFile(journalPath(folder('resume')))).length / 1e6).toFixed(0)} MB`,
      ],
      async close() {
        await Promise.all([fastEndpoint.close?.(), slowEndpoint.close?.()]);
        fast.stop();
        slow.stop();
      },
    };
  },
};

/** As little as can be done: one body, sent again and again. */
async function fetchLoop(url: string, count: number, concurrency: number): Promise<void> {
  const picture = Buffer.alloc(64).toString('base64');
  const content = [
    { type: 'image_url', image_url: { url: `data:image/jpeg;base64,${picture}` } },
    { type: 'text', text: 'What happens?\nA. it is A\nB. it is B\nAnswer with the letter.' },
  ];
  const body = JSON.stringify({ model: 'bench', messages: [{ role: 'user', content }] });
  const headers = { 'content-type': 'application/json' };
  let left = count;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      const response = await fetch(`${url}/chat/completions`, { method: 'POST', body, headers });
      await response.json();
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}
