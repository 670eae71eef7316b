import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, test } from 'vitest';
import { benchmark } from '../../benchmarks/ruler-bench/benchmark.ts';
import { DIMENSIONS } from '../../benchmarks/ruler-bench/checklist.ts';
import { CATEGORIES } from '../../benchmarks/ruler-bench/rows.ts';
import { dataFolder } from '../support/data-folder.ts';
import { loadItems } from '../support/load-items.ts';

const ROW = {
  prompt: 'The ball rolls down.',
  implicit_explanation: 'Balls roll downhill.',
  index: 3,
  checklist: [
    { 'Instruction Following': 'Is there a ball?' },
    { 'Rule Coherence': 'Does it roll down?' },
  ],
  task_name: 'gravity',
  category: 'science',
  input_image_path: 'images/3.png',
  initial_scenario: 'a slope',
  gt_image_path: '',
  input_video_path: null,
};

async function load(row: object, files: Record<string, string> = {}) {
  return loadItems(benchmark, dataFolder({ 'data.jsonl': JSON.stringify(row), ...files }));
}

test('a row becomes an item', async () => {
  expect(await load(ROW)).toEqual({
    problems: [],
    items: [
      {
        id: 'gravity_3',
        cluster: 'gravity_3',
        split: 'test',
        image: 'images/3.png',
        question: 'The ball rolls down.',
        gold: {
          kind: 'checklist',
          checks: [
            { dimension: 'Instruction Following', question: 'Is there a ball?' },
            { dimension: 'Rule Coherence', question: 'Does it roll down?' },
          ],
          explanation: 'Balls roll downhill.',
        },
        tags: { category: 'science', task: 'gravity', index: '3', initialScenario: 'a slope' },
      },
    ],
  });
});

test('the input video is the clip, the ground-truth picture belongs to the gold', async () => {
  const { items } = await load(
    { ...ROW, input_video_path: 'in/3.mp4', gt_image_path: 'gt/3.png' },
    { 'in/3.mp4': '' },
  );
  expect(items[0]).toMatchObject({ clip: { file: 'in/3.mp4' }, gold: { image: 'gt/3.png' } });
});

test.each([
  ['JSON', JSON.stringify(ROW.checklist)],
  ['Python', `[{'Instruction Following': 'Is there a ball?'}, {'Rule Coherence': "Does it's?"}]`],
])('a checklist may be a text in %s', async (_, checklist) => {
  const { items, problems } = await load({ ...ROW, checklist });
  expect(problems).toEqual([]);
  expect(items[0]?.gold).toMatchObject({ checks: [{ question: 'Is there a ball?' }, {}] });
});

test('the parquet copy gives the same items', async () => {
  const { checklist, index, ...texts } = { ...ROW, input_video_path: '' };
  const file = parquetWriteBuffer({
    columnData: [
      ...Object.entries(texts).map(([name, text]) => ({
        name,
        data: [text],
        type: 'STRING' as const,
      })),
      { name: 'index', data: [BigInt(index)], type: 'INT64' },
      { name: 'checklist', data: [JSON.stringify(checklist)], type: 'STRING' },
    ],
  });
  const root = dataFolder({ 'ruler.parquet': new Uint8Array(file) });
  expect(await loadItems(benchmark, root)).toEqual(await load(ROW));
});

test.each(CATEGORIES)('"%s" is a category', async (category) => {
  const { items } = await load({ ...ROW, category });
  expect(benchmark.breakdowns(items[0]!)).toEqual({ category, task: 'gravity' });
});

test.each(DIMENSIONS)('"%s" is a dimension', async (dimension) => {
  const { problems } = await load({ ...ROW, checklist: [{ [dimension]: 'Is it?' }] });
  expect(problems).toEqual([]);
});

test.each([
  ['an unknown category', { category: 'Science' }, 'category', 'science'],
  ['no checklist', { checklist: undefined }, 'checklist', 'a list of questions'],
  ['an empty checklist', { checklist: [] }, 'checklist', 'a question or more'],
  ['a text that is no list', { checklist: 'Is it?' }, 'checklist', 'a list in JSON'],
  ['an unknown dimension', { checklist: [{ Beauty: 'x' }] }, 'checklist', 'one of Instruction'],
  ['two keys', { checklist: [{ a: 'x', b: 'y' }] }, 'checklist', 'one dimension a question'],
  ['an empty question', { checklist: [{ 'Rule Coherence': '' }] }, 'checklist', 'a question'],
  ['no prompt', { prompt: '' }, 'prompt', 'a question'],
  ['a picture outside', { input_image_path: '../../x.png' }, 'input_image_path', 'below'],
  ['a picture elsewhere', { gt_image_path: 'https://x/y.png' }, 'gt_image_path', 'below'],
])('%s is a problem of the row', async (_, change, field, expected) => {
  const { items, problems } = await load({ ...ROW, ...change });
  expect(items).toEqual([]);
  expect(problems).toMatchObject([
    { line: 1, field, expected: expect.stringContaining(expected) as string },
  ]);
});

test('task and index together are the id', async () => {
  const lines = [ROW, { ...ROW, task_name: 'magnets' }, ROW].map((row) => JSON.stringify(row));
  const root = dataFolder({ 'data.jsonl': lines.join('\n') });
  const { items, problems } = await loadItems(benchmark, root);
  expect(items.map((item) => item.id)).toEqual(['gravity_3', 'magnets_3']);
  expect(problems).toMatchObject([{ kind: 'duplicate', line: 3, field: 'index' }]);
});
