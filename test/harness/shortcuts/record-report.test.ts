import { describe, expect, it } from 'vitest';
import type { Floors } from '../../../harness/schema/floors.ts';
import type { ItemSet } from '../../../harness/schema/item-set.ts';
import type { Evidence } from '../../../harness/shortcuts/evidence.ts';
import { recordReport } from '../../../harness/shortcuts/record-report.ts';
import { resampling } from '../../../harness/shortcuts/resampling.ts';
import { itemSetOf } from '../../support/blind-panel.ts';
import { firstRight, shortcutRecord, valueOf } from '../../support/shortcut-record.ts';

function reported(evidence: Evidence, floors: Floors | null = null, path: string | null = null) {
  const random = resampling(evidence.items, { seed: 0, draws: 200 });
  return recordReport({ evidence, path }, { floors, random });
}

const four = (n: number, perVideo = 2): ItemSet =>
  itemSetOf(
    Array.from({ length: n }, () => 4),
    { perVideo },
  );
const rowOf = (report: ReturnType<typeof reported>, probe: string, variant: string | null = null) =>
  report.probes.find((row) => row.probe === probe && row.variant === variant);

describe('the probes of a record', () => {
  it('are held against chance, with the golden score above it', () => {
    const report = reported(shortcutRecord(four(1000), { full: firstRight(466, 1000) }));
    const row = rowOf(report, 'full');
    expect(row).toMatchObject({ chance: 0.25, floor: null, difference: null, netFlip: null });
    expect(valueOf(row?.corrected)).toBeCloseTo(0.288, 12);
    expect(row?.accuracy).toMatchObject({ value: 0.466, n: 1000, clusters: 500 });
  });

  it('of five options, of two, and of both', () => {
    const five = itemSetOf(Array.from({ length: 10_000 }, () => 5));
    const nextqa = reported(shortcutRecord(five, { full: firstRight(3032, 10_000) }));
    expect(valueOf(rowOf(nextqa, 'full')?.corrected)).toBeCloseTo(0.129, 12);
    const two = reported(shortcutRecord(itemSetOf([2, 2, 2, 2]), { full: 'cccw' }));
    expect(valueOf(rowOf(two, 'full')?.corrected)).toBeCloseTo(0.5, 12);
    const mixed = reported(shortcutRecord(itemSetOf([2, 2, 4, 4]), { full: 'cccw' }));
    expect(valueOf(rowOf(mixed, 'full')?.corrected)).toBeCloseTo((3 - 1.5) / 2.5, 12);
    expect(rowOf(mixed, 'full')?.chance).toBeCloseTo(0.375, 12);
  });

  it('count what is not scored in no denominator, and show what was not read', () => {
    const report = reported(
      shortcutRecord(four(8), { full: 'ccwwccww', blind: 'cuwrjf-t' }, { complete: false }),
    );
    const row = rowOf(report, 'blind');
    expect(row?.accuracy).toMatchObject({ value: 0.2, n: 5 });
    expect(row?.unread).toEqual({ unparsed: 0.2, refused: 0.2, truncated: 0.2 });
    // One right, three unreadable that are each worth a guess among four.
    expect(valueOf(row?.credited)).toBeCloseTo((1 + 0.75) / 5, 12);
    expect(row?.difference).toMatchObject({ value: expect.closeTo(-0.2, 12) as number, n: 5 });
    expect(rowOf(report, 'full')?.credited).toBeNull();
    expect(report.notes).toEqual(['some trials failed: they are in no denominator']);
  });

  it('open-ended have neither chance nor a score above it', () => {
    const report = reported(shortcutRecord(itemSetOf([0, 0, 0]), { full: 'ccw', blind: 'uww' }));
    expect(rowOf(report, 'blind')).toMatchObject({ chance: null, floor: null, credited: null });
    expect(rowOf(report, 'blind')?.corrected).toMatchObject({ kind: 'undefined' });
  });

  it('the best of m frames is held against the best of m guesses', () => {
    const items = four(4);
    const letters = ['cwww', 'wwww', 'wcww', 'cwww'];
    const variants = Object.fromEntries(letters.map((own, at) => [`${at + 1}-of-4`, own]));
    const report = reported(
      shortcutRecord(items, { full: 'cccc', 'frame-oracle': { combine: 'best', variants } }),
    );
    const row = rowOf(report, 'frame-oracle');
    const guess = 1 - 0.75 ** 4;
    expect(row?.accuracy?.value).toBe(0.5);
    expect(row?.chance).toBeCloseTo(guess, 12);
    expect(valueOf(row?.corrected)).toBeCloseTo((0.5 - guess) / (1 - guess), 12);
  });

  it('have one family of p, and flips of their own', () => {
    const n = 120;
    const report = reported(
      shortcutRecord(four(n), {
        full: firstRight(100, n),
        rerun: firstRight(99, n),
        blind: firstRight(30, n),
        shuffle: firstRight(96, n),
      }),
    );
    expect(report.probes.map(({ probe }) => probe)).toEqual(['full', 'rerun', 'blind', 'shuffle']);
    const [, rerun, blind] = report.probes;
    expect(rerun).toMatchObject({ q: 1, netFlip: null });
    expect(blind?.difference).toMatchObject({ p: expect.any(Number) as number });
    expect(blind?.q).toBeCloseTo(3 / 10_001, 6);
    expect(valueOf(blind?.netFlip)).toBeCloseTo(69 / n, 12);
  });

  it('each number of frames is a figure of its own, with an area below their curve', () => {
    const variants = { '4-frames': 'cccw', '1-frames': 'cwww', '2-frames': 'ccww' };
    const report = reported(
      shortcutRecord(four(4, 1), { full: 'cccc', budget: { combine: 'apart', variants } }),
    );
    expect(rowOf(report, 'budget', '2-frames')?.accuracy?.value).toBe(0.5);
    expect(valueOf(rowOf(report, 'budget', '1-frames')?.difference)).toBe(-0.75);
    expect(report.budget?.points.map(({ frames }) => frames)).toEqual([1, 2, 4]);
    // Half of the width lies between .25 and .5, half between .5 and .75.
    expect(valueOf(report.budget?.area)).toBeCloseTo(0.5, 12);
  });

  it('all places of the options: right in every one, beside guesses that are', () => {
    const rotations = { combine: 'mean', variants: { 1: 'cww-', 2: 'ccwc', 3: 'cwwc' } } as const;
    const report = reported(
      shortcutRecord(four(4), {
        full: 'ccwc',
        rotate: rotations,
        blind: 'cwww',
        'blind-rotate': rotations,
      }),
    );
    const [full, blind] = report.circular;
    // The last item was not asked in every place.
    expect(full).toMatchObject({ of: 'full', guessFloor: 4 ** -4 });
    expect(full?.circular).toMatchObject({ value: expect.closeTo(1 / 3, 12) as number, n: 3 });
    expect(full?.mean.value).toBeCloseTo((1 + 0.5 + 0) / 3, 12);
    expect(valueOf(full?.gap)).toBeCloseTo(1 / 3, 12);
    expect(valueOf(blind?.above)).toBeCloseTo((1 / 3 - 4 ** -4) / (1 - 4 ** -4), 12);
  });

  it('pi of 31 % that are right in all four places is .3073 (science.md 1.3)', () => {
    const some = firstRight(31, 100);
    const variants = { 1: some, 2: some, 3: some };
    const report = reported(
      shortcutRecord(four(100), {
        blind: some,
        'blind-rotate': { combine: 'mean', variants },
      }),
    );
    expect(valueOf(report.circular[0]?.above)).toBeCloseTo(0.3073, 4);
  });
});

