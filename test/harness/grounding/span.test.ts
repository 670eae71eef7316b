import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bestOverlap,
  isLongEnough,
  MINIMUM_SPAN,
  minimumLength,
  spanOverlap,
  type Span,
} from '../../../harness/grounding/span.ts';
import golden from './golden.json' with { type: 'json' };

const at = (start: number, end: number): Span => ({ start, end });
const times = fc.integer({ min: 0, max: 10_000 }).map((tenths) => tenths / 10);
const spans = fc.tuple(times, times).map(([a, b]) => at(Math.min(a, b), Math.max(a, b)));

describe('the overlap of two spans', () => {
  it.each([
    ['meet', at(5, 12), at(2, 8), golden.tiou['g[2,8]_p[5,12]']],
    ['lie apart', at(6, 9), at(2, 4), golden.tiou['g[2,4]_p[6,9]']],
  ])('is the golden one where they %s', (_, predicted, gold, expected) => {
    const { iou, hullIou, iop, iog } = spanOverlap(predicted, gold);
    expect(iou).toBeCloseTo(expected.iou_true_union, 12);
    expect(hullIou).toBeCloseTo(expected.iou_hull_denominator, 12);
    expect(iop).toBeCloseTo(expected.iop, 12);
    expect(iog).toBeCloseTo(expected.iog, 12);
  });

  it('is the same over union and hull wherever they meet, within 0 and 1, and symmetric', () => {
    fc.assert(
      fc.property(spans, spans, (one, other) => {
        const there = spanOverlap(one, other);
        const back = spanOverlap(other, one);
        expect(there.hullIou).toBeCloseTo(there.iou, 9);
        expect(there.iou).toBe(back.iou);
        expect(there.iop).toBe(back.iog);
        for (const share of Object.values(there)) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
        expect(there.iou).toBeLessThanOrEqual(Math.min(there.iop, there.iog) + 1e-9);
      }),
    );
  });

  it('is whole with itself, and does not change with the clock', () => {
    expect(spanOverlap(at(3, 7), at(3, 7))).toEqual({ iou: 1, hullIou: 1, iop: 1, iog: 1 });
    fc.assert(
      fc.property(spans, spans, times, (one, other, later) => {
        const moved = ({ start, end }: Span) => at(start + later, end + later);
        expect(spanOverlap(moved(one), moved(other)).iou).toBeCloseTo(
          spanOverlap(one, other).iou,
          6,
        );
      }),
    );
  });

  it('gives a point inside the gold span an IoP of 1 and nothing else', () => {
    expect(spanOverlap(at(5, 5), at(2, 8))).toEqual({ iou: 0, hullIou: 0, iop: 1, iog: 0 });
    expect(spanOverlap(at(8, 8), at(2, 8)).iop).toBe(1);
    expect(spanOverlap(at(9, 9), at(2, 8)).iop).toBe(0);
    expect(spanOverlap(at(5, 5), at(5, 5))).toEqual({ iou: 0, hullIou: 0, iop: 1, iog: 1 });
  });

  it('takes each best one over the gold spans by itself', () => {
    const best = bestOverlap(at(0, 10), [at(0, 4), at(9, 12)]);
    expect(best).toMatchObject({ iou: 0.4, iop: 0.4, iog: 1 });
    expect(bestOverlap(at(9, 10), [at(0, 4), at(9, 12)])).toMatchObject({ iop: 1, iou: 1 / 3 });
    expect(bestOverlap(at(0, 1), [])).toMatchObject({ iou: 0, iop: 0 });
  });

  it.each([at(3, 2), at(NaN, 2), at(0, Infinity)])('refuses what is no span: %j', (span) => {
    expect(() => spanOverlap(span, at(0, 1))).toThrow(RangeError);
    expect(() => spanOverlap(at(0, 1), span)).toThrow(RangeError);
  });
});

describe('a span is long enough', () => {
  it('from one second or from 2 % of the video', () => {
    expect(minimumLength(30, MINIMUM_SPAN)).toBeCloseTo(0.6, 12);
    expect(minimumLength(600, MINIMUM_SPAN)).toBe(1);
    expect(isLongEnough(at(3, 3.6), 30, MINIMUM_SPAN)).toBe(true);
    expect(isLongEnough(at(3, 3.59), 30, MINIMUM_SPAN)).toBe(false);
    expect(isLongEnough(at(3, 4), 600, MINIMUM_SPAN)).toBe(true);
    expect(isLongEnough(at(3, 3), 30, MINIMUM_SPAN)).toBe(false);
  });
});
