import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { publishRun } from '../../../harness/publish/publish-run.ts';
import { chatServer } from '../../support/chat-server.ts';
import { smallRun } from '../../support/small-run.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const ROWS = [
  ['v1', 0, 'how many dogs are there', 'two', 'DC'],
  ['v1', 1, 'is it raining', 'yes', 'DB'],
  ['v2', 0, 'what is on the table', 'car', 'DO'],
  ['v2', 1, 'why does she laugh', 'because of the joke', 'CW'],
] as const;

/** The second reference of one question, as the authors add it to the test split. */
const SECOND = { v2: { '0': 'dog' } };

const ANSWERS: Record<string, string> = {
  dogs: 'two',
  raining: 'no',
  table: 'a dog',
  laugh: '',
};

it('NExT-QA open-ended: WUPS by type with the second references, counts and yes-or-no without a judge', async () => {
  const data = await temporaryFolder();
  await mkdir(join(data, 'next-oe'));
  const header = 'video,frame_count,width,height,question,answer,qid,type';
  const rows = ROWS.map(
    ([video, qid, question, answer, type]) =>
      `${video},100,320,240,${question},${answer},${qid},${type}`,
  );
  await writeFile(join(data, 'next-oe/test.csv'), `${[header, ...rows].join('\n')}\n`);
  await writeFile(join(data, 'next-oe/add_reference_answer_test.json'), JSON.stringify(SECOND));
  const server = await chatServer(
    ({ text }) => ANSWERS[/dogs|raining|table|laugh/.exec(text)?.[0] ?? ''] ?? '',
  );
  const run = await smallRun(server.url, { data, split: 'open-test' });
  await run.run();
  const { result } = await publishRun(run.folder, await temporaryFolder(), {
    runBy: null,
    source: null,
    publishedAt: new Date(0),
    allowIncomplete: false,
  });
  expect(result.protocol.openScorer).toEqual({ id: 'nextqa-open', version: 2 });
  const probe = result.probes['blind'];
  // The object is right by its words, but of its type only a judge could say wrong.
  expect(probe?.accuracy).toMatchObject({ n: 3, value: expect.closeTo(1 / 3, 5) as number });
  expect(probe?.counts).toMatchObject({ correct: 1, wrong: 1, unparsed: 1, unjudged: 1 });
  // Two of four, one of them by the second reference; the empty reply is worth nothing.
  expect(probe?.metrics).toMatchObject({
    wups0: { value: 0.5, n: 4, clusters: 2 },
    wups9: { value: 0.5, n: 4 },
  });
  expect(probe?.breakdowns['type']).toMatchObject({
    DC: { metrics: { wups9: { value: 1, n: 1 } } },
    DB: { metrics: { wups9: { value: 0, n: 1 } } },
    DO: { metrics: { wups9: { value: 1, n: 1 } } },
    CW: { metrics: { wups9: { value: 0, n: 1 } } },
  });
});
