import { expect, it } from 'vitest';
import { readScores } from '../../../harness/run/score-run.ts';
import { hostileServer, type Fault } from '../../support/hostile-server.ts';
import { judgedRun, verdict } from '../../support/judged-run.ts';

const FAULTS: Fault[] = [
  { fault: 'status', status: 503, body: verdict('yes') },
  { fault: 'html', status: 502 },
  { fault: 'reset' },
  { fault: 'reset-mid-body' },
  { fault: 'garbage' },
  { fault: 'wrong-type' },
  { fault: 'truncated' },
  { fault: 'error-object' },
  { fault: 'error-in-stream' },
  { fault: 'empty-body' },
];

it('whatever a judge does that is no reply, no answer becomes right or wrong by it', async () => {
  const names = ['first', ...FAULTS.map((_, index) => `thing${index}`)];
  let hostile = true;
  const judge = await hostileServer(({ text }) => {
    const index = Number(/thing(\d+)/.exec(text)?.[1] ?? -1);
    return (hostile && FAULTS[index]) || { text: verdict('no') };
  });
  const run = await judgedRun(Object.fromEntries(names.map((name) => [name, 'something'])));
  await expect(run.judge(judge.url, { concurrency: 1 })).rejects.toMatchObject({
    code: 'RUN_INCOMPLETE',
    message: `${FAULTS.length} votes of the judge have no reply`,
  });
  const open = async () =>
    (await readScores(run.folder)).filter(({ item }) => item.startsWith('thing'));
  for (const line of await open()) {
    expect(line).toMatchObject({ outcome: 'unjudged', rule: 'judge-missing' });
  }
  hostile = false;
  await run.judge(judge.url);
  for (const line of await open()) expect(line.outcome).toBe('wrong');
});

it('a refused key ends the judging at once, and says how to go on', async () => {
  const judge = await hostileServer(() => ({ fault: 'status', status: 401, body: {} }));
  const run = await judgedRun({ star: 'something', cause: 'nobody', sides: 'many' });
  await expect(run.judge(judge.url, { concurrency: 1 })).rejects.toMatchObject({
    code: 'ENDPOINT_AUTH',
    hint: expect.stringContaining('sightline score again') as string,
  });
  expect(judge.requests).toHaveLength(1);
  const unjudged = (await readScores(run.folder)).filter(({ outcome }) => outcome === 'unjudged');
  expect(unjudged).toHaveLength(3);
});
