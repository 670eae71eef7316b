import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractor } from '../../../harness/answers/extractors/choice.ts';
import type { Item } from '../../../harness/schema/item.ts';

const item = (...texts: string[]): Item => ({
  id: 'x',
  cluster: 'x',
  split: 'x',
  question: '?',
  options: texts.map((text, i) => ({ letter: String.fromCharCode(65 + i), text })),
  gold: { kind: 'hidden' },
  tags: {},
});
const four = item('walk', 'run', 'jump', 'lay down');
const read = (text: string, of = four) => {
  const found = extractor.extract(text, of);
  return found.answer ?? found.reason;
};

describe('reads C', () => {
  it.each([
    'C',
    'c',
    '(C)',
    '(c)',
    'C.',
    'C) jump',
    'C. jump',
    '**C**',
    '**C. jump**',
    '\\boxed{C}',
    '$\\boxed{\\text{C}}$',
    '<answer>C</answer>',
    '<answer> (C) jump </answer>',
    '<think>It could be A or B. Maybe D.</think><answer>C</answer>',
    '<think>A? No.</think>\n\nC',
    'maybe A, maybe B</think>\nC',
    'Option C',
    'The answer is C.',
    'The answer is C because A and D are wrong',
    'Best answer: C',
    'The best answer is: (C)',
    'Based on the video, the answer is (C)',
    'A man is walking, so the answer is C',
    'A woman opens a door. (C)',
    'I think the answer is C',
    'I am not sure, but I would choose C.',
    'Answer: **C**',
    '**Answer:** C',
    'Answer: $\\boxed{C}$',
    'jump',
    'Jump.',
    'The person starts to jump at the end.',
    '{"answer": "C"}',
    '```json\n{"reasoning": "A is wrong", "answer": "C"}\n```',
    '答案是C',
    '正确答案为：C',
    '答えはC',
    '정답은 C 입니다',
    'La respuesta correcta es C',
    'La réponse est C',
    'Die richtige Antwort ist C',
    'Ответ: C',
    'Option A says walk. Option B says run. Therefore, the answer is C.',
    'First I thought the answer is A. But the final answer is C.',
    'C is correct.',
    'Let me think.\nA is possible.\nC',
    'It shows a jump, which is C',
    'the answer is c',
    'A. walk\nB. run\nC. jump\nD. lay down\n\nC',
    'The answer is C, not A.',
    'The answer is C, because B is not right.',
  ])('from %j', (text) => {
    expect(read(text)).toBe('C');
  });
});

describe('finds no answer', () => {
  it.each([
    ['', 'empty'],
    ['  \n', 'empty'],
    ['I am not able to see a video', 'none'],
    ['A man is walking.', 'none'],
    ['[LMMS_EVAL_REQUEST_FAILED after 5 retries] Error code: 429', 'none'],
    ['[LMMS_EVAL_BUDGET_EXCEEDED]', 'none'],
    ['Failed to obtain answer via API.', 'none'],
    ['<think>The answer is C, I guess', 'none'],
    ['The answer is not C.', 'none'],
    ['F', 'not-an-option'],
    ['The answer is E.', 'not-an-option'],
    ['The answer is A. The answer is B.', 'ambiguous'],
    ['A or B', 'ambiguous'],
    ['<answer>A</answer><answer>B</answer>', 'ambiguous'],
    ['Both (A) and (C) are shown.', 'ambiguous'],
    ['The person can walk and run.', 'ambiguous'],
    ['The answer is A or B.', 'ambiguous'],
    ['Answer: A or B', 'ambiguous'],
    ['Answer: A, B and C', 'ambiguous'],
    ['A. walk\nB. run\nC. jump\nD. lay down', 'ambiguous'],
    ['(A) and (B)', 'ambiguous'],
    ['C\nD', 'ambiguous'],
    ['The options are A, B, C and D. I pick none.', 'ambiguous'],
    ['Therefore B is most likely not correct', 'none'],
    ['Answer: A\n\nWait. Actually the answer is B.', 'ambiguous'],
  ])('in %j: %s', (text, reason) => {
    expect(read(text)).toBe(reason);
  });
});

it.each([
  ['A', 'A'],
  ['The answer is A.', 'A'],
  ['The answer is A because he stands', 'A'],
  ['A. walk', 'A'],
  ['walk', 'A'],
])('tells the letter A from the article in %j', (text, letter) => {
  expect(read(text)).toBe(letter);
});

it('takes the longer of two option texts that hold each other', () => {
  const colours = item('red', 'dark red', 'blue');
  expect(read('It is dark red.', colours)).toBe('B');
  expect(read('It is red.', colours)).toBe('A');
  expect(read('It is dark red and not red.', colours)).toBe('ambiguous');
});

it('an echo of all options is never an answer, however it is written', () => {
  const shapes = ['{l}. {t}', '({l}) {t}', '{l}) {t}', '**{l}.** {t}', '- {l}: {t}', '{l} - {t}'];
  fc.assert(
    fc.property(
      fc.constantFrom(...shapes),
      fc.constantFrom('\n', '; ', ', ', '\n\n'),
      fc.constantFrom('', 'Options:\n', 'Question: what happens?\n'),
      (shape, between, before) => {
        const lines = (four.options ?? []).map(({ letter, text }) =>
          shape.replace('{l}', letter).replace('{t}', text),
        );
        expect(extractor.extract(before + lines.join(between), four).answer).toBeNull();
      },
    ),
  );
});

it('never answers with a letter that the item does not have, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const found = extractor.extract(text, four);
      if (found.answer !== null) expect(['A', 'B', 'C', 'D']).toContain(found.answer);
    }),
  );
});

it('reads a 10 MB reply without hanging', () => {
  const started = performance.now();
  read(`${'the answer is '.repeat(700_000)}C`);
  expect(performance.now() - started).toBeLessThan(15_000);
});
