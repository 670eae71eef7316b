import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { benchmark } from '../../benchmarks/motionbench/benchmark.ts';
import { splitQuestion } from '../../benchmarks/motionbench/question-text.ts';
import { dataFolder } from '../support/data-folder.ts';
import { loadItems } from '../support/load-items.ts';
import { describeWithRealData, realData } from '../support/real-data.ts';

const ROWS = 'video_info.meta.jsonl';

function clip(change: object = {}, ...qa: object[]): string {
  return JSON.stringify({
    question_type: 'Repetition Count',
    video_type: null,
    key: 'k1',
    video_path: 'k1_3_5.mp4',
    qa: qa.length > 0 ? qa : [question()],
    video_info: { duration: 2, fps: null, resolution: [4, 4] },
    ...change,
  });
}

function question(change: object = {}): object {
  return {
    uid: 'u1',
    start: null,
    end: null,
    answer: 'B',
    question: 'How often?\nA. 1\nB. 2',
    ...change,
  };
}

test('a question with a letter is of dev, one without is of test', async () => {
  const hidden = question({ uid: 'u2', answer: 'NA', repetition_name: 'jump' });
  const root = dataFolder({
    [ROWS]: clip({}, question(), hidden),
    'public-dataset/k1_3_5.mp4': '',
  });
  const item = {
    cluster: 'k1',
    clip: { file: 'public-dataset/k1_3_5.mp4' },
    question: 'How often?',
    options: [
      { letter: 'A', text: '1' },
      { letter: 'B', text: '2' },
    ],
    tags: { questionType: 'Repetition Count', videoType: 'not given', length: 'under 5 s' },
  };
  expect(await loadItems(benchmark, root, 'dev')).toEqual({
    problems: [],
    items: [{ ...item, id: 'u1', split: 'dev', gold: { kind: 'choice', letter: 'B' } }],
  });
  expect(await loadItems(benchmark, root, 'test')).toEqual({
    problems: [],
    items: [{ ...item, id: 'u2', split: 'test', gold: { kind: 'hidden' } }],
  });
});

test('a question whose answer has been filled in stays one of test where it says so', async () => {
  const own = question({ uid: 'u2', answer: 'A', split: 'test' });
  const root = dataFolder({ [ROWS]: clip({}, question({ split: null }), own) });
  const [dev, hidden] = [
    await loadItems(benchmark, root, 'dev'),
    await loadItems(benchmark, root, 'test'),
  ];
  expect(dev.items.map(({ id }) => id)).toEqual(['u1']);
  expect(hidden.items).toMatchObject([
    { id: 'u2', split: 'test', gold: { kind: 'choice', letter: 'A' } },
  ]);
});

test.each([
  ["the authors' repository", `data/${ROWS}`, 'data/self-collected/k1_3_5.mp4'],
  ['the hub', `MotionBench/${ROWS}`, 'MotionBench/public-dataset/k1_3_5.mp4'],
  [
    'lmms-eval',
    `hub/datasets--zai-org--MotionBench/snapshots/37e193e/MotionBench/${ROWS}`,
    'motionbench/videos/k1_3_5.mp4',
  ],
  ['any folder', ROWS, 'some/where/else/k1_3_5.mp4'],
])('videos are found in %s', async (_, rows, video) => {
  const { items } = await loadItems(benchmark, dataFolder({ [rows]: clip(), [video]: '' }));
  expect(items[0]?.clip).toEqual({ file: video });
});

