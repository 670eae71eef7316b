import { expect, it } from 'vitest';
import { reasoningText } from '../../../../harness/answers/diagnosing/reasoning-text.ts';
import { choiceItem } from '../../../support/items.ts';

const { options } = choiceItem('v_1');
const because =
  'The man runs up to the bank, takes off with both feet and lands on the far side of the water.';

it.each([
  ['in its tags', `<think>${because}</think><answer>B</answer>`],
  ['of few words in its tags', '<think>I saw him jump over it.</think><answer>B</answer>'],
  ['in plain words', `${because} So the answer is B.`],
  ['in another script', `${'他跑到河边然后跳过去了'.repeat(6)} B`],
])('reasoning %s is the reply as it came', (_, text) => {
  expect(reasoningText({ text }, options)).toBe(text);
});

it('reasoning that came apart from the reply stands before it', () => {
  const reply = { text: '<answer>B</answer>', reasoning: because };
  expect(reasoningText(reply, options)).toBe(`${because}\n<answer>B</answer>`);
});

it.each([
  ['a letter', 'B'],
  ['a sentence round a letter', 'Based on the video, the best answer is option B.'],
  ['an option in full', 'The answer is: B. a long jump over the river'],
  ['a long answer in its tag', `<answer>${because}</answer>`],
  ['an answer with its span', '<answer>B</answer><span>12.5, 17</span>'],
  ['empty tags of reasoning', '<think>\n\n</think>\n<answer>B</answer>'],
  ['the answer in tags of reasoning', '<think>It is B.</think><answer>B</answer>'],
  ['an option in tags of reasoning', '<think>a long jump over the river</think>B'],
  ['nothing', '  '],
])('%s is no reasoning', (_, text) => {
  expect(reasoningText({ text }, options)).toBeNull();
});
