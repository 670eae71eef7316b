import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, test } from 'vitest';
import { benchmark } from '../../benchmarks/video-mme/benchmark.ts';
import { SCALEGRID } from '../../benchmarks/video-mme/scalegrid.ts';
import { itemListSchema } from '../../harness/schema/item-set.ts';
import { dataFolder } from '../support/data-folder.ts';
import { loadItems } from '../support/load-items.ts';
import { describeWithRealData, realData } from '../support/real-data.ts';
import { breakdownCounts } from './breakdown-counts.ts';

type VideoMmeRow = {
  video_id: string;
  duration: string;
  domain: string;
  sub_category: string;
  url: string;
  videoID: string;
  question_id: string;
  task_type: string;
  question: string;
  options: string[];
  answer: string;
};

const ROW: VideoMmeRow = {
  video_id: '901',
  duration: 'short',
  domain: 'Knowledge',
  sub_category: 'Geography',
  url: 'https://www.youtube.com/watch?v=aaa-bbb_ccc',
  videoID: 'aaa-bbb_ccc',
  question_id: '901-1',
  task_type: 'OCR Problems',
  question: 'Which sign comes first?\n(a) Left.\n(b) Right.',
  options: ['A. Left.', 'B. Right.', 'C. Both.', 'D. None.'],
  answer: 'B',
};

