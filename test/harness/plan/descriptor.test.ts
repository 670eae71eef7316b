import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { resolveBenchmark } from '../../../harness/plan/benchmarks.ts';
import { benchmarkFromDescriptor } from '../../../harness/plan/descriptor.ts';
import { requestsOf } from '../../../harness/plan/run-requests.ts';
import { publishRun } from '../../../harness/publish/publish-run.ts';
import { rescore } from '../../../harness/run/rescore.ts';
import { runAll } from '../../../harness/run/run-all.ts';
import { benchmarkCardsSchema } from '../../../harness/schema/benchmark-card.ts';
import { chatServer } from '../../support/chat-server.ts';
import { dataFolder } from '../../support/data-folder.ts';
import { loadItems } from '../../support/load-items.ts';
import { recordedTerminal } from '../../support/terminal.ts';

const CLIP = fileURLToPath(
  new URL('../../../benchmarks/nextqa/sample/NExTVideo/0001/2011000101.mp4', import.meta.url),
);

const DESCRIPTOR = {
  id: 'kitchen',
  title: 'Kitchen questions',
  licence: 'CC0-1.0',
  publishes: 'predictions',
  splits: { test: { file: 'rows.csv', title: 'Test' } },
  columns: {
    id: 'qid',
    video: 'clip',
    question: 'q',
    options: ['a', 'b', 'c'],
    answer: 'gold',
    tags: { room: 'room' },
  },
  breakdowns: ['room'],
};

const ROWS = `qid,clip,q,a,b,c,gold,room
1,one,What is cut?,bread,an apple,paper,B,kitchen
2,one,Who cuts?,a man,a woman,,A,hall
`;

function folderWith(rows: Record<string, string | Uint8Array>, descriptor: object = DESCRIPTOR) {
  const root = dataFolder({ ...rows, 'kitchen.json': JSON.stringify(descriptor) });
  return { root, file: join(root, 'kitchen.json') };
}

async function itemsWith(rows: Record<string, string | Uint8Array>, descriptor: object) {
  const { root, file } = folderWith(rows, descriptor);
  return loadItems(await benchmarkFromDescriptor(file), root);
}

describe('rows', () => {
  test('become items by the columns that the descriptor names', async () => {
    const { items, problems } = await itemsWith({ 'rows.csv': ROWS }, DESCRIPTOR);
    expect(problems).toEqual([]);
    expect(items).toMatchObject([
      {
        id: '1',
        cluster: 'one',
        question: 'What is cut?',
        clip: { file: 'videos/one.mp4' },
        options: [{ text: 'bread' }, { text: 'an apple' }, { text: 'paper' }],
        gold: { kind: 'choice', letter: 'B' },
        tags: { room: 'kitchen' },
      },
      { options: [{ text: 'a man' }, { text: 'a woman' }], gold: { letter: 'A' } },
    ]);
  });

  test.each([
    ['index', 1],
    ['index-from-1', 2],
    ['text', 'two'],
    ['letter', '(b)'],
  ])('an answer as %s, a list of options in one column', async (answers, answer) => {
    const columns = { video: 'clip', question: 'q', options: 'choices', answer: 'gold' };
    const row = { clip: 'x.mp4', q: 'Which?', choices: ['one', 'two'], gold: answer };
    const descriptor = {
      ...DESCRIPTOR,
      breakdowns: [],
      columns,
      answers,
      splits: { test: { file: 'rows.jsonl' } },
    };
    const { items, problems } = await itemsWith({ 'rows.jsonl': JSON.stringify(row) }, descriptor);
    expect(problems).toEqual([]);
    expect(items).toMatchObject([{ id: '1', gold: { kind: 'choice', letter: 'B' } }]);
  });

  test('of a parquet file, open-ended, with hidden answers', async () => {
    const buffer = parquetWriteBuffer({
      columnData: [
        { name: 'clip', data: ['x', 'y'], type: 'STRING' },
        { name: 'q', data: ['Why?', 'How?'], type: 'STRING' },
      ],
    });
    const { items } = await itemsWith(
      { 'rows.parquet': new Uint8Array(buffer) },
      {
        ...DESCRIPTOR,
        breakdowns: [],
        columns: { video: 'clip', question: 'q' },
        splits: { test: { file: 'rows.parquet' } },
      },
    );
    expect(items).toMatchObject([{ gold: { kind: 'hidden' } }, { question: 'How?' }]);
    expect(items[0]).not.toHaveProperty('options');
  });

  test.each([
    ['an answer that is no option', '3,one,Who?,a,b,,C,hall', { field: 'gold', kind: 'answer' }],
    ['a question that is missing', '3,one,,a,b,,A,hall', { field: 'q' }],
    ['one option', '3,one,Who?,a,,,A,hall', { field: 'a, b, c' }],
    ['a path outside', '3,../../x,Who?,a,b,,A,hall', { field: 'clip', kind: 'path' }],
    ['an id twice', '1,one,Who?,a,b,,A,hall', { field: 'qid', kind: 'duplicate' }],
  ])('%s: named with file, line and field', async (_name, row, problem) => {
    const { problems } = await itemsWith({ 'rows.csv': `${ROWS}${row}\n` }, DESCRIPTOR);
    expect(problems).toMatchObject([{ file: 'rows.csv', line: 4, ...problem }]);
  });

  test('a column that the file does not have', async () => {
    const columns = { ...DESCRIPTOR.columns, answer: 'golden' };
    const { problems } = await itemsWith({ 'rows.csv': ROWS }, { ...DESCRIPTOR, columns });
    expect(problems[0]).toMatchObject({ field: 'golden', received: 'nothing' });
  });
});

