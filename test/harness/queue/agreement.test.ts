import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { planRun, type RunPlan, type RunRequest } from '../../../harness/plan/run-plan.ts';
import { agreementOf, differences } from '../../../harness/queue/agreement.ts';
import { carry, planCarried } from '../../../harness/queue/carried.ts';
import { queueRunSchema } from '../../../harness/schema/queue-run.ts';
import { nextqaFolder } from '../../support/items.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const DECODER = { id: 'node-av', version: '1' };

async function request(more: Partial<RunRequest> = {}): Promise<RunRequest> {
  return {
    benchmark: 'nextqa',
    split: 'val',
    data: await nextqaFolder(),
    endpoint: 'openai:m@http://127.0.0.1:9',
    protocol: 'sightline',
    probes: ['full', 'wrong-video', 'blind'],
    seed: 3,
    settings: { maxTokens: 9, extra: { chat_template_kwargs: { enable_thinking: false } } },
    ...more,
  };
}

/** As it comes out of Redis, planned elsewhere. */
async function elsewhere(one: RunRequest, data: string): Promise<RunPlan> {
  const text = JSON.stringify(await carry(one));
  expect(text).not.toContain(one.data);
  expect(text).not.toContain('what is in');
  const carried = queueRunSchema.shape.request.parse(JSON.parse(text));
  return planCarried(carried, { data, endpoint: one.endpoint });
}

it('two machines with the same data agree, wherever it lies, also over a protocol of the user', async () => {
  const protocol = join(await temporaryFolder(), 'mine.json');
  await writeFile(
    protocol,
    JSON.stringify({ extends: 'sightline', id: 'mine', transport: 'clip' }),
  );
  for (const more of [
    {},
    { protocol },
    { repeats: 2, limit: 4, series: { id: 's', step: 5 }, fields: { detail: 'low' } },
    { shard: { index: 1, count: 2 } },
  ]) {
    const one = await request(more);
    const here = await elsewhere(one, await nextqaFolder());
    const there = await planRun(one);
    expect(here.id).toBe(there.id);
    expect(here.trials.map(({ id }) => id)).toEqual(there.trials.map(({ id }) => id));
    expect(differences(agreementOf(there, DECODER), agreementOf(here, DECODER))).toEqual([]);
  }
});

it('every difference is told with both values', async () => {
  const one = await request();
  const there = agreementOf(await planRun(one), DECODER);
  const of = async (data: string) =>
    differences(there, agreementOf(await elsewhere(one, data), DECODER));
  expect((await of(await nextqaFolder(3, 1))).join()).toMatch(/items: 6 in the run, 3 here/);

  const worded = await nextqaFolder();
  const rows = await readFile(join(worded, 'val.csv'), 'utf8');
  await writeFile(join(worded, 'val.csv'), rows.replace('what is in 1', 'what was in 1'));
  expect((await of(worded)).join()).toMatch(/trials \(digest\): \w+ in the run, \w+ here/);

  const plan = await planRun(one);
  const other = agreementOf({ ...plan, seed: 4, settings: {} }, { id: 'ffmpeg', version: '7' });
  const told = differences(there, other).join('\n');
  expect(told).toMatch(/seed: 3 in the run, 4 here/);
  expect(told).toMatch(/settings: .*"maxTokens":9.* in the run, \{\} here/);
  expect(told).toMatch(/decoder: .*node-av.* in the run, .*ffmpeg.* here/);
});
