import { expect, it } from 'vitest';
import {
  allows,
  demand,
  goldWarning,
  strictest,
  type Terms,
} from '../../../../harness/shortcuts/items/terms.ts';

const terms = (publishes: Terms['publishes']): Terms => ({
  title: 'A test',
  licence: 'Research only',
  publishes,
});

it('lets out what the level holds and what is below it', () => {
  expect(allows(terms('text'), 'predictions')).toBe(true);
  expect(allows(terms('outcomes'), 'outcomes')).toBe(true);
  expect(allows(terms('outcomes'), 'predictions')).toBe(false);
  expect(allows(terms('aggregates'), 'outcomes')).toBe(false);
});

it('refuses more in words that name the licence', () => {
  expect(() => demand(terms('outcomes'), 'text', 'question text')).toThrowError(
    /Research only.*no more out than outcomes: question text cannot be written/,
  );
  expect(() => demand(terms('text'), 'text', 'question text')).not.toThrow();
});

it('is as strict as the strictest', () => {
  expect(strictest([terms('text'), terms('aggregates'), terms('outcomes')])?.publishes).toBe(
    'aggregates',
  );
});

it('warns where outcomes and predictions together give answers away', () => {
  expect(goldWarning(terms('outcomes'), { predictions: false })).toMatch(/gives the right answer/);
  expect(goldWarning(terms('predictions'), { predictions: true })).toMatch(/right answers/);
  expect(goldWarning(terms('text'), { predictions: false })).toBeNull();
});
