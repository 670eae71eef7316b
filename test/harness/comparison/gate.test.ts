import { describe, expect, it } from 'vitest';
import { checkGate, parseGate } from '../../../harness/comparison/gate.ts';

describe('the words of a gate', () => {
  it.each([
    ['A >= B - 2', { left: 'A', operator: '>=', right: 'B', threshold: -0.02 }],
    ['B>A', { left: 'B', operator: '>', right: 'A', threshold: 0 }],
    ['B <= A + 0.5', { left: 'B', operator: '<=', right: 'A', threshold: 0.005 }],
    [
      'qwen2.5-vl-7b < org/model − 1',
      { left: 'qwen2.5-vl-7b', right: 'org/model', threshold: -0.01 },
    ],
  ])('%s', (text, gate) => expect(parseGate(text)).toMatchObject(gate));

  it.each(['', 'A', 'A = B', 'A >= B - two', 'A >= B -', 'A >= B * 2'])('"%s" is none', (text) => {
    expect(() => parseGate(text)).toThrow(/no gate/);
  });
});

describe('a gate of the difference A − B = 1 ± 0.5 points, 99 degrees of freedom', () => {
  const evidence = { estimate: 0.01, se: 0.005, df: 99 };
  const passes = (text: string) => checkGate(parseGate(text), evidence, 'bench').passed;
  // t(.95, 99) = 1.660: the one-sided bounds are 0.170 and 1.830 points.
  it.each([
    ['A > B', true],
    ['A >= B + 0.169', true],
    ['A >= B + 0.171', false],
    ['A <= B + 1.831', true],
    ['A < B + 1.829', false],
    ['A <= B', false],
  ])('%s: %s', (text, expected) => expect(passes(text)).toBe(expected));

  it('prints the bound it rests on', () => {
    const result = checkGate(parseGate('A >= B - 2'), evidence, 'bench');
    expect(result).toMatchObject({ end: 'lower', passed: true, threshold: -0.02 });
    expect(result.bound).toBeCloseTo(0.0017, 4);
  });
});

it('not one difference is no certainty: the width is that of half an item each way', () => {
  const same = { estimate: 0, se: 0, df: 99, nothingDiffersIn: 100 };
  expect(checkGate(parseGate('A >= B - 2'), same, 'x')).toMatchObject({ passed: true });
  expect(checkGate(parseGate('A >= B - 1'), same, 'x')).toMatchObject({ passed: false });
});

it('without an interval nothing is shown', () => {
  const none = { estimate: 0.2, se: null, df: 0 };
  expect(checkGate(parseGate('A > B'), none, 'x')).toMatchObject({ passed: false, bound: null });
});
