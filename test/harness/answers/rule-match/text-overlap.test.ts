import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOverlap } from '../../../../harness/answers/rule-match/text-overlap.ts';

describe('ROUGE-L', () => {
  // Lin (2004), section 3: the first two share three of four words in order, the third only two.
  it.each([
    ['police killed the gunman', 'police kill the gunman', 3 / 4],
    ['the gunman kill police', 'police kill the gunman', 2 / 4],
    ['a b', 'a b c d', 2 / 3],
    ['The Cat.', 'the cat', 1],
    ['He fell. Then he ran.', 'then he ran', (2 * 3) / 8],
    ['dog', 'cat', 0],
    ['', 'cat', 0],
    ['…', '…', 0],
  ])('of %j against %j is %d', (answer, reference, expected) => {
    expect(textOverlap(answer, [reference]).rougeL).toBeCloseTo(expected, 12);
  });

  it('is symmetric and in [0, 1]', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd.'), { maxLength: 6 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const { rougeL } = textOverlap(one.join(' '), [other.join(' ')]);
        expect(rougeL).toBeGreaterThanOrEqual(0);
        expect(rougeL).toBeLessThanOrEqual(1);
        expect(textOverlap(other.join(' '), [one.join(' ')]).rougeL).toBeCloseTo(rougeL, 12);
      }),
    );
  });
});

it('takes the best reference for each', () => {
  expect(textOverlap('two dogs', ['a cat', '2 dogs'])).toEqual({ rougeL: 0.5, exactMatch: 1 });
  expect(textOverlap('two dogs', [])).toEqual({ rougeL: 0, exactMatch: 0 });
});
