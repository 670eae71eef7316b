import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groundingReport } from '../../../harness/grounding/grounding-report.ts';
import type { GroundedQuestion } from '../../../harness/grounding/question.ts';
import { GROUNDING_RULES, type GroundingRule } from '../../../harness/grounding/grounding-rule.ts';
import type { Span } from '../../../harness/grounding/span.ts';
import { trivialFloors } from '../../../harness/grounding/trivial-spans.ts';

const { sightline, authors } = GROUNDING_RULES;

function question(
  predicted: [number, number] | null,
  given: Partial<Omit<GroundedQuestion, 'predicted'>> = {},
): GroundedQuestion {
  return {
    cluster: 'v1',
    durationSeconds: 100,
    gold: [{ start: 10, end: 20 }],
    right: true,
    ...given,
    predicted: predicted && { start: predicted[0], end: predicted[1] },
  };
}

const mixed = [
  question([10, 20]),
  question([15, 25], { cluster: 'v2', right: false }),
  question([60, 70]),
  question(null, { cluster: 'v2', right: false }),
  question([15, 15.5], { cluster: 'v3' }),
];

describe('a grounding report', () => {
  const report = groundingReport(mixed, sightline)!;

  it('counts every question, answered or not', () => {
    expect(report).toMatchObject({ questions: 5, answered: 4, tooShort: 1, withoutGold: 0 });
    expect(report.figures.mIoP.value).toBeCloseTo((1 + 0.5) / 5, 12);
    expect(report.figures.mIoU.value).toBeCloseTo((1 + 1 / 3) / 5, 12);
    expect(report.figures.mIoG.value).toBeCloseTo((1 + 0.5) / 5, 12);
    expect(report.figures['IoP@0.5'].value).toBeCloseTo(2 / 5, 12);
    expect(report.figures['IoU@0.3'].value).toBeCloseTo(2 / 5, 12);
    expect(report.figures['IoU@0.5'].value).toBeCloseTo(1 / 5, 12);
    expect(report.figures.mIoP).toMatchObject({ n: 5, clusters: 3 });
  });

  it('shows who is right without the evidence', () => {
    expect(report.table).toEqual({
      rightGrounded: 1,
      rightUngrounded: 2,
      wrongGrounded: 1,
      wrongUngrounded: 1,
    });
    expect(report.accuracy.value).toBeCloseTo(3 / 5, 12);
    expect(report.accAtGqa.value).toBeCloseTo(1 / 5, 12);
    expect(report.ungroundedOfRight).toMatchObject({ n: 3, value: expect.closeTo(2 / 3, 12) });
  });

  it('credits a short span where any length counts', () => {
    const lenient = groundingReport(mixed, authors)!;
    expect(lenient.tooShort).toBe(0);
    expect(lenient.table.rightGrounded).toBe(2);
  });

  it('takes off what the right answers have by luck', () => {
    const half = Array.from({ length: 40 }, (_, i) =>
      question(i % 2 === 0 ? [45, 55] : [10, 20], {
        cluster: `v${i}`,
        gold: [i % 4 < 2 ? { start: 40, end: 60 } : { start: 10, end: 20 }],
        right: i % 8 !== 7,
      }),
    );
    const { corrected, floors, accAtGqa, accuracy } = groundingReport(half, sightline)!;
    const luck = Math.max(...floors.map(({ iop50 }) => iop50));
    expect(luck).toBe(0.5);
    const chance = accuracy.value * luck;
    expect(corrected.chance).toBeCloseTo(chance, 12);
    expect(corrected.kappa).toBeCloseTo((accAtGqa.value - chance) / (1 - chance), 12);
    expect(corrected.low).toBeLessThan(corrected.kappa);
  });

  it('says nothing without gold spans, and leaves such questions out', () => {
    expect(groundingReport([question([1, 2], { gold: [] })], sightline)).toBeNull();
    expect(groundingReport([], sightline)).toBeNull();
    const some = groundingReport([...mixed, question([1, 2], { gold: [] })], sightline);
    expect(some).toMatchObject({ questions: 5, withoutGold: 1 });
  });

  it('has no share of right answers where none is right', () => {
    const wrong = mixed.map((one) => ({ ...one, right: false }));
    expect(groundingReport(wrong, sightline)).toMatchObject({
      ungroundedOfRight: null,
      accAtGqa: { value: 0 },
      corrected: { kappa: 0 },
    });
  });

  it('adds up, whatever is asked', () => {
    const time = fc.integer({ min: 0, max: 100 });
    const span = fc
      .tuple(time, time)
      .map(([a, b]): Span => ({ start: Math.min(a, b), end: Math.max(a, b) }));
    const any = fc.record({
      cluster: fc.constantFrom('a', 'b', 'c', 'd'),
      durationSeconds: fc.constant(100),
      gold: fc.array(span, { minLength: 1, maxLength: 3 }),
      predicted: fc.option(span),
      right: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 12 }), (questions) => {
        const { table, figures, accAtGqa, accuracy, ...rest } = groundingReport(
          questions,
          sightline,
        )!;
        const { rightGrounded, rightUngrounded, wrongGrounded, wrongUngrounded } = table;
        const n = questions.length;
        expect(rightGrounded + rightUngrounded + wrongGrounded + wrongUngrounded).toBe(n);
        expect(accAtGqa.value).toBeCloseTo(rightGrounded / n, 12);
        expect(accuracy.value).toBeCloseTo((rightGrounded + rightUngrounded) / n, 12);
        expect(figures['IoP@0.5'].value).toBeCloseTo((rightGrounded + wrongGrounded) / n, 12);
        expect(figures.mIoU.value).toBeLessThanOrEqual(figures.mIoP.value + 1e-12);
        expect(rest.answered + 0).toBeGreaterThanOrEqual(rest.tooShort);
      }),
    );
  });
});

describe('trivial floors', () => {
  const centred = [{ durationSeconds: 100, gold: [{ start: 45, end: 55 }] }];
  const of = (id: string, rule: GroundingRule) =>
    trivialFloors(centred, rule).find((floor) => floor.id === id)!;

  it('are what spans in the middle score', () => {
    expect(of('centre-10', authors)).toMatchObject({
      meanIou: expect.closeTo(1, 12),
      meanIop: expect.closeTo(1, 12),
      iop50: 1,
    });
    expect(of('centre-30', authors)).toMatchObject({ iop50: 0, iop30: 1, meanIog: 1 });
    expect(of('whole-video', authors).meanIou).toBeCloseTo(0.1, 12);
  });

  it('give a point nothing under the minimum, but the shortest span that counts', () => {
    expect(of('centre-point', authors).iop50).toBe(1);
    expect(of('centre-point', sightline).iop50).toBe(0);
    expect(of('centre-shortest', sightline)).toMatchObject({
      iop50: 1,
      meanIou: expect.closeTo(0.1, 12),
    });
  });
});
