import { expect, it } from 'vitest';
import { contaminationWarning } from '../../../harness/comparison/contamination-warning.ts';
import type { Side } from '../../../harness/comparison/compared.ts';
import { comparePair } from '../../../harness/comparison/pair.ts';
import type { Result } from '../../../harness/schema/result.ts';
import { itemsIn, OPTIONS, sideOf } from './sides.ts';

const side = (name: string, contamination: Result['contamination']): Side => {
  const { evidence, ...made } = sideOf(
    name,
    itemsIn([2, 2, 2]),
    name === 'a' ? 'cwcwcw' : 'cccwcw',
  );
  return { ...made, evidence: { ...evidence, result: { ...evidence.result, contamination } } };
};
const met = { state: 'overlap' as const, because: 'found by id in train.jsonl' };

it('is said where one of two has met the items, also beside their difference', () => {
  const sides = [side('a', { state: 'unknown' }), side('b', met)] as const;
  const [warning] = contaminationWarning(sides);
  expect(warning).toBe(
    'contamination is not the same: the base unknown, the other overlap (found by id in train.jsonl)',
  );
  expect(comparePair([...sides], OPTIONS).warnings).toContain(warning);
});

it('is not said of two that are alike', () => {
  expect(contaminationWarning([side('a', met), side('b', met)])).toEqual([]);
  expect(
    contaminationWarning([side('a', { state: 'unknown' }), side('b', { state: 'unknown' })]),
  ).toEqual([]);
});