describe('a record that lacks something', () => {
  it('without blind says how to ask it, and tells the rest', () => {
    const record = shortcutRecord(four(4), { full: 'cccw', 'frame-middle': 'cwww' });
    const report = reported(record, null, 'runs/mine');
    expect(report.missing?.probes).toContain('blind');
    expect(report.missing?.metrics).toContain('visual-gain');
    expect(report.missing?.how).toMatch(
      /^npx sightline run -b own --split test -p sightline -d DATA -e ENDPOINT --probe full,blind,.* -o runs\/mine$/,
    );
    const gain = report.metrics.find(({ id }) => id === 'multi-frame-gain');
    expect(valueOf(gain?.found)).toBe(0.5);
  });

  it('of a rule that sees nothing is told as one', () => {
    const record = shortcutRecord(
      four(2),
      { full: 'cw' },
      { model: { name: 'longest', kind: 'baseline' } },
    );
    expect(reported(record)).toMatchObject({ missing: null });
    expect(reported(record).notes).toEqual(['a rule that sees no video: itself a floor']);
  });

  it('whose outcomes are withheld has its recorded scores', () => {
    const withheld = ['full', 'blind'];
    const record = shortcutRecord(four(4), { full: 'cccw', blind: 'cwww' }, { withheld });
    const report = reported(record);
    expect(rowOf(report, 'full')).toMatchObject({
      accuracy: { value: 0.75 },
      chance: 0.25,
      corrected: { kind: 'withheld' },
    });
    expect(report.breakdowns).toEqual({});
    expect(report.notes[0]).toContain('full, blind are not published');
  });

  it('by label it has denominators and no p, and says which labels are small', () => {
    const kinds = Array.from({ length: 80 }, (_, item) => (item < 70 ? 'many' : 'few'));
    const items = itemSetOf(
      kinds.map(() => 4),
      { perVideo: 2, kinds },
    );
    const { breakdowns } = reported(
      shortcutRecord(items, { full: firstRight(60, 80), blind: firstRight(20, 80) }),
    );
    const { many, few } = breakdowns['kind'] ?? {};
    expect(many).toMatchObject({ items: 70, clusters: 35, small: false });
    expect(few).toMatchObject({ items: 10, clusters: 5, small: true });
    const gain = many?.metrics[0]?.found;
    expect(gain).toMatchObject({ n: 70, value: expect.closeTo(40 / 70, 12) as number });
    expect(gain).not.toHaveProperty('p');
    // All of its items are wrong in both ways: a share of nothing.
    expect(few?.metrics[1]?.found).toMatchObject({ kind: 'undefined' });
    expect(many?.probes[1]).toMatchObject({ probe: 'blind', chance: 0.25, accuracy: { n: 70 } });
  });
});
