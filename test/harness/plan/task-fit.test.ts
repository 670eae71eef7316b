import { expect, it } from 'vitest';
import { adapters } from '../../../harness/plan/endpoints.ts';
import { probeRequests } from '../../../harness/plan/probe-words.ts';
import { taskFit } from '../../../harness/plan/task-fit.ts';
import { parseEndpoint } from '../../../harness/schema/endpoint-spec.ts';
import type { ModelSettings } from '../../../harness/schema/protocol.ts';

async function fit(
  task: 'generation' | 'question-answering',
  endpoint: string,
  { probes = ['full'], settings = {} }: { probes?: string[]; settings?: ModelSettings } = {},
) {
  const spec = parseEndpoint(endpoint);
  return taskFit(
    { title: 'The test', task },
    {
      adapter: await adapters.load(spec.adapter),
      spec,
      probes: await probeRequests(probes),
      settings,
    },
  );
}

it.each([
  ['generation', 'videos:folder'],
  ['generation', 'command:my-program'],
  ['generation', 'baseline:first-frame-held'],
  ['question-answering', 'command:my-program'],
  ['question-answering', 'openai:gpt-5'],
  ['question-answering', 'baseline:random'],
] as const)('%s fits %s', async (task, endpoint) => {
  await expect(fit(task, endpoint)).resolves.toBeDefined();
});

it.each([
  ['generation', 'openai:gpt-5', /openai:gpt-5 makes no videos/, /generators: .*videos:/],
  ['generation', 'baseline:random', /baseline:random makes no videos/, /list baselines/],
  ['question-answering', 'videos:folder', /videos:folder makes videos/, /that answer: .*openai:/],
  ['question-answering', 'baseline:ground-truth-held', /makes videos/, /list baselines/],
  ['generation', 'baseline:first-frame-helt', /no baseline/, /did you mean "first-frame-held"/],
] as const)('%s refuses %s in words', async (task, endpoint, message, hint) => {
  await expect(fit(task, endpoint)).rejects.toMatchObject({
    code: 'USAGE',
    message: expect.stringMatching(message) as string,
    hint: expect.stringMatching(hint) as string,
  });
});

it('a generator is asked full; what its judge is shown is asked of the judge', async () => {
  await expect(
    fit('generation', 'videos:folder', { probes: ['full', 'judge-blind', 'judge-shuffle'] }),
  ).resolves.toBeDefined();
  await expect(fit('generation', 'videos:folder', { probes: ['blind'] })).rejects.toMatchObject({
    code: 'USAGE',
    message: expect.stringContaining('probe blind') as string,
  });
});

it('settings of the other kind of model are refused by their flags', async () => {
  await expect(
    fit('generation', 'videos:folder', { settings: { seconds: 8, size: '1280x720' } }),
  ).resolves.toBeDefined();
  await expect(
    fit('generation', 'command:x', { settings: { maxTokens: 5 } }),
  ).rejects.toMatchObject({ message: expect.stringContaining('--max-tokens') as string });
  await expect(
    fit('question-answering', 'command:x', { settings: { seconds: 5 } }),
  ).rejects.toMatchObject({ message: expect.stringContaining('--seconds') as string });
});

it('an item without a picture of a right outcome is left out where that picture is held', async () => {
  const { applies } = await fit('generation', 'baseline:ground-truth-held');
  const item = { id: 'a', cluster: 'a', split: 'test', question: '', tags: {} };
  expect(applies?.({ ...item, gold: { kind: 'checklist', checks: [] } })).toMatch(/no picture/);
  expect(applies?.({ ...item, gold: { kind: 'checklist', checks: [], image: 'a.png' } })).toBe(
    true,
  );
});
