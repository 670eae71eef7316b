import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { random } from '../../../harness/random.ts';
import { readVotes } from '../../../harness/run/judge-file.ts';
import { readScores } from '../../../harness/run/score-run.ts';
import { chatServer } from '../../support/chat-server.ts';
import { promptIn, ratings, SAMPLE } from '../../support/judged-videos.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const cli = fileURLToPath(new URL('../../../harness/cli.ts', import.meta.url));
const KILLS = 3;
const ITEMS = 6;
const PROBES = ['full', 'judge-blind'];
const VOTES = 2;
const CONCURRENCY = 3;

/** Each kill comes with a request for a vote, after a random number of turns of this process. */
it(`the judging of videos that is killed ${KILLS} times loses no vote and asks for none again`, async () => {
  const cwd = await temporaryFolder();
  const randomness = random(7, 'judge-videos-kill');
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
    return ratings(text, promptIn(text).length % 2 === 0 ? 'Good' : 'Medium');
  });
  const run = (folder: string) =>
    new Promise<number | null>((resolve) => {
      const generator = `videos:${SAMPLE}/generated/keeps-the-rule`;
      const words = ['run', '-b', 'ruler-bench', '-d', SAMPLE, '-e', generator, '-o', folder];
      const part = ['--probe', PROBES.join(','), '--limit', `${ITEMS}`];
      const more = [...part, '--no-cache', '-c', `${CONCURRENCY}`];
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
    const scores = await readScores(`${cwd}/killed`);
    expect(scores.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  }
  countdown = Number.POSITIVE_INFINITY;
  expect(await run('killed')).toBe(0);
  expect(inFlight).toBeLessThanOrEqual(KILLS * CONCURRENCY);
  expect(asked - inFlight).toBe(ITEMS * PROBES.length * VOTES);
  expect(await run('calm')).toBe(0);
  expect(sorted(await readScores(`${cwd}/killed`))).toEqual(
    sorted(await readScores(`${cwd}/calm`)),
  );
}, 120_000);

/** Replies come in any order. */
function sorted<T extends { trial: string }>(lines: T[]): T[] {
  return lines.toSorted((one, other) => (one.trial < other.trial ? -1 : 1));
}
