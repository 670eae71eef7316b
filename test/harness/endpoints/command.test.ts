import { existsSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { splitWords } from '../../../harness/endpoints/command/words.ts';
import { requestLine } from '../../../harness/endpoints/command/wire.ts';
import { programSpec } from '../../support/adapter-benches/command.ts';
import { openEndpoint, pictureRequest, unaborted } from '../../support/asked.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const environment = { PATH: process.env['PATH'] };
const open = (spec: string, more = {}) => openEndpoint(spec, { environment, ...more });
const ask = (endpoint: Awaited<ReturnType<typeof open>>) =>
  endpoint.send(pictureRequest(), unaborted);

describe('words', () => {
  it.each([
    ['python3 my_model.py --size 7B', ['python3', 'my_model.py', '--size', '7B']],
    [`"my program"  'a "b" c' d\\ e ""`, ['my program', 'a "b" c', 'd e', '']],
    [`x --json '{"a": "\\n"}'`, ['x', '--json', '{"a": "\\n"}']],
    [`x "a\\"b\\n" $HOME | y`, ['x', 'a"b\\n', '$HOME', '|', 'y']],
  ])('%s', (line, words) => {
    expect(splitWords(line)).toEqual(words);
  });

  it.each(['', '   ', "x 'open", 'x "open'])('refuses %j', (line) => {
    expect(() => splitWords(line)).toThrow(expect.objectContaining({ code: 'USAGE' }));
  });
});

it('a request is one line of JSON, media as base64', () => {
  const video = { type: 'video' as const, mime: 'video/mp4', data: Uint8Array.of(1, 2, 3) };
  const line = requestLine('7', {
    ...pictureRequest({ system: 'Be brief.', fields: { fps: 2 } }),
    parts: [
      { type: 'image', mime: 'image/jpeg', data: Uint8Array.of(1, 2, 3), atSeconds: 0.5 },
      { ...video, file: 'a/b.mp4', sampling: 'packed', atSeconds: [0, 1] },
      { type: 'text', text: 'Two\nlines' },
    ],
  });
  expect(line).not.toContain('\n');
  expect(JSON.parse(line)).toEqual({
    id: '7',
    system: 'Be brief.',
    parts: [
      { type: 'image', mime: 'image/jpeg', data: 'AQID', atSeconds: 0.5 },
      {
        type: 'video',
        mime: 'video/mp4',
        data: 'AQID',
        file: 'a/b.mp4',
        sampling: 'packed',
        atSeconds: [0, 1],
      },
      { type: 'text', text: 'Two\nlines' },
    ],
    settings: { temperature: 0, maxTokens: 16 },
    fields: { fps: 2 },
  });
});

it('takes replies in any order', async () => {
  const endpoint = await open(programSpec('backwards'));
  const replies = await Promise.all([ask(endpoint), ask(endpoint), ask(endpoint)]);
  expect(replies.map((reply) => reply.text)).toEqual(['1', '2', '3']);
});

it('is started again when it dies, and given up after three deaths without a reply', async () => {
  const log = join(await temporaryFolder(), 'asked.jsonl');
  const endpoint = await open(programSpec('die', log));
  for (let death = 1; death <= 2; death += 1) {
    await expect(ask(endpoint)).rejects.toMatchObject({ code: 'ENDPOINT_BROKEN', retryable: true });
  }
  const fatal = { code: 'ENDPOINT_UNREACHABLE', retryable: false };
  await expect(ask(endpoint)).rejects.toMatchObject(fatal);
  await expect(ask(endpoint)).rejects.toMatchObject(fatal);
  expect((await readFile(log, 'utf8')).trimEnd().split('\n')).toHaveLength(3);
});

it('a line that is no reply fails the oldest request', async () => {
  const endpoint = await open(programSpec('noise'));
  await expect(ask(endpoint)).rejects.toMatchObject({
    code: 'ENDPOINT_BROKEN',
    retryable: true,
    message: expect.stringContaining('Loading checkpoint shards') as string,
  });
});

it('a program that is not there is said at once', async () => {
  const endpoint = await open('command:no-such-program-anywhere');
  await expect(ask(endpoint)).rejects.toMatchObject({
    code: 'ENDPOINT_UNREACHABLE',
    retryable: false,
  });
});

it('a program that says nothing is ended, and may be tried again', async () => {
  const endpoint = await open(programSpec('silent'), { stallTimeoutMs: 300 });
  await expect(ask(endpoint)).rejects.toMatchObject({ code: 'ENDPOINT_BROKEN', retryable: true });
});

it('closing ends the program and what it has started', async () => {
  const folder = await temporaryFolder();
  const program = join(folder, 'parent.sh');
  const pidFile = join(folder, 'child.pid');
  // The child ignores the polite signal and keeps no pipe open.
  await writeFile(
    program,
    `(trap '' TERM; exec sleep 1000) </dev/null >/dev/null 2>&1 & echo $! > '${pidFile}'
     read -r line; echo '{"id": "1", "text": "B"}'; cat > /dev/null`,
  );
  const endpoint = await open(`command:sh '${program}'`);
  expect(await ask(endpoint)).toMatchObject({ text: 'B' });
  const child = Number(await readFile(pidFile, 'utf8'));
  expect(isRunning(child)).toBe(true);
  await endpoint.close?.();
  await expect.poll(() => isRunning(child)).toBe(false);
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    const state = `/proc/${pid}/stat`;
    // Dead, but not collected: in a container nobody may collect orphans.
    return !(existsSync(state) && / Z /.test(readFileSync(state, 'utf8')));
  } catch {
    return false;
  }
}
