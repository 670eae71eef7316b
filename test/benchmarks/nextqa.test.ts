import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, test } from 'vitest';
import { benchmark } from '../../benchmarks/nextqa/benchmark.ts';
import { describeItems } from '../../harness/plan/item-set.ts';
import { withoutGold, type Item } from '../../harness/schema/item.ts';
import { itemListSchema } from '../../harness/schema/item-set.ts';
import { dataFolder } from '../support/data-folder.ts';
import { loadItems } from '../support/load-items.ts';
import { describeWithRealData, realData } from '../support/real-data.ts';
import { breakdownCounts } from './breakdown-counts.ts';

const HEADER = 'video,frame_count,width,height,question,answer,qid,type,a0,a1,a2,a3,a4';

test('a row becomes an item', async () => {
  const root = dataFolder({
    'val.csv': `${HEADER}\n77,9,4,4, what falls ,3,5,TP,cup,"book, red",key,ball ,hat\n`,
    'map_vid_vidorID.json': '{"77": "0012/77"}',
    'NExTVideo/0012/77.mp4': '',
  });
  expect(await loadItems(benchmark, root, 'val')).toEqual({
    problems: [],
    items: [
      {
        id: '77_5',
        cluster: '77',
        split: 'val',
        clip: { file: 'NExTVideo/0012/77.mp4' },
        question: 'what falls',
        options: [
          { letter: 'A', text: 'cup' },
          { letter: 'B', text: 'book, red' },
          { letter: 'C', text: 'key' },
          { letter: 'D', text: 'ball' },
          { letter: 'E', text: 'hat' },
        ],
        gold: { kind: 'choice', letter: 'D' },
        tags: { group: 'Temporal', type: 'TN', length: 'under 600 frames' },
      } satisfies Item,
    ],
  });
});

test('videos are found without the map, and without the folders of VidOR', async () => {
  const root = dataFolder({
    'nextqa/val.csv': [HEADER, ...['1', '2', '3'].map((video) => row({ video }))].join('\n'),
    'videos/1.mp4': '',
    'NExTVideo/2.MP4': '',
    'elsewhere/3.mkv': '',
  });
  const { items } = await loadItems(benchmark, root, 'val');
  expect(items.map((item) => item.clip?.file)).toEqual([
    'videos/1.mp4',
    'NExTVideo/2.MP4',
    'elsewhere/3.mkv',
  ]);
});

test.each([
  ['an answer that is no index', { answer: '5' }, 'answer', 'an index from 0 to 4'],
  ['an answer in words', { answer: 'cup' }, 'answer', 'an index from 0 to 4'],
  ['an unknown type', { type: 'XX' }, 'type', 'one of "CW"'],
  ['no question', { question: '' }, 'question', 'a question'],
  ['a path as video', { video: '../../etc/passwd' }, 'video', 'below the data folder'],
  ['a URL as video', { video: 'http://x/y' }, 'video', 'below the data folder'],
])('%s is a problem of the row', async (_, change, field, expected) => {
  const root = dataFolder({
    'val.csv': [HEADER, row({}), row({ qid: '2', ...change })].join('\r\n'),
  });
  const { items, problems } = await loadItems(benchmark, root, 'val');
  expect(items).toHaveLength(1);
  expect(problems).toMatchObject([
    { file: 'val.csv', line: 3, field, expected: expect.stringContaining(expected) as string },
  ]);
});

test('a map that is no map is refused', async () => {
  const root = dataFolder({ 'val.csv': `${HEADER}\n${row({})}`, 'map_vid_vidorID.json': '[1]' });
  await expect(loadItems(benchmark, root, 'val')).rejects.toMatchObject({ code: 'DATA_INVALID' });
});

describe('the segments of NExT-GQA', () => {
  const segments = {
    '1': {
      duration: 30,
      fps: 25,
      location: {
        '1': [
          [-0.1, 4],
          [12.5, 17],
        ],
      },
    },
  };
  const rows = [HEADER, row({}), row({ qid: '2' }), row({ video: '2' })].join('\n');

  test.each(['gsub_val.json', 'next-gqa/gsub_val.json'])(
    'are read from %s, for the questions that have some',
    async (name) => {
      const root = dataFolder({ 'val.csv': rows, [name]: JSON.stringify(segments) });
      const { items, problems } = await loadItems(benchmark, root, 'val');
      expect(problems).toEqual([]);
      expect(items.map(({ evidence }) => evidence)).toEqual([
        {
          durationSeconds: 30,
          spans: [
            { start: -0.1, end: 4 },
            { start: 12.5, end: 17 },
          ],
        },
        undefined,
        undefined,
      ]);
      expect(items[1]).not.toHaveProperty('evidence');
      expect(withoutGold(items[0]!)).not.toHaveProperty('evidence');
    },
  );

  test('change nothing that an item set is known by', async () => {
    const [without, having] = await Promise.all(
      [{}, { 'gsub_val.json': JSON.stringify(segments) }].map(async (more) => {
        const { items } = await loadItems(
          benchmark,
          dataFolder({ 'val.csv': rows, ...more }),
          'val',
        );
        return describeItems(benchmark, items, null);
      }),
    );
    expect(having).toEqual(without);
  });

  test.each([
    ['no object', '[1]'],
    ['a span that ends before it starts', '{"1":{"duration":9,"location":{"1":[[5,2]]}}}'],
    ['a span of one moment', '{"1":{"duration":9,"location":{"1":[[5]]}}}'],
    ['a video without a length', '{"1":{"duration":0,"location":{}}}'],
  ])('are refused when the file holds %s', async (_, text) => {
    const root = dataFolder({ 'val.csv': rows, 'gsub_val.json': text });
    await expect(loadItems(benchmark, root, 'val')).rejects.toMatchObject({
      code: 'DATA_INVALID',
      message: expect.stringContaining('gsub_val.json') as string,
    });
  });
});