describe('options in the question', () => {
  test.each([
    ['two', 'Which?\nA. left\nB. right', 'Which?', ['left', 'right']],
    ['a trailing newline', 'Which?\nA. x\nB. y\nC. z\n', 'Which?', ['x', 'y', 'z']],
    ['CRLF', 'Which?\r\nA. x\r\nB. y', 'Which?', ['x', 'y']],
    ['brackets and colons', 'Which?\nA) x\nB: y', 'Which?', ['x', 'y']],
    ['no space', 'Which?\nA.x\nB.y', 'Which?', ['x', 'y']],
    ['an option of two lines', 'Which?\nA. x\nmore\nB. y', 'Which?', ['x more', 'y']],
    ['letters in an option', 'Which?\nA. x\nB. B. B. King', 'Which?', ['x', 'B. B. King']],
    ['a question of two lines', 'A. Smith\nwaves?\nA. x\nB. y', 'A. Smith waves?', ['x', 'y']],
    ['a gap', 'Which?\nA. x\nC. y', 'Which?', ['x C. y']],
    ['no options', 'Which?', 'Which?', []],
  ])('%s', (_, text, stem, options) => {
    const split = splitQuestion(text);
    expect(split.question).toBe(stem);
    expect(split.options.map((option) => option.text)).toEqual(options);
    expect(split.options.map((option) => option.letter).join('')).toBe(
      'ABC'.slice(0, options.length),
    );
  });
});

test.each([
  ['no options', clip({}, question({ question: 'How often?' })), 'qa[0].question'],
  ['no letter of its own', clip({}, question({ answer: 'C' })), 'qa[0].answer'],
  ['no uid', clip({}, question({ uid: undefined })), 'qa[0].uid'],
  ['no text before the options', clip({}, question({ question: 'A. 1\nB. 2' })), 'qa[0].question'],
  ['no questions', clip({ qa: [] }), 'qa'],
  ['no video', clip({ video_path: undefined }), 'video_path'],
  ['a path outside', clip({ video_path: '../k1.mp4' }), 'video_path'],
  ['an absolute path', clip({ video_path: '/k1.mp4' }), 'video_path'],
  ['no JSON', '{"qa": [', '(row)'],
])('%s is a problem of the row', async (_, line, field) => {
  const good = clip({}, question({ uid: 'good' }));
  const { items, problems } = await loadItems(
    benchmark,
    dataFolder({ [ROWS]: `${good}\n${line}` }),
  );
  expect(items.map((item) => item.id)).toEqual(['good']);
  expect(problems).toMatchObject([{ file: ROWS, line: 2, field }]);
});

test('of two questions with one uid the first counts', async () => {
  const root = dataFolder({ [ROWS]: clip({}, question(), question()) });
  const { items, problems } = await loadItems(benchmark, root);
  expect(items).toHaveLength(1);
  expect(problems).toMatchObject([{ kind: 'duplicate', field: 'qa[1].uid' }]);
});

describeWithRealData('MotionBench rows as published', () => {
  const sample = () =>
    readFileSync(join(realData(), 'motionbench/sample_rows_8of8052.jsonl'), 'utf8');

  test('every row is of one split, with its three or four options', async () => {
    const root = dataFolder({ [ROWS]: sample() });
    const dev = await loadItems(benchmark, root, 'dev');
    const hidden = await loadItems(benchmark, root, 'test');
    expect([...dev.problems, ...hidden.problems]).toEqual([]);
    expect([dev.items.length, hidden.items.length]).toEqual([6, 2]);
    expect(dev.items.map((item) => item.options?.length)).toEqual([3, 4, 4, 4, 4, 4]);
    expect(hidden.items.map((item) => item.gold.kind)).toEqual(['hidden', 'hidden']);
    const texts = [...dev.items, ...hidden.items].flatMap((item) => [
      item.question,
      ...(item.options ?? []).map((option) => option.text),
    ]);
    expect(texts.filter((text) => text === '' || text !== text.trim())).toEqual([]);
  });

  test('the expected counts add up to the uids of the submission file', () => {
    const uids = JSON.parse(
      readFileSync(join(realData(), 'motionbench/random_answers_8052uids.json'), 'utf8'),
    ) as object;
    const { dev, test: hidden } = benchmark.splits;
    expect((dev?.expected?.items ?? 0) + (hidden?.expected?.items ?? 0)).toBe(
      Object.keys(uids).length,
    );
  });
});
