import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ItemSet } from '../../../harness/schema/item-set.ts';
import { compareCheckpoints, type Comparison } from '../../../harness/shortcuts/comparison.ts';
import type { Evidence } from '../../../harness/shortcuts/evidence.ts';
import { resampling } from '../../../harness/shortcuts/resampling.ts';
import { headline } from '../../../harness/shortcuts/text/comparison-text.ts';
import { itemSetOf } from '../../support/blind-panel.ts';
import { shortcutRecord, valueOf, type Letters } from '../../support/shortcut-record.ts';

function compared(base: Evidence, tuned: Evidence, draws = 400): Comparison {
  return compareCheckpoints(
    { base, tuned },
    { random: resampling(base.items, { seed: 0, draws }) },
  );
}

function between(items: ItemSet, before: Letters, after: Letters): Comparison {
  return compared(
    shortcutRecord(items, before, { id: 'base' }),
    shortcutRecord(items, after, { id: 'tuned' }),
  );
}

const DENOMINATORS = ['every-item', 'chance-credit', 'answered-only'] as const;
const sumOf = (comparison: Comparison, denominator: (typeof DENOMINATORS)[number]) => {
  const { gain, answering, knowledge, video } = comparison.parts![denominator];
  return [valueOf(gain), valueOf(answering) + valueOf(knowledge) + valueOf(video)] as const;
};

