import { describe, expect, test } from 'vitest';
import { benchmark } from '../../benchmarks/videokr-eval/benchmark.ts';
import { goldLetter } from '../../benchmarks/videokr-eval/gold-letter.ts';
import { dataFolder } from '../support/data-folder.ts';
import { loadItems } from '../support/load-items.ts';

const ROWS = 'VideoKR_eval.jsonl';

const ROW = {
  id: 1,
  video_path: './videos/physics/1.mp4',
  question: 'Which force?',
  options: { B: 'Drag', A: 'Lift', C: 'Weight' },
  solution: 'B',
  problem_type: 'multiple-choice',
  subject: 'Physics',
  dataset: 'VideoKR',
};

async function load(row: object, files: Record<string, string> = {}) {
  return loadItems(benchmark, dataFolder({ [ROWS]: JSON.stringify(row), ...files }));
}

test('a row becomes an item', async () => {
  const video = { 'videos/physics/1.webm': '' };
  expect(await load(ROW, video)).toEqual({
    problems: [],
    items: [
      {
        id: '1',
        cluster: 'videos/physics/1.mp4',
        split: 'test',
        clip: { file: 'videos/physics/1.webm' },
        question: 'Which force?',
        options: [
          { letter: 'A', text: 'Lift' },
          { letter: 'B', text: 'Drag' },
          { letter: 'C', text: 'Weight' },
        ],
        gold: { kind: 'choice', letter: 'B' },
        tags: { subject: 'Physics', dataset: 'VideoKR' },
      },
    ],
  });
});

test('a video of the same name in another folder is another video', async () => {
  const { items } = await load(ROW, { 'videos/biology/1.mp4': '' });
  expect(items[0]?.clip?.file).toBe('videos/physics/1.mp4');
});

describe('spellings', () => {
  test.each([
    ['option for options', { options: undefined, option: ['Lift', 'Drag'] }],
    ['a list with letters', { options: ['A. Lift', 'B. Drag'] }],
    ['an answer in words', { solution: 'drag.' }],
    ['a letter with its text', { solution: 'B. Drag' }],
    ['answer for solution', { solution: undefined, answer: 'B' }],
    ['ground_truth for solution', { solution: '', ground_truth: '(B)' }],
    ['no type', { problem_type: undefined }],
    ['another spelling of the type', { problem_type: 'Multiple Choice' }],
  ])('%s', async (_, change) => {
    const two = { ...ROW, options: { A: 'Lift', B: 'Drag' } };
    const { items, problems } = await load({ ...two, ...change });
    expect(problems).toEqual([]);
    expect(items[0]).toMatchObject({
      options: [
        { letter: 'A', text: 'Lift' },
        { letter: 'B', text: 'Drag' },
      ],
      gold: { kind: 'choice', letter: 'B' },
    });
  });

  test.each([
    ['no options and no type', { options: null, problem_type: null }],
    ['an empty list', { options: [], problem_type: '' }],
    ['an open-ended type', { problem_type: 'open-ended' }],
  ])('%s is open-ended', async (_, change) => {
    const { items, problems } = await load({ ...ROW, ...change, solution: 'drag' });
    expect(problems).toEqual([]);
    expect(items[0]).toMatchObject({ gold: { kind: 'text', references: ['drag'] } });
    expect(items[0]).not.toHaveProperty('options');
    expect(benchmark.breakdowns(items[0]!)['question type']).toBe('open-ended');
  });

  test('a row without id is called after its video, source stands for subject', async () => {
    const { items } = await load({ ...ROW, id: undefined, subject: undefined, source: 'MIT' });
    expect(items[0]).toMatchObject({ id: 'videos/physics/1.mp4', tags: { subject: 'MIT' } });
  });
});

test.each([
  ['no answer', { solution: ' ' }, 'solution', 'an answer in solution'],
  ['an answer that is no option', { solution: 'Gravity' }, 'solution', 'one of A, B, C'],
  ['a letter that is no option', { solution: 'D' }, 'solution', 'one of A, B, C'],
  ['multiple choice without options', { options: null }, 'options', 'two options or more'],
  ['options in another shape', { options: 7 }, 'options', 'an object of letters'],
  ['letters with a gap', { options: { A: 'x', C: 'y' } }, 'options', 'the letters A, B as keys'],
  ['an unknown type', { problem_type: 'essay' }, 'problem_type', 'multiple-choice or open-ended'],
  ['an absolute path', { video_path: '/videos/1.mp4' }, 'video_path', 'below the data folder'],
  ['a path outside', { video_path: '../1.mp4' }, 'video_path', 'below the data folder'],
  ['no video', { video_path: '' }, 'video_path', 'the path of a video'],
])('%s is a problem of the row', async (_, change, field, expected) => {
  const { items, problems } = await load({ ...ROW, ...change });
  expect(items).toEqual([]);
  expect(problems).toMatchObject([
    { line: 1, field, expected: expect.stringContaining(expected) as string },
  ]);
});

describe('the letter of an answer', () => {
  const options = [
    { letter: 'A', text: 'B' },
    { letter: 'B', text: 'A cat' },
    { letter: 'C', text: 'a  dog.' },
    { letter: 'D', text: 'A dog' },
  ];
  test.each([
    ['A', 'A'],
    ['c', 'C'],
    ['(D)', 'D'],
    ['B: A cat', 'B'],
    ['a cat', 'B'],
    ['B', null],
    ['a dog', null],
    ['B. A dog', null],
    ['', null],
    ['A c', null],
  ])('%j is %s', (answer, letter) => {
    expect(goldLetter(answer, options)).toBe(letter);
  });
});
