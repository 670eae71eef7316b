import { describe, expect, it } from 'vitest';
import { OBSERVERS } from '../../scripts/calibration/observers.ts';
import {
  BALANCED,
  itemClasses,
  SKEWED,
  type Population,
} from '../../scripts/calibration/population.ts';
import { drawItems } from '../../scripts/calibration/sample.ts';
import { truthOf } from '../../scripts/calibration/truth.ts';

/** Four options each: a quarter of every kind. */
const FOUR: Population = {
  ...BALANCED,
  sorts: [{ id: 'one', kinds: { text: 0.25, frame: 0.25, set: 0.25, order: 0.25 } }],
  optionShares: new Map([[4, 1]]),
};

describe('what is true of an observer, worked out by hand', () => {
  it('a quarter known, the rest guessed among four', () => {
    const truth = truthOf(OBSERVERS.nothing, FOUR);
    expect(truth.accuracy('full')).toBeCloseTo(0.25 + 0.75 / 4, 12);
    expect(truth.accuracy('options-only')).toBeCloseTo(0.25, 12);
    expect(truth.accuracy('question-only')).toBeCloseTo(0.25, 12);
    // Two guesses differ three times in four.
    expect(truth.flips('rerun')).toBeCloseTo(0.75 * 0.75, 12);
    expect(truth.accuracy('frame-oracle', 'best')).toBeCloseTo(1 - 0.75 * 0.75 ** 4, 12);
  });

  it('who sees everything is wrong about the order of a reversed video, and guesses at a shuffled one', () => {
    const truth = truthOf(OBSERVERS.everything, FOUR);
    expect(truth.accuracy('full')).toBe(1);
    expect(truth.accuracy('reverse')).toBeCloseTo(0.75, 12);
    // Of the 15 orders of four with tau ≤ .3 one is the reverse.
    expect(truth.accuracy('shuffle')).toBeCloseTo(0.75 + (0.25 * (14 / 15)) / 4, 12);
    expect(truth.flips('reverse')).toBeCloseTo(0.25, 12);
    expect(truth.accuracy('wrong-video')).toBeCloseTo(0.25 + 0.75 / 4, 12);
  });

  it('a favourite place is right in one rotation of four', () => {
    const always = { ...OBSERVERS.position, takesFirst: 1 };
    const truth = truthOf(always, { ...FOUR, firstIsRight: 1 });
    expect(truth.accuracy('full')).toBe(1);
    expect(truth.accuracy('rotate')).toBe(0);
    expect(truth.meanRight(['full', 'rotate'])).toBeCloseTo(0.25, 12);
    expect(truth.allRight(['full', 'rotate'])).toBe(0);
    expect(truth.flips('rotate')).toBe(1);
  });

  it('what cannot be read is wrong, and alike', () => {
    const truth = truthOf({ ...OBSERVERS.garbler, garbles: 0.5 }, FOUR);
    expect(truth.accuracy('full')).toBeCloseTo(0.5, 12);
    expect(truth.answered('full')).toBeCloseTo(0.5, 12);
    expect(truth.flips('rerun')).toBeCloseTo(0.5, 12);
  });
});

describe.each([BALANCED, SKEWED])('samples of the population $id', (population) => {
  const items = Array.from({ length: 60 }, (_, seed) => drawItems(population, seed)).flat();

  it('its classes are all of it', () => {
    const shares = itemClasses(population).map(({ share }) => share);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it.each([
    ['kind', 'order', (item: (typeof items)[number]) => item.kind === 'order', 0.25],
    ['options', 'five', (item: (typeof items)[number]) => item.options.length === 5, 0.2],
    [
      'right place',
      'first',
      (item: (typeof items)[number]) => item.gold === 0,
      population.firstIsRight ?? 0.1 / 2 + 0.1 / 3 + 0.6 / 4 + 0.2 / 5,
    ],
  ] as const)('%s %s is as frequent as it should be', (_, __, is, share) => {
    const found = items.filter(is).length / items.length;
    // Kinds go by video: 2,400 of them.
    expect(Math.abs(found - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / 2400));
  });

  it('no two options of an item are alike', () => {
    for (const { options } of items) expect(new Set(options).size).toBe(options.length);
  });
});
