import { describe, expect, it } from 'vitest';
import { identifyModel } from '../../../harness/plan/model-identity.ts';
import { parseEndpoint } from '../../../harness/schema/endpoint-spec.ts';

const identify = (
  endpoint: string,
  given = {},
  kind: 'model' | 'recorded' | 'baseline' = 'model',
) => identifyModel(parseEndpoint(endpoint), kind, given);

describe('identifyModel', () => {
  it('reads organisation, family and size off a hub name', () => {
    expect(
      identify('openai:Qwen/Qwen3-VL-30B-A3B-Instruct@http://127.0.0.1:8000/v1'),
    ).toMatchObject({
      id: 'Qwen/Qwen3-VL-30B-A3B-Instruct',
      name: 'Qwen3-VL-30B-A3B-Instruct',
      org: 'Qwen',
      family: 'Qwen3-VL',
      parametersB: 30,
      series: null,
    });
  });

  it('takes declared training data from the model card, and has none without', () => {
    const data = { name: 'web', source: { title: 'card', url: null }, declaredBy: 'x', holds: {} };
    const model = identify('openai:m@http://127.0.0.1:8000/v1', { card: { trainedOn: [data] } });
    expect(model.trainedOn).toEqual([data]);
    expect(identify('openai:m@http://127.0.0.1:8000/v1')).not.toHaveProperty('trainedOn');
  });

  it('reads series and step off a checkpoint folder', () => {
    expect(identify('openai:/runs/my-sft-7B/checkpoint-1200@http://127.0.0.1:1/v1')).toMatchObject({
      id: 'my-sft-7B@1200',
      name: 'my-sft-7B step 1200',
      parametersB: 7,
      series: { id: 'my-sft-7B', step: 1200 },
    });
  });

  it('lets the card and the flags win', () => {
    const card = { id: 'org/m', name: 'M', org: 'Org', parametersB: 2, weights: 'closed' as const };
    expect(identify('openai:x-9B', { card, series: { id: 's', step: 5 } })).toMatchObject({
      ...card,
      series: { id: 's', step: 5 },
    });
  });

  it('names a baseline after its rule', () => {
    expect(identify('baseline:longest-option', {}, 'baseline')).toMatchObject({
      id: 'baseline:longest-option',
      kind: 'baseline',
      name: 'longest option',
    });
  });

  it('leaves unknown what nothing tells', () => {
    expect(identify('replay:answers.csv#item=id&full=a', {}, 'recorded')).toMatchObject({
      id: 'answers',
      org: null,
      parametersB: null,
      weights: 'unknown',
    });
  });
});
