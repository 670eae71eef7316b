import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { chatServer } from '../../support/chat-server.ts';
import { claimedRecord, videoFolder } from '../../support/claimed-record.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const cli = fileURLToPath(new URL('../../../harness/cli.ts', import.meta.url));
const CONCURRENCY = 2;
const KILLS = 2;

it('a verification that is killed goes on with its own sample and asks only what was in flight again', async () => {
  const data = await videoFolder(20, 2);
  const out = await temporaryFolder();
  let [asked, countdown, pid] = [0, Number.POSITIVE_INFINITY, 0];
  const server = await chatServer(({ text }) => {
    asked += 1;
    countdown -= 1;
    if (countdown === 0) process.kill(pid, 'SIGKILL');
    return 'ABCDE'[Number(/what is in (\d+)/.exec(text)?.[1]) % 5] ?? 'A';
  });
  const made = await claimedRecord(server.url, { data });
  const words = ['submit', 'verify', made.file, '-d', data, '-p', made.protocol, '-o', out];
  const how = ['-e', `openai:reader-1@${server.url}`, '--sample', '30', '--margin', '30'];
  const verify = () =>
    new Promise<{ code: number | null; text: string }>((resolve) => {
      const child = spawn(process.execPath, [cli, ...words, ...how, '-c', `${CONCURRENCY}`], {
        cwd: out,
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      pid = child.pid ?? 0;
      let text = '';
      child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
      child.on('close', (code) => resolve({ code, text }));
    });
  asked = 0;
  let drawn = '';
  for (let kill = 0; kill < KILLS; kill += 1) {
    countdown = 9;
    expect((await verify()).code).toBeNull();
    const now = await readFile(join(out, 'verification.json'), 'utf8');
    if (kill > 0) expect(now).toBe(drawn);
    drawn = now;
  }
  countdown = Number.POSITIVE_INFINITY;
  const { code, text } = await verify();
  expect(code).toBe(0);
  expect(text).toContain(`seed ${(JSON.parse(drawn) as { seed: number }).seed}`);
  // 30 items twice under two probes, and what was in flight at each kill once more.
  expect(asked).toBeGreaterThanOrEqual(120);
  expect(asked).toBeLessThanOrEqual(120 + KILLS * CONCURRENCY);
});
