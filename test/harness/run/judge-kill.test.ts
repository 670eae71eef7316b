import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { random } from '../../../harness/random.ts';
import { readVotes } from '../../../harness/run/judge-file.ts';
import { readScores } from '../../../harness/run/score-run.ts';
import { chatServer } from '../../support/chat-server.ts';
import { openEndedFolder, verdict } from '../../support/judged-run.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const cli = fileURLToPath(new URL('../../../harness/cli.ts', import.meta.url));
const KILLS = 8;
const ITEMS = 20;
const VOTES = 3;
const CONCURRENCY = 4;

/** Each kill comes with a request for a vote, after a random number of turns of this process. */
it(`judging that is killed ${KILLS} times loses no vote and asks for none again that is kept`, async () => {
  const names = Array.from({ length: ITEMS }, (_, index) => `thing${index}`);
  const data = await openEndedFolder(names);
  const cwd = await temporaryFolder();
  const randomness = random(5, 'judge-kill');
  const model = await chatServer(({ text }) => (text.includes('about') ? 'something else' : 'B'));
  let countdown = Number.POSITIVE_INFINITY;
  let pid = 0;
  let asked = 0;
  const judge = await chatServer(async ({ text }) => {
    asked += 1;
    countdown -= 1;
    if (countdown === 0) {
      const turns = randomness.integer(0, 40);
      for (let turn = 0; turn < turns; turn += 1) {
        await new Promise((resolve) => setImmediate(resolve));
      }
      try {
        process.kill(-pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    }
    const number = Number(/thing(\d+)/.exec(text)?.[1]);
    return verdict(number % 3 === 0 ? 'yes' : 'no');
  });
  const run = (folder: string) =>
    new Promise<number | null>((resolve) => {
      const words = ['run', '-b', 'videokr-eval', '-d', data, '--probe', 'blind', '--no-cache'];
      const more = ['-e', `openai:m@${model.url}`, '-c', `${CONCURRENCY}`, '-o', folder];
      const judging = ['--judge', `openai:j@${judge.url}`, '--judge-votes', `${VOTES}`];
      const child = spawn(process.execPath, [cli, ...words, ...more, ...judging], {
        cwd,
        detached: true,
        stdio: 'ignore',
      });
      pid = child.pid ?? 0;
      child.on('close', (code) => resolve(code));
    });

  let inFlight = 0;
  for (let kills = 0; kills < KILLS; kills += 1) {
    const before = await readVotes(`${cwd}/killed`);
    const askedBefore = asked;
    countdown = randomness.integer(1, 6);
    expect(await run('killed')).toBeNull();
    const after = await readVotes(`${cwd}/killed`);
    for (const [id, line] of before) expect(after.get(id)).toEqual(line);
    inFlight += asked - askedBefore - (after.size - before.size);
    // Whatever has been scored so far is scored under this judge or not there at all.
    const scores = await readScores(`${cwd}/killed`);
    expect(scores.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  }
  countdown = Number.POSITIVE_INFINITY;
  expect(await run('killed')).toBe(0);
  expect(inFlight).toBeLessThanOrEqual(KILLS * CONCURRENCY);
  expect(asked - inFlight).toBe(ITEMS * VOTES);
  expect(await run('calm')).toBe(0);
  expect(sorted(await readScores(`${cwd}/killed`))).toEqual(
    sorted(await readScores(`${cwd}/calm`)),
  );
}, 60_000);

/** Replies come in any order. */
function sorted<T extends { trial: string }>(lines: T[]): T[] {
  return lines.toSorted((one, other) => (one.trial < other.trial ? -1 : 1));
}
