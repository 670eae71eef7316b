import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleMatch } from '../../../../harness/answers/rule-match/rule-match.ts';

const told = (answer: string, reference: string) => {
  const found = ruleMatch(answer, [reference]);
  return found.match ?? found.reason;
};

describe('the same words', () => {
  it.each([
    ['Paris', 'paris'],
    ['The Eiffel Tower.', 'Eiffel tower'],
    ['**Photosynthesis**', 'photosynthesis'],
    ["\\boxed{\\text{Hooke's law}}", 'Hooke’s law'],
    ['ﬁnite', 'finite'],
    ['two dogs', '2 dogs'],
    ['The answer is a red ball', 'red ball'],
    ['Final answer: mitosis', 'mitosis'],
    ['"Guernica"', 'Guernica'],
    ['$x^{2} + 1$', 'x^2+1'],
    ['x²+1', 'x^2 + 1'],
    ['\\frac{a}{b}', 'a/b'],
    ['co-operation', 'co‑operation'],
    ['A', 'A'],
    ['Co', 'Co'],
    ['yes', 'Yes'],
  ])('%j is %j', (answer, reference) => {
    expect(told(answer, reference)).toBe('exact');
  });
});

describe('the same number', () => {
  it.each([
    ['42.0', '42'],
    ['forty-two', '42'],
    ['one hundred and five', '105'],
    ['two thousand three hundred', '2300'],
    ['1,234,567', '1234567'],
    ['12 345', '12345'],
    ['5 cm', '5'],
    ['5', '5 centimeters'],
    ['5 centimetres', '5cm'],
    ['90°', '90 degrees'],
    ['90^\\circ', '90'],
    ['25 ℃', '25 degrees Celsius'],
    ['50%', '0.5'],
    ['50 percent', '50%'],
    ['50\\%', '50'],
    ['\\frac{1}{2}', '0.5'],
    ['\\dfrac{1}{2}', '1/2'],
    ['½', '0.5'],
    ['3½', '3.5'],
    ['1 1/2', '1.5'],
    ['1\\frac{1}{2}', '3/2'],
    ['−5', '-5.0'],
    ['\\boxed{12}', '12.0'],
    ['The final answer is \\boxed{7}.', '7.0'],
    ['$5', '5 dollars'],
    ['1.2 × 10^3', '1200'],
    ['1.2 \\times 10^{3}', '1.2e3'],
    ['2 × 10³', '2000'],
    ['x = 5', '5'],
    ['about 7', '7'],
    ['3.14159', '3.14'],
    ['0.33', '1/3'],
    ['0.333 m', '1/3 m'],
  ])('%j is %j', (answer, reference) => {
    expect(['numeric', 'exact']).toContain(told(answer, reference));
  });
});

describe('other numbers', () => {
  it.each([
    ['3', '3.14'],
    ['3.2', '3'],
    ['3.2', '3.14'],
    ['0.3', '1/3'],
    ['0.5', '1/3'],
    ['-5', '5'],
    ['31/2', '3½'],
    ['102', '10²'],
    ['5 cm', '6 cm'],
    ['1,234', '1.234'],
    ['0', '1'],
  ])('%j is not %j', (answer, reference) => {
    expect(told(answer, reference)).not.toBe('numeric');
    expect(told(answer, reference)).not.toBe('exact');
  });

  it('say that both are one number of the same unit', () => {
    expect(told('5 cm', '6 cm')).toBe('other-number');
    expect(told('5', '6')).toBe('other-number');
  });
});

describe('what the rules cannot tell', () => {
  it.each([
    ['5 km', '5000 m'],
    ['5 MW', '5 mm'],
    ['X', 'x'],
    ['either cat or dog', 'cat'],
  ])('%j against %j is ambiguous or other text, never a match', (answer, reference) => {
    expect(['ambiguous', 'other-text']).toContain(told(answer, reference));
  });

  it.each([
    ['5 km', '5 m'],
    ['x = 5', 'y = 5'],
    ['3 or 4', '3'],
    ['CO', 'Co'],
    ['7 %', '8'],
  ])('%j against %j is ambiguous', (answer, reference) => {
    expect(told(answer, reference)).toBe('ambiguous');
  });
});

describe('other text', () => {
  it.each([
    ['not 5', '5'],
    ['5 apples', '5'],
    ['between 3 and 5', '5'],
    ['3-5', '3'],
    ['2, 5', '5'],
    ['1,5', '1.5'],
    ['f(x)', 'fx'],
    ['(1,2)', '[1,2]'],
    ['a+b', 'a-b'],
    ['vitamin A deficiency', 'vitamin deficiency'],
    ['vitamin A', 'vitamin'],
    ['1/0', '0'],
    ['one two', '3'],
    ['', ''],
    ['.', '!'],
    ['', 'x'],
  ])('%j is not %j', (answer, reference) => {
    expect(told(answer, reference)).toBe('other-text');
  });
});

describe('references', () => {
  it('are tried in order, and the first that matches is named', () => {
    expect(ruleMatch('4', ['four or so', '4', 'four'])).toEqual({ match: 'exact', reference: '4' });
    expect(ruleMatch('4', [])).toEqual({ match: null, reason: 'other-text' });
  });

  it('may be met within a relative tolerance', () => {
    expect(ruleMatch('9.8', ['9.81'], { relativeTolerance: 0.01 }).match).toBe('numeric');
    expect(ruleMatch('9.6', ['9.81'], { relativeTolerance: 0.01 }).match).toBeNull();
  });
});

it('finds every number in its own digits, with thousands separators and in a box', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 3 }), (n, zeros) => {
      const plain = String(n);
      const grouped = n.toLocaleString('en-US');
      const decimals = zeros === 0 ? plain : `${plain}.${'0'.repeat(zeros)}`;
      for (const written of [plain, grouped, decimals, `\\boxed{${plain}}`, `$${plain}$`]) {
        expect(ruleMatch(written, [plain]).match, written).not.toBeNull();
        expect(ruleMatch(written, [String(n + 1)]).match, written).toBeNull();
      }
    }),
  );
});

it('never throws, and finds any text with a letter or digit equal to itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (one, other) => {
      ruleMatch(one, [other]);
      const found = ruleMatch(one, [one]);
      if (/[a-z0-9]/i.test(one) && !/answer|boxed/i.test(one)) expect(found.match).not.toBeNull();
    }),
  );
});

it.each(['.', ' ', '1 ', 'one ', '\\frac{', '\\boxed{', '$', "'", 'x = 5 '])(
  'reads a runaway reply of %j in time that grows with its length only',
  (piece) => {
    const started = performance.now();
    ruleMatch(`${piece.repeat(50_000)}a`, ['5']);
    expect(performance.now() - started).toBeLessThan(5000);
  },
);
