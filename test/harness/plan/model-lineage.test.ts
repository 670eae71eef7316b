import { expect, it } from 'vitest';
import { identifyModel } from '../../../harness/plan/model-identity.ts';
import { isSameFamily } from '../../../harness/plan/model-lineage.ts';
import type { ModelCard } from '../../../harness/schema/model-card.ts';

const model = (name: string, card?: ModelCard) =>
  identifyModel({ adapter: 'openai', model: name }, 'model', card === undefined ? {} : { card });

it.each([
  ['o3', 'gpt-4o-2024-08-06', true],
  ['gpt-5-mini', 'gpt-4o', true],
  ['Qwen/Qwen2.5-72B-Instruct', 'Qwen/Qwen3-VL-8B-Instruct', true],
  ['Qwen2.5-72B', 'somebody/Qwen3-VL-8B-tuned', true],
  ['gemini-3-pro', 'google/gemma-3-27b', true],
  ['gpt-4o', 'Qwen/Qwen3-VL-8B-Instruct', false],
  ['claude-opus-5', 'gemini-3-pro', false],
  ['gpt-4o', 'sora-2-pro', true],
  ['gemini-3-pro', 'veo-3.1-generate-001', true],
  ['Qwen/Qwen3-VL-8B-Instruct', 'Wan2.2-T2V-A14B', true],
  ['gpt-4o', 'veo-3.1', false],
  ['qwen-vl-max', 'wander', false],
  ['my-judge', 'my-model', false],
  ['my-model', 'my-model', true],
])('%s and %s: %s', (one, other, same) => {
  expect(isSameFamily(model(one), model(other))).toBe(same);
  expect(isSameFamily(model(other), model(one))).toBe(same);
});

it('a model card tells what a name does not', () => {
  expect(isSameFamily(model('Qwen2.5-72B'), model('my-sft', { family: 'Qwen3-VL' }))).toBe(true);
});
