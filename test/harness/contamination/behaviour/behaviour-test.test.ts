import { describe, expect, it } from 'vitest';
import {
  adjusted,
  behaviourTest,
} from '../../../../harness/contamination/behaviour/behaviour-test.ts';
import type { Measure } from '../../../../harness/contamination/behaviour/measure.ts';
import { behaviourTestSchema } from '../../../../harness/schema/contamination-behaviour.ts';

/** So many videos with one item each, of which the first `right` are 1. */
const measure = (videos: number, right: number, prefix: string): Measure => ({
  values: Array.from({ length: videos }, (_, item) => Number(item < right)),
  clusters: Array.from({ length: videos }, (_, item) => `${prefix}${item}`),
});
const control = { ...measure(100, 5, 'c'), name: 'fresh' };
const testOf = (here: Measure, against: typeof control | null = control) =>
  behaviourTest({ test: 'masked-option', here, control: against }, 0);

describe('a test of behaviour', () => {
  it('is a figure and no test without a control', () => {
    const test = testOf(measure(100, 60, 'h'), null);
    expect(test).toMatchObject({ here: { value: 0.6, n: 100 }, p: null, suspicious: false });
    expect(adjusted([test!])[0]).toMatchObject({ adjustedP: null, suspicious: false });
  });

  it('is the difference from the control, with an interval and p', () => {
    const test = testOf(measure(200, 60, 'h'));
    expect(test?.effect?.value).toBeCloseTo(0.25, 12);
    expect(test?.effect?.low).toBeGreaterThan(0.15);
    expect(test?.p).toBeLessThan(0.001);
    expect(() => behaviourTestSchema.parse(test)).not.toThrow();
    expect(adjusted([test!])[0]?.suspicious).toBe(true);
  });

  it('less than the control is nothing: it looks one way only', () => {
    const test = testOf(measure(200, 0, 'h'));
    expect(test?.p).toBeGreaterThan(0.95);
  });

  it('too few videos are shown and not tested', () => {
    const test = testOf(measure(9, 9, 'h'));
    expect(test).toMatchObject({ p: null, falsePositives: null });
    expect(test?.effect).not.toBeNull();
    expect(test?.caution).toMatch(/^fewer than 10 videos/);
  });

  it('says how often halves of the control differ, which is about 5 % of 200', () => {
    const half = { ...measure(100, 50, 'c'), name: 'fresh' };
    const found = testOf(measure(50, 25, 'h'), half)?.falsePositives;
    expect(found?.splits).toBe(200);
    expect(found?.rejected).toBeGreaterThan(0);
    expect(found?.rejected).toBeLessThan(25);
  });

  it('no measured item is no test', () => {
    expect(testOf({ values: [null, null], clusters: ['a', 'b'] })).toBeNull();
  });
});

it('p are adjusted over benchmarks, each kind of test by itself', () => {
  const [one, other] = [testOf(measure(200, 60, 'h')), testOf(measure(200, 10, 'h'))];
  const p = [0.03, 0.5, 0.04].map((value, index) => ({
    ...(index === 1 ? other! : one!),
    ...(index === 2 ? { test: 'blind-gain' as const } : {}),
    p: value,
  }));
  const [first, second, third] = adjusted(p);
  expect(first).toMatchObject({ adjustedP: 0.06, family: 2, suspicious: false });
  expect(second).toMatchObject({ adjustedP: 0.5, family: 2 });
  expect(third).toMatchObject({ adjustedP: 0.04, family: 1, suspicious: true });
});
