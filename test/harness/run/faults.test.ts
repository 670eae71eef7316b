import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readJournal } from '../../../harness/run/journal.ts';
import { hostileServer, POISON, type Fault } from '../../support/hostile-server.ts';
import { nextqaFolder } from '../../support/items.ts';
import { journalText, recordOf, smallRun } from '../../support/small-run.ts';

const FAULTS: Fault[] = [
  { fault: 'rate-limit', retryAfter: 'none' },
  { fault: 'rate-limit', retryAfter: 'milliseconds', ms: 1 },
  { fault: 'status', status: 500 },
  { fault: 'status', status: 503 },
  { fault: 'status', status: 408 },
  { fault: 'status', status: 400 },
  { fault: 'html', status: 200 },
  { fault: 'html', status: 502 },
  { fault: 'reset' },
  { fault: 'reset-mid-body' },
  { fault: 'silence' },
  { fault: 'stall' },
  { fault: 'stall-mid-stream' },
  { fault: 'garbage' },
  { fault: 'garbage-in-stream' },
  { fault: 'wrong-type' },
  { fault: 'truncated' },
  { fault: 'error-object' },
  { fault: 'error-in-stream' },
  { fault: 'empty-body' },
];

/** What the model would say: by the question, so that every run hears the same. */
const answer = (text: string) => ({
  text: `I choose ${'BCDE'[Number(/what is in (\d+)/.exec(text)?.[1]) % 4]}.`,
});

it('no answer ever comes from an error, and after the faults a run ends as if there had been none', async () => {
  const data = await nextqaFolder(4, 3);
  const calm = await hostileServer(({ text }) => answer(text));
  const undisturbed = await smallRun(calm.url, { data });
  await undisturbed.run();
  const expected = await recordOf(undisturbed.folder);

  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.option(fc.constantFrom(...FAULTS), { freq: 2 }), { minLength: 8, maxLength: 40 }),
      fc.integer({ min: 1, max: 6 }),
      async (schedule, concurrency) => {
        const server = await hostileServer(
          ({ count, text }) => schedule[count - 1] ?? answer(text),
        );
        const { run, folder } = await smallRun(server.url, { data });
        const options = { concurrency, stallTimeoutMs: 60 };
        for (let session = 0; session < 8; session += 1) {
          const ended = await run(options).then(
            () => 'done',
            (error: { code?: string }) => error.code,
          );
          if (ended === 'done') break;
          expect(['RUN_INCOMPLETE', 'ENDPOINT_UNREACHABLE']).toContain(ended);
          for (const line of (await readJournal(folder)).lines.values()) {
            if (line.reply !== null) expect(line.reply.text).toMatch(/^I choose [B-E]\.$/);
          }
        }
        for (const line of (await journalText(folder)).split('\n').filter(Boolean)) {
          const { reply } = JSON.parse(line) as { reply: unknown };
          expect(JSON.stringify(reply)).not.toContain(POISON);
        }
        expect(await recordOf(folder)).toEqual(expected);
      },
    ),
    { numRuns: 25, seed: 20, endOnFailure: true },
  );
});
