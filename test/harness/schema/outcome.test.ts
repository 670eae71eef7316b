import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  decodeOutcomes,
  encodeOutcomes,
  isScored,
  OUTCOMES,
} from '../../../harness/schema/outcome.ts';

it('outcome letters survive the way there and back', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...OUTCOMES)), (outcomes) => {
      expect(decodeOutcomes(encodeOutcomes(outcomes))).toEqual(outcomes);
    }),
  );
});

it('refuses a letter that stands for nothing', () => {
  expect(() => decodeOutcomes('cx')).toThrow(RangeError);
});

it('never scores a failure', () => {
  expect(OUTCOMES.filter((outcome) => !isScored(outcome))).toEqual([
    'unjudged',
    'failed',
    'not-asked',
  ]);
});
