import type { Rubric } from '../../harness/schema/rubric.ts';
import { DIMENSIONS } from './checklist.ts';
import { CATEGORIES } from './rows.ts';

/** `vision rule` has no Instruction Following: its mean is over three dimensions. */
export const rubric: Rubric = {
  dimensions: DIMENSIONS,
  categories: Object.fromEntries(
    CATEGORIES.map((category) => [
      category,
      category === 'vision rule'
        ? DIMENSIONS.filter((dimension) => dimension !== 'Instruction Following')
        : DIMENSIONS,
    ]),
  ),
};
