import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePair } from '../../../harness/comparison/pair.ts';
import { pairSentence } from '../../../harness/comparison/sentence.ts';
import golden from '../statistics/golden.json' with { type: 'json' };
import { armA, armB, videoOf } from '../statistics/paired-items.ts';
import { itemsIn, lettersOf, OPTIONS, sideOf } from './sides.ts';

const compare = (base: ReturnType<typeof sideOf>, other: ReturnType<typeof sideOf>) =>
  comparePair([base, other], OPTIONS);

describe('five videos with fifteen items', () => {
  const sizes = [...Map.groupBy(videoOf, (video) => video).values()].map(({ length }) => length);
  const items = itemsIn(sizes);
  const pair = compare(sideOf('b', items, lettersOf(armB)), sideOf('a', items, lettersOf(armA)));

  it('has the published difference, both standard errors and the exact permutation p', () => {
    const { overall } = pair;
    expect(overall.difference).toBeCloseTo(golden.paired.mean_diff, 12);
    expect(overall.seIndependent).toBeCloseTo(golden.paired.se_paired, 12);
    expect(overall.se).toBeCloseTo(golden.paired.clustered.se_CR1, 12);
    expect(overall.designEffect).toBeCloseTo(golden.paired.clustered.deff_CR1, 9);
    expect([overall.p, overall.exact]).toEqual([golden.perm_cluster[0], true]);
    expect([overall.onlyBase, overall.onlyOther]).toEqual([1, 7]);
    expect(overall.mcnemarMidP).toBeNull();
  });

  it('warns of few videos, and gives the posterior of few items with its caveat', () => {
    expect(pair.warnings.join()).toContain('read the permutation p only');
    expect(pair.overall.probabilityBetter?.independent).toBe(false);
  });

  it('lists the items that only one side has right', () => {
    const ids = items.ids.filter((_, item) => armA[item] === 1 && armB[item] === 0);
    expect(pair.flips?.onlyOther).toEqual(ids);
    expect(pair.flips?.onlyBase).toHaveLength(1);
  });
});

it('of one item a video also has McNemar and the posterior of independent items', () => {
  const items = itemsIn(Array.from({ length: 40 }, () => 1));
  const base = sideOf('a', items, 'c'.repeat(9) + 'w'.repeat(21) + 'c'.repeat(10));
  const other = sideOf('b', items, 'w'.repeat(9) + 'c'.repeat(31));
  const { overall } = compare(base, other);
  expect(overall.mcnemarMidP).toBeCloseTo(0.029449, 6);
  expect(overall.probabilityBetter).toMatchObject({ independent: true });
  expect(overall.probabilityBetter?.value).toBeCloseTo(0.985275, 6);
});

describe('swapping both sides', () => {
  const letters = fc.array(fc.constantFrom('c', 'c', 'w', 'w', 'u', 'r', 't', 'j', 'f', '-'), {
    minLength: 30,
    maxLength: 30,
  });
  const items = itemsIn(
    Array.from({ length: 10 }, () => 3),
    {
      breakdowns: {
        type: { labels: ['x', 'y'], items: Array.from({ length: 30 }, (_, i) => i % 2) },
      },
    },
  );
  const mirrored = (value: number | null | undefined) => (value == null ? value : 0 - value);

  it('mirrors every difference and keeps every p', () => {
    fc.assert(
      fc.property(letters, letters, (one, two) => {
        // One item is scored in both, so that there is something to compare.
        const [a, b] = [one, two].map((own, at) =>
          sideOf('ab'[at] ?? '', items, `c${own.slice(1).join('')}`),
        );
        const [there, back] = [compare(a!, b!), compare(b!, a!)];
        const close = (x: number | null | undefined, y: number | null | undefined) =>
          x == null || y == null ? expect(x).toBe(y) : expect(x).toBeCloseTo(y, 10);
        close(there.overall.difference, mirrored(back.overall.difference));
        close(there.overall.low, mirrored(back.overall.high));
        close(there.overall.se, back.overall.se);
        close(there.overall.detectable, back.overall.detectable);
        close(there.unreadAtChance?.difference, mirrored(back.unreadAtChance?.difference));
        close(there.unreadLeftOut?.difference, mirrored(back.unreadLeftOut?.difference));
        close(there.denominators.bounds?.low, mirrored(back.denominators.bounds?.high));
        expect(there.overall.p).toBe(back.overall.p);
        expect(there.flips?.onlyBase).toEqual(back.flips?.onlyOther);
        expect(there.denominators.dropped).toEqual(back.denominators.dropped);
        expect(there.breakdowns.map(({ q }) => q)).toEqual(back.breakdowns.map(({ q }) => q));
      }),
      { numRuns: 60 },
    );
  });
});

