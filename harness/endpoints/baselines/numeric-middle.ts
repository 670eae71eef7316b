import type { Baseline } from '../../schema/baseline.ts';
import { firstNumber, median } from '../blind/numbers.ts';
import { optionRule } from '../blind/option-rule.ts';

export const baseline: Baseline = {
  id: 'numeric-middle',
  version: 1,
  summary: 'the number nearest to the middle one; options tie where fewer than two hold a number',
  learns: 'nothing',
  fit: () =>
    optionRule((texts) => {
      const numbers = texts.map(firstNumber);
      const known = numbers.filter((number) => number !== null);
      if (known.length < 2) return texts.map(() => 0);
      const middle = median(known);
      const distances = numbers.map((number) =>
        number === null ? null : Math.abs(number - middle),
      );
      const furthest = Math.max(...distances.filter((distance) => distance !== null));
      // Options without a number stand behind all that have one.
      return distances.map((distance) => (distance === null ? -2 * furthest - 1 : -distance));
    }),
};
