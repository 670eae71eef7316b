import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shownLabels, SMALLEST_CELL } from '../../../harness/publish/shown-labels.ts';

const shown = (sizes: Record<string, number>) => [...shownLabels(new Map(Object.entries(sizes)))];

it('leaves small cells out, and never one alone', () => {
  expect(shown({ a: 100, b: 50, c: 30 })).toEqual(['a', 'b', 'c']);
  expect(shown({ a: 100, b: 50, c: 29 })).toEqual(['a']);
  expect(shown({ a: 100, b: 50, c: 20, d: 20 })).toEqual(['a', 'b']);
  expect(shown({ a: 29 })).toEqual([]);
  expect(shown({ a: 40, b: 0 })).toEqual(['a']);
});

it('what is left out is nothing, or large', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(80), { minLength: 1, maxLength: 12 }), (sizes) => {
      const all = new Map(sizes.map((size, label) => [String(label), size]));
      const labels = shownLabels(all);
      const left = [...all].reduce((sum, [label, n]) => sum + (labels.has(label) ? 0 : n), 0);
      for (const label of labels) expect(all.get(label)).toBeGreaterThanOrEqual(SMALLEST_CELL);
      expect(left === 0 || left >= SMALLEST_CELL || labels.size === 0).toBe(true);
    }),
  );
});
