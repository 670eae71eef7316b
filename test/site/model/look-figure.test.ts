import { describe, expect, it } from 'vitest';
import {
  equivalenceWords,
  lookInterval,
  lookReason,
  lookValue,
  spokenLook,
  type LookFigure,
} from '../../../site/src/model/look-figure.ts';

const base = { id: 'visual-gain', title: 'Visual gain', says: '' };
const gain = (found: LookFigure['found']): LookFigure => ({ ...base, unit: 'points', found });
const known = {
  kind: 'figure',
  value: 0.251,
  low: 0.219,
  high: 0.283,
  n: 786,
  clusters: 262,
} as const;

describe('a figure of looking', () => {
  it('in points has its sign and its interval', () => {
    expect(lookValue(gain(known))).toBe('+25.1');
    expect(lookInterval(gain(known))).toBe('+21.9 to +28.3');
    expect(spokenLook(gain(known))).toBe(
      'Visual gain +25.1 points, 95 percent interval +21.9 to +28.3',
    );
  });

  it('as a share is a whole percentage', () => {
    const share: LookFigure = { ...gain({ ...known, value: 0.478 }), unit: 'share' };
    expect(lookValue(share)).toBe('48%');
    expect(lookInterval(share)).toBe('22 to 28%');
  });

  it('may have no interval', () => {
    const alone = gain({ ...known, low: null, high: null });
    expect(lookInterval(alone)).toBeNull();
    expect(spokenLook(alone)).toBe('Visual gain +25.1 points');
    expect(lookReason(alone.found)).toBeNull();
    expect(lookInterval(gain({ ...known, low: 0.251, high: 0.251 }))).toBeNull();
  });

  it('is only said to be nothing where that is shown', () => {
    const test = { margin: 0.02, low: -0.01, high: 0.015, p: 0.03, equivalent: true };
    expect(equivalenceWords({ equivalence: test })).toBe('Shown to be within 2.0 points of zero.');
    expect(equivalenceWords({ equivalence: { ...test, equivalent: false } })).toBeNull();
    expect(equivalenceWords({})).toBeNull();
  });

  it('that is not there says why, and how to get it', () => {
    const missing = gain({ kind: 'not-asked', probes: ['blind', 'rerun'] });
    expect(lookValue(missing)).toBe('not asked');
    expect(lookReason(missing.found)).toBe('add --probe blind --probe rerun');
    expect(lookInterval(missing)).toBeNull();
    const none = gain({ kind: 'undefined', reason: 'the score may be chance' });
    expect(lookValue(none)).toBe('undefined');
    expect(lookReason(none.found)).toBe('the score may be chance');
    expect(lookValue(gain({ kind: 'withheld' }))).toBe('withheld');
  });
});
