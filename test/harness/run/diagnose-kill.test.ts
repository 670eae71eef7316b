import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { random } from '../../../harness/random.ts';
import { DIAGNOSES, readDiagnosed } from '../../../harness/run/diagnosis-file.ts';
import { readVotes } from '../../../harness/run/judge-file.ts';
import { chatServer } from '../../support/chat-server.ts';
import { diagnosis, reasoned } from '../../support/diagnosed-run.ts';
import { nextqaFolder } from '../../support/items.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const cli = fileURLToPath(new URL('../../../harness/cli.ts', import.meta.url));
const KILLS = 6;
const [VIDEOS, QUESTIONS] = [10, 4];
const CONCURRENCY = 4;

/** Each kill comes with a request for a diagnosis, after a random number of turns of this process. */
it(`diagnosing that is killed ${KILLS} times loses nothing and asks for nothing again that is kept`, async () => {
  const data = await nextqaFolder(VIDEOS, QUESTIONS);
  const cwd = await temporaryFolder();
  const items = Array.from(
    { length: VIDEOS * QUESTIONS },
    (_, at) => `${100 + Math.floor(at / QUESTIONS)}_${at % QUESTIONS}`,
  );
  const lines = items.map((item) => JSON.stringify({ item, text: reasoned(item, 'A') }));
  await writeFile(join(cwd, 'answers.jsonl'), lines.join('\n'));
  const randomness = random(6, 'diagnose-kill');
  let countdown = Number.POSITIVE_INFINITY;
  let pid = 0;
  let asked = 0;
  const judge = await chatServer(async ({ text }) => {
    asked += 1;
    countdown -= 1;
    if (countdown === 0) {
      const turns = randomness.integer(0, 40);
      for (let turn = 0; turn < turns; turn += 1)
        await new Promise((resolve) => setImmediate(resolve));
      try {
        process.kill(-pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    }
    const isRight = text.includes('"A. ') && /Reference answer: A/.test(text);
    return diagnosis(isRight ? {} : { answer: 'wrong', cause: 'perception' });
  });
  const run = (folder: string) =>
    new Promise<number | null>((resolve) => {
      const words = ['run', '-b', 'nextqa', '-d', data, '-p', 'sightline-reason', '--no-cache'];
      const more = ['-e', 'replay:answers.jsonl', '-c', `${CONCURRENCY}`, '-o', folder];
      const child = spawn(
        process.execPath,
        [cli, ...words, ...more, '--diagnose', `openai:j@${judge.url}`],
        { cwd, detached: true, stdio: 'ignore' },
      );
      pid = child.pid ?? 0;
      child.on('close', (code) => resolve(code));
    });

  let inFlight = 0;
  for (let kills = 0; kills < KILLS; kills += 1) {
    const before = await readVotes(`${cwd}/killed`, DIAGNOSES);
    const askedBefore = asked;
    countdown = randomness.integer(1, 6);
    expect(await run('killed')).toBeNull();
    const after = await readVotes(`${cwd}/killed`, DIAGNOSES);
    for (const [id, line] of before) expect(after.get(id)).toEqual(line);
    inFlight += asked - askedBefore - (after.size - before.size);
  }
  countdown = Number.POSITIVE_INFINITY;
  expect(await run('killed')).toBe(0);
  // Each place may hold a reply that was sent and not yet written, and the request that came after it.
  expect(inFlight).toBeLessThanOrEqual(KILLS * CONCURRENCY * 2);
  expect(asked - inFlight).toBe(items.length);
  expect(await run('calm')).toBe(0);
  const [killed, calm] = await Promise.all(
    ['killed', 'calm'].map((folder) => readDiagnosed(`${cwd}/${folder}`)),
  );
  expect(killed).toHaveLength(items.length);
  expect(killed?.every(({ right, diagnosis: said }) => (said?.answer === 'right') === right)).toBe(
    true,
  );
  expect(new Set(killed?.map((line) => JSON.stringify(line)))).toEqual(
    new Set(calm?.map((line) => JSON.stringify(line))),
  );
}, 60_000);
