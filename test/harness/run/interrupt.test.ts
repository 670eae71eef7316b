import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { interruptible } from '../../../harness/run/interrupt.ts';
import { readJournal } from '../../../harness/run/journal.ts';
import { chatServer } from '../../support/chat-server.ts';
import { nextqaFolder } from '../../support/items.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const cli = fileURLToPath(new URL('../../../harness/cli.ts', import.meta.url));
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('a signal', () => {
  it.each(['SIGTERM', 'SIGUSR1', 'SIGHUP'] as const)(
    '%s drains, and gives up what is in flight after 25 s',
    async (signal) => {
      const clock = manualClock();
      const said: string[] = [];
      const interrupt = interruptible((name) => said.push(name), clock);
      process.emit(signal, signal);
      expect({ said, drained: interrupt.drain.aborted, cause: interrupt.cause() }).toEqual({
        said: [signal],
        drained: true,
        cause: signal,
      });
      clock.pass(24_999);
      await settle();
      expect(interrupt.abort.aborted).toBe(false);
      clock.pass(1);
      await settle();
      expect(interrupt.abort.aborted).toBe(true);
      interrupt.release();
    },
  );

  it('Ctrl-C waits for the replies until it comes again', async () => {
    const clock = manualClock();
    const interrupt = interruptible(() => {}, clock);
    process.emit('SIGINT', 'SIGINT');
    clock.pass(3_600_000);
    await settle();
    expect(interrupt.abort.aborted).toBe(false);
    process.emit('SIGINT', 'SIGINT');
    expect(interrupt.abort.aborted).toBe(true);
    interrupt.release();
    expect(process.listenerCount('SIGUSR1')).toBe(0);
  });
});

it('SIGUSR1 of a scheduler: replies on their way are kept, and the command goes on', async () => {
  const data = await nextqaFolder(5, 3);
  const cwd = await temporaryFolder();
  let pid = 0;
  const server = await chatServer(async ({ count }) => {
    if (count === 4) process.kill(pid, 'SIGUSR1');
    return 'A';
  });
  const words = ['run', '-b', 'nextqa', '--split', 'val', '-d', data, '--probe', 'blind'];
  const more = ['-e', `openai:m@${server.url}`, '-c', '1', '-o', 'run', '--no-cache'];
  const run = () =>
    new Promise<{ code: number | null; stderr: string }>((resolve) => {
      const child = spawn(process.execPath, [cli, ...words, ...more], { cwd });
      pid = child.pid ?? 0;
      let stderr = '';
      child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
      child.on('close', (code) => resolve({ code, stderr }));
    });
  const ended = await run();
  expect(ended).toMatchObject({ code: 130 });
  expect(ended.stderr).toMatch(/SIGUSR1: finishing[\s\S]*go on with: npx sightline run -b nextqa/);
  const { lines } = await readJournal(`${cwd}/run`);
  expect(lines.size).toBe(server.requests.length);
  expect((await run()).code).toBe(0);
  expect(server.requests).toHaveLength(15);
});
