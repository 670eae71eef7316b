import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';

const CLI = fileURLToPath(new URL('../../../harness/cli.ts', import.meta.url));

function sightline(...words: string[]) {
  const child = spawn(process.execPath, [CLI, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

it.each(['SIGINT', 'SIGTERM'] as const)(
  'prints its base URL and ends well on %s',
  async (signal) => {
    const child = sightline('serve', 'reader');
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    expect(line).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1$/);
    expect((await fetch(`${line}/models`)).status).toBe(200);
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([0, null]);
  },
);

it.each([
  [['serve', 'nothing'], /nothing/],
  [['serve', 'reader', '--port', '99999'], /65535/],
  [['serve', 'reader', '--host', '192.0.2.1'], /cannot listen on 192\.0\.2\.1:0/],
])('%j is a usage error', async (words, message) => {
  const child = sightline(...words);
  let said = '';
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  const [code] = (await once(child, 'close')) as [number];
  expect(code).toBe(2);
  expect(said).toMatch(message);
});