describe('open-ended questions', () => {
  const header = 'video,frame_count,width,height,question,answer,qid,type';

  test('have one reference answer, or two', async () => {
    const root = dataFolder({
      'next-oe/test.csv': [header, '1,9,4,4,is it,yes,0,DB', '1,9,4,4,how many,two,1,DC'].join(
        '\n',
      ),
      'next-oe/add_reference_answer_test.json': '{"1": {"1": "2"}}',
    });
    const { items } = await loadItems(benchmark, root, 'open-test');
    expect(items).toMatchObject([
      { id: '1_0', tags: { type: 'DB' }, gold: { kind: 'text', references: ['yes'] } },
      { id: '1_1', gold: { references: ['two', '2'] } },
    ]);
    expect(items[0]).not.toHaveProperty('options');
  });

  test("are read from the hub's parquet file, which has numbers for ids", async () => {
    const file = parquetWriteBuffer({
      columnData: [
        { name: 'video', data: [4924794333n], type: 'INT64' },
        { name: 'qid', data: [4n], type: 'INT64' },
        { name: 'question', data: ['is it'], type: 'STRING' },
        { name: 'answer', data: ['yes'], type: 'STRING' },
        { name: 'type', data: ['DB'], type: 'STRING' },
        { name: 'additional_ref_answer', data: ['yeah'], type: 'STRING' },
      ],
    });
    const cached = 'hub/datasets--lmms-lab--NExTQA/snapshots/abc/OE/test-00000-of-00001.parquet';
    const root = dataFolder({
      [cached]: new Uint8Array(file),
      'nextqa/NExTVideo/4924794333.mp4': '',
    });
    const { items, problems } = await loadItems(benchmark, root, 'open-test');
    expect(problems).toEqual([]);
    expect(items).toMatchObject([
      {
        id: '4924794333_4',
        clip: { file: 'nextqa/NExTVideo/4924794333.mp4' },
        gold: { references: ['yes', 'yeah'] },
      },
    ]);
  });
});

describeWithRealData('NExT-QA as published', () => {
  test.each([
    ['val', 4996, 570],
    ['test', 8564, 1000],
    ['open-val', 5343, 570],
    ['open-test', 9178, 1000],
  ])('%s has %d questions on %d videos', async (split, questions, videos) => {
    const { items, problems } = await loadItems(benchmark, realData(), split);
    expect(problems).toEqual([]);
    expect(items).toHaveLength(questions);
    expect(new Set(items.map((item) => item.cluster)).size).toBe(videos);
    expect(new Set(items.map((item) => item.id)).size).toBe(questions);
    expect(benchmark.splits[split]?.expected).toMatchObject({ items: questions, videos });
    const most = Math.max(...items.map(({ options = [] }) => options.length));
    expect(benchmark.splits[split]?.expected?.options ?? 0).toBe(most);
    for (const counts of Object.values(breakdownCounts(benchmark, items))) {
      expect(counts.total).toBe(questions);
    }
  });

  test('the groups of val have the sizes of the authors', async () => {
    const { items } = await loadItems(benchmark, realData(), 'val');
    const counts = breakdownCounts(benchmark, items);
    expect(counts['group']?.labels).toEqual({ Causal: 2607, Temporal: 1612, Descriptive: 777 });
    expect(counts['type']?.labels).toMatchObject({ TN: 949, TC: 663 });
  });

  test.each([
    ['test', 5553, 990, 6600],
    ['val', 3358, 567, 3931],
  ])('%s has %d questions with segments on %d videos, and %d of them', async (...known) => {
    const [split, questions, videos, segments] = known;
    const { items } = await loadItems(benchmark, realData(), split);
    const marked = items.filter(({ evidence }) => evidence !== undefined);
    expect(marked).toHaveLength(questions);
    expect(new Set(marked.map(({ cluster }) => cluster)).size).toBe(videos);
    expect(marked.flatMap(({ evidence }) => evidence?.spans ?? [])).toHaveLength(segments);
    const file = new URL(`../../benchmarks/nextqa/item-sets/gqa-${split}.json`, import.meta.url);
    const list = itemListSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    expect(list).toMatchObject({ name: `gqa-${split}`, benchmark: 'nextqa', split });
    expect(list.ids).toEqual(marked.map(({ id }) => id));
  });

  test('4,632 open-ended test questions have a second reference', async () => {
    const { items } = await loadItems(benchmark, join(realData()), 'open-test');
    const two = items.filter(({ gold }) => gold.kind === 'text' && gold.references.length === 2);
    expect(two).toHaveLength(4632);
  });
});

function row(change: Record<string, string>): string {
  const columns = { video: '1', question: 'what', answer: '0', qid: '1', type: 'CW', ...change };
  const { video, question, answer, qid, type } = columns;
  return `${video},9,4,4,${question},${answer},${qid},${type},a,b,c,d,e`;
}