describe('a descriptor that cannot be used', () => {
  test.each([
    ['an unknown key', { ...DESCRIPTOR, colums: {} }, /kitchen\.json: .*colums/],
    ['no columns', { ...DESCRIPTOR, columns: undefined }, /kitchen\.json: columns/],
    ['a breakdown by no tag', { ...DESCRIPTOR, breakdowns: ['hue'] }, /breakdowns\.0: "hue"/],
    ['no split', { ...DESCRIPTOR, splits: {} }, /splits/],
    ['a name that is taken', { ...DESCRIPTOR, id: 'nextqa' }, /id: there is a benchmark "nextqa"/],
  ])('%s', async (_name, descriptor, message) => {
    const { file } = folderWith({ 'rows.csv': ROWS }, descriptor);
    await expect(resolveBenchmark(file)).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringMatching(message) as string,
    });
  });
});

test('from a CSV file to a published record', async () => {
  const { root } = folderWith({ 'rows.csv': ROWS });
  await cp(CLIP, join(root, 'videos/one.mp4'));
  const server = await chatServer(() => 'B');
  const { terminal } = recordedTerminal();
  const requests = await requestsOf(
    { benchmark: './kitchen.json', endpoint: `openai:m@${server.url}`, probe: ['full', 'blind'] },
    root,
  );
  const { folders } = await runAll(requests, {
    terminal,
    concurrency: 2,
    requireAll: true,
    format: 'none',
    resumeCommand: '',
    runsFolder: join(root, 'runs'),
  });
  const [folder = ''] = folders;
  expect(server.requests).toHaveLength(4);
  const scores = await rescore(folder, null);
  expect(scores.map((row) => row.summary.counts.correct)).toEqual([1, 1]);

  const results = join(root, 'results');
  const { result, file } = await publishRun(folder, results, {
    runBy: null,
    source: null,
    publishedAt: new Date(0),
    allowIncomplete: false,
  });
  expect(file).toContain(join('results', 'kitchen'));
  expect(Object.keys(result.probes['full']?.breakdowns['room'] ?? {})).toEqual(['kitchen', 'hall']);
  const cards = benchmarkCardsSchema.parse(
    JSON.parse(await readFile(join(results, 'benchmarks.json'), 'utf8')),
  );
  expect(cards).toMatchObject([{ id: 'kitchen', paper: null, splits: [{ title: 'Test' }] }]);
  await writeFile(join(root, 'rows.csv'), ROWS.replace('bread', 'cake'));
  await expect(rescore(folder, null)).rejects.toMatchObject({ code: 'DATA_INVALID' });
});