describe('what a checkpoint gains', () => {
  it('the difference in differences is the golden one', () => {
    const columns = ['1010 1000', '1110 1000', '0011 1011', '1100 1010', '1000 0001']
      .join(' ')
      .split(' ');
    const letters = (at: number) => columns.map((own) => (own[at] === '1' ? 'c' : 'w')).join('');
    const items = itemSetOf(
      columns.map(() => 4),
      { perVideo: 2 },
    );
    const made = between(
      items,
      { full: letters(1), blind: letters(3) },
      { full: letters(0), blind: letters(2) },
    );
    expect(made.gain).toMatchObject({ n: 10, clusters: 5 });
    expect(valueOf(made.gain)).toBeCloseTo(0.6, 12);
    expect(valueOf(made.blindGain)).toBeCloseTo(0.2, 12);
    const { differenceInDifferences: did } = made;
    expect(valueOf(did)).toBeCloseTo(0.4, 12);
    expect(did).toMatchObject({
      low: expect.closeTo(-0.11942531684178326, 9) as number,
      high: expect.closeTo(0.9194253168417833, 9) as number,
    });
    // Everything was read: the video's part is the difference in differences.
    expect(valueOf(made.parts?.['every-item'].video)).toBeCloseTo(0.4, 12);
    expect(valueOf(made.parts?.['every-item'].answering)).toBeCloseTo(0, 12);
  });

  it('a base that answers readably half of the time, and knows as much, needs no video to gain', () => {
    // Of 400 items 70 % right with the video, 40 % without; the base says half of it in its own words.
    const n = 400;
    const knows = (share: number, reads: (item: number) => boolean) =>
      Array.from({ length: n }, (_, item) =>
        reads(item) ? (((item * 7) % 10) / 10 < share ? 'c' : 'w') : 'u',
      ).join('');
    const half = (item: number) => Math.floor(item / 10) % 2 === 0;
    const items = itemSetOf(
      Array.from({ length: n }, () => 4),
      { perVideo: 4 },
    );
    const made = between(
      items,
      { full: knows(0.7, half), blind: knows(0.4, half) },
      { full: knows(0.7, () => true), blind: knows(0.4, () => true) },
    );
    expect(valueOf(made.gain)).toBeCloseTo(0.35, 12);
    // The plain difference in differences calls this seeing.
    expect(valueOf(made.differenceInDifferences)).toBeCloseTo(0.15, 12);
    const { answering, knowledge, video } = made.parts!['every-item'];
    expect(valueOf(answering)).toBeCloseTo(0.35, 12);
    expect(valueOf(knowledge)).toBeCloseTo(0, 12);
    expect(valueOf(video)).toBeCloseTo(0, 12);
    expect(valueOf(made.parts!['chance-credit'].gain)).toBeCloseTo(0.35 - 0.125, 12);
    expect(valueOf(made.parts!['chance-credit'].video)).toBeCloseTo(0, 12);
    expect(valueOf(made.parts!['answered-only'].gain)).toBeCloseTo(0, 12);
    expect(headline(made)).toMatch(
      /^\+35\.0 points: 35\.0 from answering at all, 0\.0 known without the video, 0\.0 \[/,
    );
  });

  it('a base that says nothing readable without the video leaves what it knew undefined', () => {
    const items = itemSetOf([4, 4, 4, 4], { perVideo: 2 });
    const made = between(items, { full: 'cwww', blind: 'rrrr' }, { full: 'cccw', blind: 'cwww' });
    const parts = made.parts!['every-item'];
    expect(parts.video).toEqual({
      kind: 'undefined',
      reason: 'the base gives no readable answer without the video',
    });
    expect(parts.knowledge).toMatchObject({ kind: 'undefined' });
    expect(valueOf(parts.answering)).toBeCloseTo(0, 12);
    expect(headline(made)).toBe(
      '+50.0 points: 0.0 from answering at all, undefined known without the video, undefined needing the video (the base gives no readable answer without the video)',
    );
    expect(JSON.stringify(made)).not.toMatch(/NaN|Infinity/);
  });

  it('without blind there is a gain and no parts', () => {
    const items = itemSetOf([4, 4], {});
    const made = between(items, { full: 'cw' }, { full: 'cc', blind: 'cw' });
    expect(valueOf(made.gain)).toBe(0.5);
    expect(made.differenceInDifferences).toEqual({ kind: 'not-asked', probes: ['blind'] });
    expect(made.parts).toBeNull();
    expect(headline(made)).toContain('both need full and blind');
  });

  it('refuses what was not asked the same, by name, unless it is told to', () => {
    const items = itemSetOf([4, 4]);
    const base = shortcutRecord(items, { full: 'cw' }, { id: 'base' });
    const tuned = shortcutRecord(
      items,
      { full: 'cc' },
      { id: 'tuned', protocol: { asked: 'other', subtitles: true } },
    );
    expect(() => compared(base, tuned)).toThrow(
      expect.objectContaining({
        code: 'RUN_MISMATCH',
        message: expect.stringMatching(/subtitles \(false and true\), asked hash/) as string,
      }),
    );
    const random = resampling(items, { seed: 0, draws: 10 });
    const allowed = compareCheckpoints({ base, tuned }, { random, allowProtocol: true });
    expect(allowed.notes).toEqual([expect.stringContaining('different protocols: subtitles')]);
    const others = shortcutRecord({ ...items, hash: 'others' }, { full: 'cc' });
    expect(() =>
      compareCheckpoints({ base, tuned: others }, { random, allowProtocol: true }),
    ).toThrow(/item set/);
  });

  it('parts sum to their gain, and swapping the checkpoints mirrors everything', () => {
    const cell = fc.string({
      unit: fc.constantFrom('c', 'w', 'u', 'f'),
      minLength: 10,
      maxLength: 10,
    });
    const items = itemSetOf([2, 4, 4, 5, 3, 4, 4, 2, 2, 4], { perVideo: 2 });
    fc.assert(
      fc.property(fc.tuple(cell, cell, cell, cell), ([a, b, c, d]) => {
        const one = shortcutRecord(items, { full: a, blind: b }, { id: 'one' });
        const other = shortcutRecord(items, { full: c, blind: d }, { id: 'other' });
        const [there, back] = [compared(one, other, 10), compared(other, one, 10)];
        const did = there.differenceInDifferences;
        if (did.kind === 'figure') {
          expect(valueOf(back.differenceInDifferences)).toBeCloseTo(-did.value, 12);
          expect(Math.abs(did.value)).toBeLessThanOrEqual(2);
        }
        for (const denominator of DENOMINATORS) {
          const parts = there.parts?.[denominator];
          if (parts === undefined || parts.video.kind !== 'figure') continue;
          const [gain, sum] = sumOf(there, denominator);
          expect(sum).toBeCloseTo(gain, 12);
          const mirrored = back.parts?.[denominator];
          expect(valueOf(mirrored?.video)).toBeCloseTo(-parts.video.value, 12);
          expect(valueOf(mirrored?.answering)).toBeCloseTo(-valueOf(parts.answering), 12);
        }
      }),
      { numRuns: 80 },
    );
  });
});
