import { describe, expect, it } from 'vitest';
import { completion } from '../../../harness/answers/completion.ts';
import { optionsOnly } from '../../support/choice-item.ts';

const item = {
  ...optionsOnly('[MASK]', 'a blue car'),
  gold: { kind: 'text' as const, references: ['A red car parks beside the road'] },
};
const read = (reply: string) => {
  const found = completion.extractor.extract(reply, item);
  if (found.answer === null) return found.reason;
  const { values } = completion.scorer.score(found.answer, item);
  return values;
};

describe('the text of a hidden option', () => {
  it.each([
    ['A red car parks beside the road', 1, 1],
    ['A. a red car parks beside the road.', 1, 1],
    ['<answer>(A) Red car parks beside the road</answer>', 1, 1],
    ['A red car parks near the road', 0, 1],
    ['A blue bus leaves', 0, 0],
  ])('%s: exact %d, near %d', (reply, accuracy, nearMatch) => {
    expect(read(reply)).toMatchObject({ accuracy, nearMatch });
  });

  it.each([
    ['', 'empty'],
    ['A.', 'none'],
  ])('"%s" is no text: %s', (reply, reason) => {
    expect(read(reply)).toBe(reason);
  });

  it('says of an item without a hidden option that there is none', () => {
    expect(completion.scorer.score('x', optionsOnly('a', 'b'))).toEqual({
      values: null,
      reason: 'no option is hidden',
    });
  });
});
