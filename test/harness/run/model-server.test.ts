import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readJournal } from '../../../harness/run/journal.ts';
import { startModelServer } from '../../../harness/run/model-server.ts';
import { freePort } from '../../../harness/watch/free-port.ts';
import { isRunning } from '../media/support/running.ts';
import { MORTAL_END, mortalServer } from '../../support/mortal-server.ts';
import { smallRun } from '../../support/small-run.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** A server that says 503 twice and then answers; with a child that does not listen to SIGTERM. */
const SERVER = `
import { createServer } from 'node:http';
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
const [port, pids] = process.argv.slice(2);
const child = spawn('/bin/sh', ['-c', 'trap "" TERM; while :; do sleep 1; done'], { stdio: 'ignore' });
writeFileSync(pids, process.pid + ' ' + child.pid);
let asked = 0;
createServer((request, response) => {
  if (request.method === 'GET') {
    asked += 1;
    response.writeHead(asked < 3 ? 503 : 200).end('{}');
    return;
  }
  request.resume().on('end', () => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ choices: [{ finish_reason: 'stop', message: { content: 'A' } }] }));
  });
}).listen(Number(port), '127.0.0.1', () => console.log('serving'));
`;

async function setUp() {
  const folder = await temporaryFolder();
  const port = await freePort();
  await writeFile(join(folder, 'server.mjs'), SERVER);
  const words = [process.execPath, join(folder, 'server.mjs'), port, join(folder, 'pids')];
  const pids = async () =>
    (await readFile(join(folder, 'pids'), 'utf8')).split(' ').map((pid) => Number(pid));
  return { folder, url: `http://127.0.0.1:${port}/v1`, command: words.join(' '), pids };
}

async function mortal() {
  const port = await freePort();
  return { url: `http://127.0.0.1:${port}/v1`, command: `${await mortalServer()} ${port} 2` };
}

/** Nothing is ever given this port, where a free one may be another test's a moment later. */
const NOBODY = 'http://127.0.0.1:1/v1';
const never = new AbortController().signal;
/** Time that does not wait: what is asked for every half second is asked for at once. */
const hurried = (): Parameters<typeof startModelServer>[0]['clock'] & object => {
  let nowMs = 0;
  return {
    nowMs: () => nowMs,
    wait: async (ms) => {
      nowMs += ms;
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
};

describe("the user's own server", () => {
  it('is there for the run, and all of it is gone afterwards', async () => {
    const { url, command, pids } = await setUp();
    const { run, folder } = await smallRun(url);
    await run({ serve: { command, timeoutMs: 60_000 } });
    expect(await readFile(join(folder, 'server.log'), 'utf8')).toBe('serving\n');
    for (const pid of await pids()) expect(isRunning(pid)).toBe(false);
  });

  it('that ends is told at once, with its output', async () => {
    const { run, folder } = await smallRun(NOBODY);
    const serve = { command: 'echo out of memory >&2; exit 3', timeoutMs: 600_000 };
    await expect(run({ serve })).rejects.toMatchObject({
      code: 'ENDPOINT_UNREACHABLE',
      message: 'the model server ended: exit code 3\n    out of memory',
      hint: expect.stringContaining('server.log') as string,
    });
    expect(await readFile(join(folder, 'server.log'), 'utf8')).toBe('out of memory\n');
  });

  it('that dies in the middle of the run ends it at once, with the last lines of this time', async () => {
    const { url, command } = await mortal();
    const { run, folder } = await smallRun(url);
    await writeFile(join(folder, 'server.log'), 'of an earlier time\n');
    // Tried again for minutes, it would run into the time limit of the test.
    const retry = { attempts: 20, firstDelayMs: 60_000, maxDelayMs: 60_000 };
    const serve = { command, timeoutMs: 60_000 };
    await expect(run({ serve, retry, concurrency: 1 })).rejects.toMatchObject({
      code: 'ENDPOINT_UNREACHABLE',
      message: MORTAL_END,
      hint: expect.stringContaining('then go on with: sightline run again') as string,
    });
    // Nothing is written down as failed: it was the server that failed.
    const lines = [...(await readJournal(folder)).lines.values()];
    expect(lines).toHaveLength(2);
    expect(lines.every(({ failure }) => failure === null)).toBe(true);
  });

  it('may be left in the background by its command', async () => {
    const { url, command } = await mortal();
    const { run, folder } = await smallRun(url, { limit: 2 });
    const serve = { command: `${command} & echo $! >${join(folder, 'pid')}`, timeoutMs: 60_000 };
    await run({ serve });
    expect(isRunning(Number(await readFile(join(folder, 'pid'), 'utf8')))).toBe(false);
  });

  it('that does not answer in time is stopped', async () => {
    const { folder } = await setUp();
    const options = { command: 'sleep 600', baseUrl: NOBODY, folder, timeoutMs: 2000 };
    await expect(
      startModelServer({ ...options, signal: never, clock: hurried() }),
    ).rejects.toMatchObject({
      message: expect.stringContaining('within 2 s') as string,
      hint: expect.stringContaining('--serve-timeout') as string,
    });
  });

  it('needs an endpoint with a URL', async () => {
    const { run } = await smallRun(NOBODY, { endpoint: 'openai:m' });
    const serve = { command: 'true', timeoutMs: 1 };
    await expect(run({ serve })).rejects.toMatchObject({ code: 'USAGE' });
  });
});
