import { describe, expect, it } from 'vitest';
import {
  keepsItemsBack,
  licenceWords,
  type BenchmarkFacts,
} from '../../../harness/publish/benchmark-facts.ts';

const facts = (publishes: BenchmarkFacts['publishes']): BenchmarkFacts => ({
  title: 'Bench',
  licence: 'CC-BY-4.0',
  publishes,
  task: 'question-answering',
});

describe('which single items a comparison may name', () => {
  it.each([
    [undefined, ['model'], true],
    [facts('aggregates'), ['model', 'model'], true],
    [facts('outcomes'), ['model', 'model'], false],
    [facts('outcomes'), ['model', 'baseline'], true],
    [facts('predictions'), ['model', 'baseline'], false],
    [facts('text'), ['baseline'], false],
  ] as const)('%o of %j: kept back %s', (known, kinds, kept) => {
    expect(keepsItemsBack(known, [...kinds])).toBe(kept);
  });

  it('is said beside the licence', () => {
    expect(licenceWords('x', undefined)).toContain('licence of x is not known');
    expect(licenceWords('x', facts('aggregates'))).toContain('nothing of single ones');
    expect(licenceWords('x', facts('outcomes'))).toBe(
      'Bench, licence CC-BY-4.0: ids of items are shown, and no question, option or answer.',
    );
  });
});
