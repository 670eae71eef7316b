import { describe, expect, it } from 'vitest';
import type { FeatureRows } from '../../../../harness/endpoints/blind/feature-rows.ts';
import { optionFeatures } from '../../../../harness/endpoints/blind/option-features.ts';
import { rightOption } from '../../../../harness/endpoints/blind/credit.ts';
import {
  labelInvariance,
  rowOrderSha1,
  shuffledLabelNull,
} from '../../../../harness/endpoints/blind/self-tests.ts';
import { inventedItems } from '../../../support/blind-items.ts';

const items = inventedItems(120, { signal: true });

describe('label invariance', () => {
  it('holds: a held-out answer moves no bit of features and scores', () => {
    expect([0, 1, 2].map((seed) => labelInvariance(items, seed))).toEqual([true, true, true]);
  });

  it('notices a feature that reads the answer', () => {
    const leaking = (all: typeof items): FeatureRows => {
      const rows = optionFeatures(all);
      rows.value[0] = rightOption(all[0] as (typeof items)[number]) ?? -1;
      return rows;
    };
    expect(labelInvariance(items, 0, leaking)).toBe(false);
  });

  it('says so where one video leaves nothing to hold out', () => {
    expect(labelInvariance(inventedItems(6, { perVideo: 6 }), 0)).toBeNull();
  });
});

it('answers at random leave chance, however much there was to find', () => {
  const found = Array.from({ length: 5 }, (_, seed) => shuffledLabelNull(items, seed));
  const mean = found.reduce((sum, one) => sum + one, 0) / found.length;
  expect(Math.abs(mean - 0.25)).toBeLessThan(0.07);
});

it('the fingerprint is of the ids in their order', () => {
  const [first, second] = [{ id: 'a' }, { id: 'b' }];
  expect(rowOrderSha1([first, second])).toMatch(/^[0-9a-f]{40}$/);
  expect(rowOrderSha1([first, second])).not.toBe(rowOrderSha1([second, first]));
  expect(rowOrderSha1([{ id: 'a,b' }])).not.toBe(rowOrderSha1([first, second]));
});
