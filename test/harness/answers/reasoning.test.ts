import { expect, it } from 'vitest';
import { afterReasoning, answerTags } from '../../../harness/answers/reasoning.ts';

it.each([
  ['C', 'C'],
  ['<think>why</think>C', 'C'],
  ['<think>a</think><think>b</think> C ', 'C'],
  ['why</think>C', 'C'],
  ['C <think>because', 'C'],
  ['C <think>because</think>', 'C'],
  ['<think>because', ''],
  ['<think>because</think>', ''],
])('what follows the reasoning of %j is %j', (reply, answer) => {
  expect(afterReasoning(reply)).toBe(answer);
});

it('lists closed answer tags only', () => {
  expect(answerTags('<answer> C </answer> x <ANSWER>D</ANSWER><answer>E')).toEqual(['C', 'D']);
});
