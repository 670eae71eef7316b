import { describe, expect, it } from 'vitest';
import type { AnswerFile, AnswerFormat } from '../../../harness/imports/answer-file.ts';
import { parseContent } from '../../../harness/imports/content.ts';
import { FORMATS, readAnswers } from '../../../harness/imports/formats.ts';
import { xlsxFile } from '../../support/xlsx-file.ts';

const bytes = (content: string | Buffer) => new Uint8Array(Buffer.from(content));
const read = async (name: string, content: string | Buffer, format = 'auto') =>
  readAnswers(
    await parseContent(name, bytes(content)),
    FORMATS.find(({ id }) => id === format) ?? 'auto',
  );
const lines = (...values: unknown[]) => values.map((value) => JSON.stringify(value)).join('\n');
const pairs = ({ answers }: AnswerFile) => answers.map(({ item, text }) => [item, text]);

describe('lmms-eval', () => {
  const sample = (more: object) => ({ doc_id: 3, target: 'C', input: 'Question?', ...more });

  it.each([
    ['videomme', { question_id: '001-1', video_id: '001', videoID: 'xyz' }, '001-1'],
    ['nextqa, numbers', { video: 4010069381, qid: 6 }, '4010069381_6'],
    ['motionbench, flattened', { id: 'ggqG', key: 'k', video_path: 'a.mp4' }, 'ggqG'],
    ['motionbench, as published', { uid: 'ggqG' }, 'ggqG'],
  ])('finds the id of %s in the row', async (_task, doc, id) => {
    const found = await read('a.jsonl', lines(sample({ doc, resps: [['B']] })));
    expect(found.format).toBe('lmms-eval');
    expect(pairs(found)).toEqual([[id, 'B']]);
  });

  it('finds it in a metric where the row was left out', async () => {
    const metric = { videomme_perception_score: { question_id: '001-1', pred_answer: 'B' } };
    expect(
      pairs(await read('a.jsonl', lines(sample({ filtered_resps: ['B'], ...metric })))),
    ).toEqual([['001-1', 'B']]);
  });

  it('reads the one JSON file of older versions', async () => {
    const logs = [sample({ doc: { uid: 'a' }, resps: [['B']] })];
    const found = await read('videomme.json', JSON.stringify({ args: {}, logs }));
    expect(found.format).toBe('lmms-eval');
    expect(pairs(found)).toEqual([['a', 'B']]);
  });

  it('knows the row of the dataset where nothing else is there, and what the target was', async () => {
    const { answers } = await read('a.jsonl', lines(sample({ filtered_resps: ['B'] })));
    expect(answers).toMatchObject([{ item: { position: 3 }, says: { gold: 'C' } }]);
  });

  it('takes the whole reply, not what a filter left of it', async () => {
    const doc = { uid: 'a' };
    const found = await read(
      'a.jsonl',
      lines(sample({ doc, resps: [['It is B.']], filtered_resps: ['B'] })),
    );
    expect(pairs(found)).toEqual([['a', 'It is B.']]);
  });

  it.each([
    '[LMMS_EVAL_REQUEST_FAILED after 5 retries] Error code: 429',
    '[LMMS_EVAL_BUDGET_EXCEEDED]',
  ])('counts "%s" as a failure and not as an answer', async (text) => {
    const found = await read('a.jsonl', lines(sample({ doc: { uid: 'a' }, resps: [[text]] })));
    expect(found).toMatchObject({ answers: [], failed: 1 });
  });

  it('names a row without a reply', async () => {
    const content = lines(sample({ resps: [['B']] }), { doc_id: 4, filtered_resps: [] });
    await expect(read('a.jsonl', content)).rejects.toThrow(/a\.jsonl:2: resps: expected a reply/);
  });
});

describe('vlmevalkit', () => {
  const header = ['index', 'video', 'question', 'answer', 'prediction'];

  it.each([
    ['tsv', `${header.join('\t')}\n7\tabc\t"What\nis it?"\tB\t"B. It is"\n8\tabc\tWho?\tA\t\n`],
    [
      'json',
      JSON.stringify([
        { index: 7, video: 'abc', question: 'What\nis it?', answer: 'B', prediction: 'B. It is' },
        { index: 8, video: 'abc', question: 'Who?', answer: 'A', prediction: null },
      ]),
    ],
    [
      'xlsx',
      xlsxFile([header, [7, 'abc', 'What\nis it?', 'B', 'B. It is'], [8, 'abc', 'Who?', 'A', '']]),
    ],
  ])('reads %s', async (ending, content) => {
    const found = await read(`model_Video-MME.${ending}`, content);
    expect(found.format).toBe('vlmevalkit');
    expect(found.answers).toMatchObject([
      { item: { position: 7 }, text: 'B. It is', says: { question: 'What\nis it?', gold: 'B' } },
      { item: { position: 8 }, text: '' },
    ]);
  });

  it("reads Python's NaN as a blank", async () => {
    const { answers } = await read('a.json', '[{"index": 0, "prediction": NaN}]');
    expect(answers).toMatchObject([{ text: '' }]);
  });

  it('takes the id where a table has one', async () => {
    const found = await read('a.tsv', 'index\tquestion_id\tprediction\n0\t001-1\tA\n');
    expect(pairs(found)).toEqual([['001-1', 'A']]);
  });

  it('leaves a failed request out', async () => {
    const found = await read(
      'a.tsv',
      'index\tprediction\n0\tFailed to obtain answer via API.\n1\tB\n',
    );
    expect(found).toMatchObject({ failed: 1, answers: [{ text: 'B' }] });
  });

  it('says where a cell is as long as Excel lets it be', async () => {
    const { notes } = await read('a.tsv', `index\tprediction\n0\t${'x'.repeat(32_767)}\n`);
    expect(notes).toEqual([expect.stringMatching(/^1 answers fill an Excel cell/)]);
  });

  it.each([
    ['an index that is none', 'index\tprediction\nfirst\tA\n', /a\.tsv:2: index: /],
    [
      'a column that is not there',
      'index\tanswer\n0\tA\n',
      /needs index, prediction; its first row has index, answer/,
    ],
  ])('names %s', async (_what, content, message) => {
    await expect(read('a.tsv', content, 'vlmevalkit')).rejects.toThrow(message);
  });
});

