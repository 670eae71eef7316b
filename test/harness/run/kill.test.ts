import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { random } from '../../../harness/random.ts';
import { readJournal } from '../../../harness/run/journal.ts';
import { chatServer } from '../../support/chat-server.ts';
import { nextqaFolder } from '../../support/items.ts';
import { recordOf } from '../../support/small-run.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const cli = fileURLToPath(new URL('../../../harness/cli.ts', import.meta.url));
const KILLS = 50;
const VIDEOS = 10;
const QUESTIONS = 12;
const CONCURRENCY = 4;

/** "103_2/blind" is the question of row 3 × 12 + 2. */
function questionOf(trial: string): string {
  const [, video, question] = /^(\d+)_(\d+)\//.exec(trial) ?? [];
  return `what is in ${(Number(video) - 100) * QUESTIONS + Number(question)}`;
}

/**
 * Each kill comes with a request: at a random one, and after a random number of turns of this
 * process, so that it meets requests, journal writes, the cache and the start of a run alike.
 */
it(`a run that is killed ${KILLS} times ends as if nothing had happened, and asks nothing twice`, async () => {
  const data = await nextqaFolder(VIDEOS, QUESTIONS);
  const cwd = await temporaryFolder();
  const randomness = random(3, 'kill');
  const asked = new Map<string, number>();
  let countdown = Number.POSITIVE_INFINITY;
  let pid = 0;
  const kill = () => {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  };
  const server = await chatServer(async ({ text }) => {
    const item = /what is in \d+/.exec(text)?.[0] ?? '';
    asked.set(item, (asked.get(item) ?? 0) + 1);
    countdown -= 1;
    if (countdown === 0) {
      const turns = randomness.integer(0, 40);
      for (let turn = 0; turn < turns; turn += 1) {
        await new Promise((resolve) => setImmediate(resolve));
      }
      kill();
    }
    return `I choose ${'ABCDE'[Number(item.slice(11)) % 5]}.`;
  });
  const run = (folder: string) => {
    const words = ['run', '-b', 'nextqa', '--split', 'val', '-d', data, '--probe', 'blind'];
    const more = [
      '-e',
      `openai:m@${server.url}`,
      '-c',
      `${CONCURRENCY}`,
      '--no-cache',
      '-o',
      folder,
    ];
    return new Promise<number | null>((resolve) => {
      const child = spawn(process.execPath, [cli, ...words, ...more], {
        cwd,
        detached: true,
        stdio: 'ignore',
      });
      pid = child.pid ?? 0;
      child.on('close', (code) => resolve(code));
    });
  };

  const journal = async () =>
    (await readJournal(`${cwd}/killed`).catch(() => ({ lines: new Map<string, never>() }))).lines;
  let kills = 0;
  while (kills < KILLS) {
    const before = [...(await journal()).keys()];
    const askedBefore = new Map(asked);
    countdown = randomness.integer(1, 3);
    expect(await run('killed')).toBeNull();
    kills += 1;
    const after = await journal();
    for (const trial of before) {
      expect(after.has(trial)).toBe(true);
      expect(asked.get(questionOf(trial))).toBe(askedBefore.get(questionOf(trial)));
    }
  }
  countdown = Number.POSITIVE_INFINITY;
  expect(await run('killed')).toBe(0);
  expect(asked.size).toBe(VIDEOS * QUESTIONS);
  expect(await run('calm')).toBe(0);
  expect(await recordOf(`${cwd}/killed`)).toEqual(await recordOf(`${cwd}/calm`));
}, 120_000);
