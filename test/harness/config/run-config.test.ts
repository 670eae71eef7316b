import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jsonSchemas } from '../../../harness/config/json-schemas.ts';
import { runConfig } from '../../../harness/config/run-config.ts';
import { requestsOf } from '../../../harness/plan/run-requests.ts';
import { dataFolder } from '../../support/data-folder.ts';

const CONFIG = {
  endpoints: {
    'my-qwen': {
      endpoint: 'openai:Qwen/Qwen3-VL-8B@http://127.0.0.1:8000/v1',
      settings: { temperature: 0.7, maxTokens: 64 },
      extraBody: { top_k: 20, mm_processor_kwargs: { fps: 2 } },
      modelCard: { org: 'Qwen' },
    },
  },
  data: { nextqa: 'nextqa-data' },
  prices: { m: { inputPerMillion: 1, outputPerMillion: 2 } },
  defaults: { endpoint: 'my-qwen', probes: ['blind'], seed: 3, concurrency: 4 },
};

const folder = () => dataFolder({ 'sightline.config.json': JSON.stringify(CONFIG) });

test('a name stands for its endpoint, settings, fields and card; flags win over them', async () => {
  const workingFolder = folder();
  const { endpoint, layers, prices, pace } = await runConfig(
    { endpoint: 'my-qwen' },
    { environment: {}, workingFolder },
  );
  expect({ endpoint, prices, pace }).toEqual({
    endpoint: CONFIG.endpoints['my-qwen'].endpoint,
    prices: CONFIG.prices,
    pace: { concurrency: 4 },
  });
  const words = { endpoint, benchmark: 'nextqa', maxTokens: 8, extraBody: '{"top_k": 5}' };
  const [request] = await requestsOf(words, workingFolder, layers);
  expect(request).toMatchObject({
    data: join(workingFolder, 'nextqa-data'),
    settings: { temperature: 0.7, maxTokens: 8, extra: { top_k: 5 } },
    fields: { mm_processor_kwargs: { fps: 2 } },
    card: { org: 'Qwen' },
  });
});

test('defaults, config, suite, environment, flags: each wins over those before it', async () => {
  const workingFolder = folder();
  const suite = { name: 's', seed: 5, runs: [{ benchmark: 'nextqa' }] };
  await writeFile(join(workingFolder, 's.json'), JSON.stringify(suite));
  const settle = async (
    environment: Record<string, string>,
    typed: { seed?: number; config?: string },
  ) => {
    const { endpoint, layers } = await runConfig(typed, { environment, workingFolder });
    const words = { endpoint, suite: 's.json', ...typed };
    const [request] = await requestsOf(words, workingFolder, layers);
    return request?.resolved;
  };
  expect(await settle({}, {})).toMatchObject({
    endpoint: { value: 'my-qwen', from: 'config' },
    concurrency: { value: 4, from: 'config' },
    protocol: { value: 'sightline', from: 'default' },
    probes: { value: ['blind'], from: 'config' },
    seed: { value: 5, from: 'suite' },
  });
  const environment = {
    SIGHTLINE_SEED: '6',
    SIGHTLINE_CONCURRENCY: '9',
    SIGHTLINE_PROBES: 'full, blind',
  };
  expect(await settle(environment, {})).toMatchObject({
    concurrency: { value: 9, from: 'environment' },
    probes: { value: ['full', 'blind'], from: 'environment' },
    seed: { value: 6, from: 'environment' },
  });
  expect(await settle(environment, { seed: 7 })).toMatchObject({
    seed: { value: 7, from: 'flag' },
  });
});

test('an unknown name, no name at all, a variable that is no number', async () => {
  const workingFolder = folder();
  const place = { environment: {}, workingFolder };
  await expect(runConfig({ endpoint: 'my-quen' }, place)).rejects.toMatchObject({
    code: 'USAGE',
    hint: expect.stringContaining('"my-qwen"') as string,
  });
  const empty = { environment: {}, workingFolder: dataFolder({ x: '' }) };
  await expect(runConfig({}, empty)).rejects.toThrow('no endpoint is named');
  const environment = { SIGHTLINE_SEED: 'seven' };
  await expect(runConfig({}, { environment, workingFolder })).rejects.toThrow('SIGHTLINE_SEED');
});

test('the committed JSON Schemas are those of today; `npm run schemas` writes them', async () => {
  for (const [file, schema] of Object.entries(jsonSchemas())) {
    const path = new URL(`../../../schema/${file}`, import.meta.url);
    expect(JSON.parse(await readFile(path, 'utf8')), file).toEqual(schema);
  }
});
