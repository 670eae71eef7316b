import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../harness/shortcuts/evidence.ts';
import { metricsOf } from '../../../harness/shortcuts/metrics.ts';
import { itemSetOf } from '../../support/blind-panel.ts';
import { contextOf, firstRight, shortcutRecord, valueOf } from '../../support/shortcut-record.ts';

const metric = (record: Evidence, id: string) =>
  metricsOf(contextOf(record)).find((one) => one.id === id);
const found = (record: Evidence, id: string) => metric(record, id)?.found;

function thousand(letters: Record<string, number>): Evidence {
  const items = itemSetOf(
    Array.from({ length: 1000 }, () => 4),
    { perVideo: 5 },
  );
  return shortcutRecord(
    items,
    Object.fromEntries(Object.entries(letters).map(([id, right]) => [id, firstRight(right, 1000)])),
  );
}

describe('metrics of one record', () => {
  it('differ by the items that are scored in both, and by nothing else', () => {
    const items = itemSetOf([4, 4, 4, 4, 4, 4], { perVideo: 2 });
    const record = shortcutRecord(items, { full: 'ccfwc-', blind: 'cwccjc' });
    // Scored in both: 0, 1 and 3.
    expect(found(record, 'visual-gain')).toMatchObject({ value: 0, n: 3, clusters: 2 });
    const all = shortcutRecord(items, { full: 'cccccw', blind: 'cwcwww' });
    expect(found(all, 'visual-gain')).toMatchObject({ value: 0.5, n: 6, clusters: 3, p: 0.25 });
  });

  it('a model that refuses without the video gains less from it when refusals count as guesses', () => {
    const items = itemSetOf([4, 4, 4, 4], { perVideo: 2 });
    const record = shortcutRecord(items, { full: 'ccww', blind: 'rrrr' });
    expect(valueOf(found(record, 'visual-gain'))).toBe(0.5);
    expect(valueOf(metric(record, 'visual-gain')?.unreadAtChance)).toBe(0.25);
    const read = shortcutRecord(items, { full: 'ccww', blind: 'cwww' });
    expect(metric(read, 'visual-gain')).not.toHaveProperty('unreadAtChance');
  });

  it('share of .466 blind and .70 full: 48 % of what is above chance (science.md 1.2)', () => {
    expect(valueOf(found(thousand({ full: 700, blind: 466 }), 'shortcut-share'))).toBeCloseTo(
      0.48,
      12,
    );
  });

  it("TOMATO's ratios of published shares", () => {
    const record = thousand({ full: 377, 'frame-middle': 212 });
    expect(metric(record, 'multi-frame-gain')?.tomato?.value).toBeCloseTo(0.778302, 6);
    const order = thousand({ full: 715, shuffle: 590 });
    expect(metric(order, 'order-sensitivity')?.tomato).toMatchObject({ name: 'tau' });
    expect(metric(order, 'order-sensitivity')?.tomato?.value).toBeCloseTo(0.211864, 6);
    const oracle = thousand({ full: 842, 'frame-oracle': 700 });
    expect(metric(oracle, 'oracle-gap')?.tomato?.value).toBeCloseTo(0.202857, 6);
  });

  it('shows that order does not matter only where the interval is narrow enough', () => {
    const same = Array.from({ length: 1000 }, (_, item) => (item % 3 === 0 ? 'w' : 'c'));
    const items = itemSetOf(
      same.map(() => 4),
      { perVideo: 2 },
    );
    const few = same.map((one, item) => (item % 250 === 0 ? (one === 'c' ? 'w' : 'c') : one));
    const record = shortcutRecord(items, { full: same.join(''), shuffle: few.join('') });
    expect(metric(record, 'order-sensitivity')?.equivalence).toMatchObject({
      margin: 0.02,
      equivalent: true,
    });
    const small = shortcutRecord(itemSetOf([4, 4, 4, 4]), { full: 'cccw', shuffle: 'cwcc' });
    expect(metric(small, 'order-sensitivity')?.equivalence?.equivalent).toBe(false);
  });

  it('name what was not asked, what is withheld, and where a share has no meaning', () => {
    const items = itemSetOf([4, 4, 4, 4], { perVideo: 2 });
    const alone = shortcutRecord(items, { full: 'cccw' });
    expect(found(alone, 'visual-gain')).toEqual({ kind: 'not-asked', probes: ['blind'] });
    expect(found(alone, 'net-flip-rate')).toEqual({
      kind: 'not-asked',
      probes: ['blind', 'rerun'],
    });
    const secret = shortcutRecord(items, { full: 'cccw', blind: 'cwww' }, { withheld: ['blind'] });
    expect(found(secret, 'visual-gain')).toEqual({ kind: 'withheld' });
    const chance = shortcutRecord(items, { full: 'cwww', blind: 'cwww' });
    expect(found(chance, 'shortcut-share')).toMatchObject({
      kind: 'undefined',
      reason: expect.stringContaining('may be chance') as string,
    });
    const open = shortcutRecord(itemSetOf([0, 0, 0, 0]), { full: 'cccc', blind: 'cwcw' });
    expect(found(open, 'shortcut-share')).toMatchObject({ kind: 'undefined' });
    expect(valueOf(found(open, 'visual-gain'))).toBe(0.5);
  });

  it('a share of items with unlike numbers of options is a ratio of sums', () => {
    const items = itemSetOf([2, 2, 4, 4, 5, 5]);
    const record = shortcutRecord(items, { full: 'cccccc', blind: 'cwcwcw' });
    // 3 − 1.9 are gained blind and 6 − 1.9 with the video.
    expect(found(record, 'shortcut-share')).toMatchObject({ n: 6 });
    expect(valueOf(found(record, 'shortcut-share'))).toBeCloseTo((3 - 1.9) / (6 - 1.9), 12);
  });

  it('a share has an interval where a few of the videos were asked blind', () => {
    const items = itemSetOf(
      Array.from({ length: 12 }, () => 4),
      { perVideo: 2 },
    );
    const record = shortcutRecord(items, { full: 'cccccccccccc', blind: 'cwcc--------' });
    expect(found(record, 'shortcut-share')).toMatchObject({
      kind: 'figure',
      n: 4,
      clusters: 2,
      low: expect.closeTo((1 - 0.5) / (2 - 0.5), 9) as number,
      high: expect.closeTo(1, 9) as number,
    });
  });

  it('net flips are the changes that rerun does not make', () => {
    const items = itemSetOf([4, 4, 4, 4]);
    const record = shortcutRecord(items, { full: 'cccc', rerun: 'cccw', blind: 'wwwc' });
    expect(valueOf(found(record, 'net-flip-rate'))).toBe(0.5);
  });

  it('stay within their bounds, whatever the outcomes', () => {
    const letters = fc.string({
      unit: fc.constantFrom('c', 'w', 'u', 'r', 't', 'j', 'f', '-'),
      minLength: 12,
      maxLength: 12,
    });
    const ids = ['full', 'blind', 'rerun', 'shuffle', 'wrong-video'];
    const drawn = fc.record(Object.fromEntries(ids.map((id) => [id, letters])));
    const items = itemSetOf([2, 4, 4, 5, 0, 3, 4, 4, 2, 2, 4, 4], { perVideo: 3 });
    fc.assert(
      fc.property(drawn, (own) => {
        const record = shortcutRecord(items, own);
        for (const { found: figure, unit } of metricsOf(contextOf(record, 20))) {
          if (figure.kind !== 'figure') continue;
          const { value, low, high } = figure;
          expect([value, low ?? 0, high ?? 0].every((one) => Number.isFinite(one))).toBe(true);
          if (unit === 'points') expect(Math.abs(value)).toBeLessThanOrEqual(1);
          if (low !== null && unit === 'points') expect(low).toBeLessThanOrEqual(value);
        }
      }),
      { numRuns: 60 },
    );
  });
});