function parquet(rows: VideoMmeRow[]): Uint8Array {
  const columnData = (Object.keys(ROW) as (keyof VideoMmeRow)[]).map((name) =>
    name === 'options'
      ? { name, data: rows.map((row) => row.options) }
      : { name, data: rows.map((row) => row[name]), type: 'STRING' as const },
  );
  // A list column needs its own schema: the writer does not guess one.
  const schema = [
    { name: 'root', num_children: columnData.length },
    ...columnData.flatMap(({ name }) =>
      name === 'options'
        ? [
            { name, repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
            { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
            {
              name: 'element',
              type: 'BYTE_ARRAY',
              converted_type: 'UTF8',
              repetition_type: 'OPTIONAL',
            },
          ]
        : [{ name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' }],
    ),
  ] as NonNullable<Parameters<typeof parquetWriteBuffer>[0]['schema']>;
  const untyped = columnData.map(({ name, data }) => ({ name, data }));
  return new Uint8Array(parquetWriteBuffer({ columnData: untyped, schema }));
}

/** As the authors wrote it by hand: videos with their questions, a comma after every last entry. */
function template(rows: VideoMmeRow[], withUrl: 'with url' | 'without url'): string {
  const videos = Map.groupBy(rows, (row) => row.video_id);
  const entries = [...videos.values()].map((questions) => {
    const { video_id, duration, domain, sub_category, url } = questions[0]!;
    return {
      video_id,
      duration,
      domain,
      sub_category,
      ...(withUrl === 'with url' ? { url } : {}),
      questions: questions.map(({ question_id, task_type, question, options, answer }) => {
        return { question_id, task_type, question, options, answer, response: '' };
      }),
    };
  });
  return JSON.stringify(entries, null, 1).replaceAll(/\n\s*[}\]]/g, (end) => `,${end}`);
}

test('a row becomes an item', async () => {
  const root = dataFolder({
    'videomme/test-00000-of-00001.parquet': parquet([ROW]),
    'data/aaa-bbb_ccc.mkv': '',
    'subtitle/aaa-bbb_ccc.srt': '',
  });
  expect(await loadItems(benchmark, root)).toEqual({
    problems: [],
    items: [
      {
        id: '901-1',
        cluster: '901',
        split: 'test',
        clip: { file: 'data/aaa-bbb_ccc.mkv', subtitles: 'subtitle/aaa-bbb_ccc.srt' },
        question: ROW.question,
        options: [
          { letter: 'A', text: 'Left.' },
          { letter: 'B', text: 'Right.' },
          { letter: 'C', text: 'Both.' },
          { letter: 'D', text: 'None.' },
        ],
        gold: { kind: 'choice', letter: 'B' },
        tags: {
          duration: 'short',
          domain: 'Knowledge',
          subCategory: 'Geography',
          taskType: 'OCR Problems',
        },
      },
    ],
  });
});

const SNAPSHOT = 'datasets--lmms-lab--Video-MME/snapshots/ead1408';
test.each([
  ['lmms-eval', `hub/${SNAPSHOT}/videomme`, 'videomme/data', 'videomme/subtitle'],
  ['VLMEvalKit', `${SNAPSHOT}/videomme`, `${SNAPSHOT}/video`, `${SNAPSHOT}/subtitle`],
  ['the hub', 'videomme', 'data', 'subtitle'],
])('the folders of %s are known', async (_, rows, videos, subtitles) => {
  const root = dataFolder({
    [`${rows}/test-00000-of-00001.parquet`]: parquet([ROW]),
    [`${videos}/${ROW.videoID}.mp4`]: '',
    [`${subtitles}/${ROW.videoID}.srt`]: '',
  });
  const { items } = await loadItems(benchmark, root);
  expect(items[0]?.clip).toEqual({
    file: `${videos}/${ROW.videoID}.mp4`,
    subtitles: `${subtitles}/${ROW.videoID}.srt`,
  });
});

describe("the authors' template", () => {
  test('has a video by its url, else by its number', async () => {
    for (const [url, file] of [
      ['with url', 'data/aaa-bbb_ccc.mp4'],
      ['without url', 'data/901.mp4'],
    ] as const) {
      const text = template([ROW, { ...ROW, question_id: '901-2' }], url);
      const { items } = await loadItems(
        benchmark,
        dataFolder({ 'output_test_template.json': text }),
      );
      expect(items.map((item) => [item.id, item.clip?.file])).toEqual([
        ['901-1', file],
        ['901-2', file],
      ]);
    }
  });

  test('names the question in the video that is broken', async () => {
    const rows = [ROW, { ...ROW, question_id: '901-2', answer: 'E' }];
    const root = dataFolder({ 'output_test_template.json': template(rows, 'with url') });
    const { items, problems } = await loadItems(benchmark, root);
    expect(items).toHaveLength(1);
    expect(problems).toMatchObject([
      { kind: 'answer', line: 1, field: 'questions[1].answer', expected: 'one of A, B, C, D' },
    ]);
  });
});

test.each([
  ['a class of its own', { duration: 'endless' }, 'duration'],
  ['one option', { options: ['A. Left.'] }, 'options'],
  ['options as a text', { options: 'A. Left.' as unknown as string[] }, 'options'],
  ['a path as id', { videoID: '../../x' }, 'videoID'],
])('%s is a problem of the row', async (_, change, field) => {
  const text = JSON.stringify([ROW, { ...ROW, question_id: '902-1', ...change }]);
  const { items, problems } = await loadItems(benchmark, dataFolder({ 'videomme.json': text }));
  expect(items).toHaveLength(1);
  expect(problems).toMatchObject([{ file: 'videomme.json', line: 2, field }]);
});

describe('item sets', () => {
  test.each([
    ['short-786', 786],
    ['medium-639', 639],
  ])('%s', (name, count) => {
    const list = itemListSchema.parse(itemSet(name));
    expect(list).toMatchObject({ name, benchmark: 'video-mme', split: 'test' });
    expect(new Set(list.ids).size).toBe(count);
  });
});

describeWithRealData('Video-MME as published', () => {
  const rows = () =>
    JSON.parse(readFileSync(join(realData(), 'video-mme/videomme.json'), 'utf8')) as VideoMmeRow[];

  test('2,700 questions on 900 videos, the same from JSON, parquet and the template', async () => {
    const json = await loadItems(benchmark, join(realData(), 'video-mme'));
    expect(json.problems).toEqual([]);
    expect(json.items).toHaveLength(2700);
    expect(new Set(json.items.map((item) => item.cluster)).size).toBe(900);

    const parquetRoot = dataFolder({ 'videomme/test-0.parquet': parquet(rows()) });
    expect(digest(await loadItems(benchmark, parquetRoot))).toBe(digest(json));
    const templateRoot = dataFolder({ 'output_test_template.json': template(rows(), 'with url') });
    expect(digest(await loadItems(benchmark, templateRoot))).toBe(digest(json));
  });

  test('breakdowns cover every question', async () => {
    const { items } = await loadItems(benchmark, join(realData(), 'video-mme'));
    const counts = breakdownCounts(benchmark, items);
    expect(Object.values(counts).map(({ total }) => total)).toEqual([2700, 2700, 2700, 2700]);
    expect(Object.values(counts).map(({ labels }) => Object.keys(labels).length)).toEqual([
      3, 6, 30, 12,
    ]);
    expect(counts['duration']?.labels).toEqual({ short: 900, medium: 900, long: 900 });
  });

  test('item sets hold the questions that every recorded model was asked', () => {
    const durations = new Map(rows().map((row) => [row.question_id, row.duration]));
    const folder = join(realData(), 'predictions/video-mme-scalegrid');
    const models = {
      short: [
        'Qwen2.5-VL-7B',
        'Qwen3-VL-8B',
        'InternVL3-8B',
        'InternVL3.5-8B',
        'LLaVA-NeXT-Video-7B',
      ],
      medium: ['Qwen2.5-VL-7B', 'Qwen3-VL-8B', 'InternVL3-8B', 'InternVL3.5-8B'],
    };
    const configurations = new Set<string>();
    for (const [duration, name] of [
      ['short', 'short-786'],
      ['medium', 'medium-639'],
    ] as const) {
      const { ids } = itemListSchema.parse(itemSet(name));
      expect(new Set(ids.map((id) => durations.get(id)))).toEqual(new Set([duration]));
      for (const model of models[duration]) {
        const file = join(folder, `${model}_V1_${duration}_predictions_wide.csv`);
        const lines = readFileSync(file, 'utf8').trim().split(/\r?\n/);
        expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(ids);
        for (const column of lines[0]!.split(',').slice(1)) configurations.add(column);
      }
    }
    const known = SCALEGRID.map(([frames, thousand]) => `${frames}f_${thousand}k`);
    expect(new Set([...known, 'textonly'])).toEqual(configurations);
  });
});

/** Licensed text must not end up in the log of a failed test. */
function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

function itemSet(name: string): unknown {
  const file = new URL(`../../benchmarks/video-mme/item-sets/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'));
}
