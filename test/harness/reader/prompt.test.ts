import { expect, it } from 'vitest';
import { readPrompt } from '../../../harness/reader/prompt.ts';

const QUESTION = 'Which shape moves?';
const OPTIONS = ['A. The red circle.', 'B. The blue square.', 'C. None of them.'].join('\n');
const EXPECTED = {
  question: 'which shape moves?',
  options: [
    { letter: 'A', text: 'The red circle.' },
    { letter: 'B', text: 'The blue square.' },
    { letter: 'C', text: 'None of them.' },
  ],
};
const TAGS =
  'Provide your thinking process between the <think> and </think> tags, and then give your final answer between the <answer> and </answer> tags.\nPlease provide only the single option letter (e.g., A, B, C, D, etc.) within the <answer>...</answer> tags.';
const AUTHORS =
  'Select the best answer to the following multiple-choice question based on the video. Respond with only the letter (A, B, C, or D) of the correct option.';

it.each([
  ['bare, as lmms-eval asks NExT-QA', `${QUESTION}\n${OPTIONS}`],
  [
    'NExT-QA',
    `${QUESTION}\n${OPTIONS}\nAnswer with the option's letter from the given choices directly.`,
  ],
  ['Video-MME', `${AUTHORS}\n${QUESTION}\n${OPTIONS}\nThe best answer is:`],
  [
    'Video-MME with subtitles',
    `This video's subtitles are listed below:\nWhat a day\nA. first of all\nB. green\n${AUTHORS}\n${QUESTION}\n${OPTIONS}\nThe best answer is:`,
  ],
  ['MotionBench', `${QUESTION}\n${OPTIONS}\nAnswer with only the option letter (A, B, or C).`],
])('%s', (_, text) => {
  expect(readPrompt(text)).toEqual({ ...EXPECTED, form: 'plain' });
});

it('VideoKR-Eval asks for tags', () => {
  const text = `${QUESTION}\n${OPTIONS}\nPlease answer this question based on the visual content.\n${TAGS}`;
  expect(readPrompt(text)).toEqual({ ...EXPECTED, form: 'tags' });
});

it('an open-ended question has no options', () => {
  expect(readPrompt(`${QUESTION}\nAnswer with a word or a short phrase.`)).toEqual({
    question: EXPECTED.question,
    options: [],
    form: 'plain',
  });
});

it('letters with a gap are no options', () => {
  expect(readPrompt('A. Smith asks: who moves?\nC. Jones does not').options).toEqual([]);
});