describe('denominators', () => {
  const items = itemsIn([1, 1, 1, 1, 1, 1]);
  const pair = compare(sideOf('a', items, 'cwfj-u'), sideOf('b', items, 'ccccwf'));

  it('count what kept items out, and never a failure as an answer', () => {
    expect(pair.overall.n).toBe(2);
    expect(pair.denominators).toMatchObject({
      shared: 6,
      compared: 2,
      dropped: { failed: 2, unjudged: 1, notAsked: 1 },
    });
  });

  it('say what the difference would be, were every trial without a score against it or for it', () => {
    // Asked in both: five items. A: c w ? ? u, B: c c c c ?.
    expect(pair.denominators.bounds).toEqual({
      low: (0 + 1 + 0 + 0 + 0) / 5,
      high: (0 + 1 + 1 + 1 + 1) / 5,
    });
  });

  it('have a line for answers left out, and one for answers at chance', () => {
    const unread = compare(sideOf('a', items, 'ccwwuu'), sideOf('b', items, 'cccwcw'));
    expect(unread.overall.difference).toBeCloseTo(2 / 6);
    expect(unread.unreadLeftOut).toMatchObject({ n: 4, difference: 1 / 4 });
    expect(unread.unreadAtChance?.difference).toBeCloseTo((1 + 0.75 - 0.25) / 6);
    expect(pair.unreadLeftOut).toBeNull();
  });
});

describe('labels', () => {
  const n = 90;
  const labels = Array.from({ length: n }, (_, item) => (item < 40 ? 0 : item < 80 ? 1 : 2));
  const items = itemsIn(
    Array.from({ length: n }, () => 1),
    {
      breakdowns: {
        type: { labels: ['won', 'same', 'few'], items: labels },
        all: { labels: ['whole'], items: labels.map(() => 0) },
      },
    },
  );
  const base = 'w'.repeat(20) + 'c'.repeat(70);
  const other = 'c'.repeat(80) + 'w'.repeat(10);
  const { breakdowns } = compare(sideOf('a', items, base), sideOf('b', items, other));

  it('are adjusted together, but for exploratory ones; a label of everything is none', () => {
    expect(breakdowns.map(({ label }) => label)).toEqual(['won', 'same', 'few']);
    const [won, same, few] = breakdowns;
    expect(won?.q).toBeCloseTo(2 * (won?.p ?? 0), 12);
    expect(same).toMatchObject({ p: 1, q: 1, exploratory: false });
    expect(few).toMatchObject({ q: null, exploratory: true, difference: -1 });
  });
});

describe('the sentence', () => {
  const items = itemsIn(Array.from({ length: 60 }, () => 2));
  const say = (a: string, b: string) => {
    const pair = compare(sideOf('a', items, a), sideOf('b', items, b));
    return pairSentence(pair, { letters: ['A', 'B'], p: { value: pair.overall.p, family: 1 } });
  };

  it('says which is better and what the split can show', () => {
    expect(say('w'.repeat(40) + 'c'.repeat(80), 'c'.repeat(120))).toMatch(
      /^B is better than A: B − A = \+33\.3 points \[21\.\d, 45\.\d\], p <\.001; this split can show \d+\.\d points$/,
    );
    expect(say('c'.repeat(120), 'w'.repeat(40) + 'c'.repeat(80))).toMatch(
      /^A is better than B: B − A = −33\.3/,
    );
  });

  it('says that nothing separates them, and does not call that equal', () => {
    const [a, b] = ['wcwc'.repeat(30), `${'cw'.repeat(3)}${'wcwc'.repeat(28)}wc`];
    expect(say(a, b)).toMatch(/^A and B cannot be separated: B − A = 0\.0 points/);
    expect(say(a, a)).toBe(
      'A and B have the same outcome on all 120 items: nothing separates them, and nothing says what this split could show',
    );
  });
});