describe("the authors' files", () => {
  it('Video-MME: the template with its trailing commas, a null as a blank', async () => {
    const found = await read(
      'output.json',
      '[{"video_id":"001","questions":[{"question_id":"001-1","response":"C. Berries"},{"question_id":"001-2","response":null},]},]',
    );
    expect(found.format).toBe('video-mme-template');
    expect(pairs(found)).toEqual([
      ['001-1', 'C. Berries'],
      ['001-2', ''],
    ]);
  });

  it('Video-MME: the template as it is published has no response', async () => {
    const content = '[{"questions":[{"question_id":"001-1","answer":"C"}]}]';
    await expect(read('output.json', content)).rejects.toThrow(
      /output\.json:1: questions\[0\]\.response/,
    );
  });

  it('NExT-QA: the index of an option becomes its letter', async () => {
    const found = await read(
      'hga.json',
      '{"v_1":{"prediction":4,"answer":0},"v_2":{"prediction":"0","answer":0}}',
    );
    expect(found.format).toBe('nextqa-answers');
    expect(pairs(found)).toEqual([
      ['v_1', 'E'],
      ['v_2', 'A'],
    ]);
  });

  it.each([5, -1, 1.5, '', null, 'A'])('NExT-QA: %j is no index', async (prediction) => {
    await expect(read('hga.json', JSON.stringify({ v_1: { prediction } }))).rejects.toThrow(
      /v_1\.prediction: expected the index of an option, 0 to 4/,
    );
  });

  it('MotionBench: letters by uid', async () => {
    const found = await read('answers.json', '{"ggqG":"D","x_5":""}');
    expect(found.format).toBe('motionbench-answers');
    expect(pairs(found)).toEqual([
      ['ggqG', 'D'],
      ['x_5', ''],
    ]);
    await expect(read('answers.json', '{"ggqG":"D","x_5":3}')).rejects.toThrow(
      /x_5: expected a letter, got 3/,
    );
  });
});

describe('bad input', () => {
  it.each([
    ['no known ending', 'a.pkl', 'x', /\.xlsx files/],
    ['an empty file', 'a.jsonl', '\n', /empty/],
    ['an empty object', 'a.json', '{}', /empty/],
    ['an empty list', 'a.json', '[]', /empty/],
    ['a header alone', 'a.tsv', 'index\tprediction\n', /empty/],
    ['a number', 'a.json', '3', /neither a list nor an object/],
    ['broken JSON', 'a.json', '{\n"a":\n}', /a\.json:3:1/],
    [
      'a broken line',
      'a.jsonl',
      '{"item":"a","text":"B"}\n{"item"',
      /a\.jsonl:2: \(row\): expected a line of JSON/,
    ],
    ['a table of something else', 'a.csv', 'x,y\n1,2\n', /no known format: its first row has x, y/],
    ['no workbook', 'a.xlsx', 'no zip', /no readable xlsx/],
    ['rows that are no objects', 'a.json', '[1,2]', /no known format: its first row has no fields/],
  ])('%s', async (_what, name, content, message) => {
    await expect(read(name, content)).rejects.toThrow(message);
  });

  it.each(FORMATS.map((format): [string, AnswerFormat] => [format.id, format]))(
    '%s refuses a file of another format, and says which it looks like',
    async (_id, format) => {
      const other =
        format.id === 'motionbench-answers'
          ? ['a.jsonl', '{"item":"a","text":"B"}']
          : ['a.json', '{"a":"B"}'];
      const content = await parseContent(other[0] ?? '', bytes(other[1] ?? ''));
      expect(() => readAnswers(content, format)).toThrow(
        expect.objectContaining({
          code: 'DATA_INVALID',
          hint: expect.stringContaining('it looks like'),
        }),
      );
    },
  );
});
