import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bootstrapOf,
  clusterResamples,
  statisticOf,
} from '../../../harness/statistics/cluster-resamples.ts';
import { clusterIndex } from '../../../harness/statistics/clusters.ts';
import { cohenKappa, gwetAc1 } from '../../../harness/statistics/cohen-kappa.ts';
import { confusion, confusionStatistic } from '../../../harness/statistics/confusion.ts';
import { fleissKappa } from '../../../harness/statistics/fleiss-kappa.ts';
import {
  krippendorffAlpha,
  krippendorffOfTable,
} from '../../../harness/statistics/krippendorff-alpha.ts';
import golden from './golden.json' with { type: 'json' };

describe('two raters', () => {
  it('meets the golden vector', () => {
    const { table, ...expected } = golden.cohen;
    const { observed, expected: chance, kappa } = cohenKappa(table);
    expect(observed).toBeCloseTo(expected.po, 12);
    expect(chance).toBeCloseTo(expected.pe, 12);
    expect(kappa).toBeCloseTo(expected.kappa, 12);
    expect(cohenKappa(table, 'linear').kappa).toBeCloseTo(expected.kappa_linear, 12);
    expect(cohenKappa(table, 'quadratic').kappa).toBeCloseTo(expected.kappa_quadratic, 12);
    expect(gwetAc1(table).kappa).toBeCloseTo(expected.gwet_ac1, 12);
  });

  it.each([
    [
      [1 / 3, 1 / 3, 1 / 3],
      [0.025, 0.025, 0.025],
      '(0.3333333333333333, 0.3333333333333333, 0.3333333333333333)',
    ],
    [[0.6, 0.25, 0.15], [0.025, 0.025, 0.025], '(0.6, 0.25, 0.15)'],
    [[0.8, 0.12, 0.08], [0.025, 0.025, 0.025], '(0.8, 0.12, 0.08)'],
    [[0.9, 0.07, 0.03], [0.055, 0.02, 0], '(0.9, 0.07, 0.03)'],
  ] as const)('85 %% agreement with the marginals %j', ([a, b, c], [ab, ac, bc], key) => {
    const table = [
      [a - ab - ac, ab, ac],
      [ab, b - ab - bc, bc],
      [ac, bc, c - ac - bc],
    ];
    const { observed, kappa } = cohenKappa(table);
    expect(observed).toBeCloseTo(0.85, 12);
    expect(kappa).toBeCloseTo(golden.kappa_at_85pct_agreement[key], 9);
  });

  const cells = fc.array(fc.nat(20), { minLength: 9, maxLength: 9 });
  const tableOf = (counts: number[]) => [0, 3, 6].map((at) => counts.slice(at, at + 3));

  it('is symmetric in the raters, at most 1, and 1 on the diagonal', () => {
    fc.assert(
      fc.property(cells, (counts) => {
        fc.pre(counts.some((count) => count > 0));
        const table = tableOf(counts);
        const turned = table.map((_, k) => table.map((row) => row[k]!));
        for (const weights of ['nominal', 'linear', 'quadratic'] as const) {
          const { kappa } = cohenKappa(table, weights);
          if (Number.isNaN(kappa)) continue;
          expect(kappa).toBeLessThanOrEqual(1 + 1e-12);
          expect(cohenKappa(turned, weights).kappa).toBeCloseTo(kappa, 9);
        }
        expect(gwetAc1(turned).kappa).toBeCloseTo(gwetAc1(table).kappa, 9);
      }),
    );
    const alike = [
      [5, 0],
      [0, 2],
    ];
    expect(cohenKappa(alike).kappa).toBe(1);
    expect(gwetAc1(alike).kappa).toBe(1);
  });

  it('has no kappa where chance would agree on everything', () => {
    const table = [
      [9, 0],
      [0, 0],
    ];
    expect(cohenKappa(table).kappa).toBeNaN();
    expect(gwetAc1(table).kappa).toBe(1);
  });

  it('has the alpha of its items, and of items that stand for several', () => {
    fc.assert(
      fc.property(cells, (counts) => {
        fc.pre(counts.some((count) => count > 0));
        const table = tableOf(counts);
        const items = table.flatMap((row, a) =>
          row.flatMap((count, b) => Array.from({ length: count }, () => [a, b])),
        );
        for (const measurement of ['nominal', 'ordinal'] as const) {
          const expected = krippendorffAlpha(items, measurement);
          const found = krippendorffOfTable(table, measurement);
          if (Number.isNaN(expected)) expect(found).toBeNaN();
          else expect(found).toBeCloseTo(expected, 9);
          // Shares, or weights of any size, are the same items.
          const halved = table.map((row) => row.map((count) => count / 2));
          const again = krippendorffOfTable(halved, measurement, items.length);
          if (!Number.isNaN(expected)) expect(again).toBeCloseTo(expected, 9);
        }
      }),
    );
    const weights = [2, 1, 0.5];
    const weighted = { first: [0, 1, 1], second: [0, 0, 1], categories: 2, weights };
    expect(confusion(weighted)).toEqual([
      [2, 0],
      [1, 0.5],
    ]);
    const one = clusterIndex(['a', 'b', 'b']);
    const statistic = confusionStatistic(weighted, one, (table) => table[1]?.[0] ?? 0);
    expect(statisticOf(statistic)).toBe(1);
  });

  it('counts pairs, and bootstraps a kappa by video', () => {
    const ratings = { first: [0, 1, 2, 1, 0, 0], second: [0, 1, 1, 1, 0, 2], categories: 3 };
    expect(confusion(ratings)).toEqual([
      [2, 0, 1],
      [0, 2, 0],
      [0, 1, 0],
    ]);
    const index = clusterIndex(['a', 'a', 'b', 'b', 'c', 'c']);
    const statistic = confusionStatistic(ratings, index, (table) => cohenKappa(table).kappa);
    expect(statisticOf(statistic)).toBeCloseTo(cohenKappa(confusion(ratings)).kappa, 12);
    const resamples = clusterResamples({ clusters: 3, draws: 50, seed: 1, key: 'kappa' });
    for (const kappa of bootstrapOf(resamples, statistic)) expect(kappa).toBeLessThanOrEqual(1);
    expect(() => confusion({ ...ratings, categories: 2 })).toThrow(RangeError);
    expect(() => confusion({ ...ratings, second: [0] })).toThrow(RangeError);
  });
});

describe('many raters', () => {
  it('meets the golden vector of Fleiss’ example', () => {
    const { kappa, observed, expected } = fleissKappa([
      [0, 0, 0, 0, 14],
      [0, 2, 6, 4, 2],
      [0, 0, 3, 5, 6],
      [0, 3, 9, 2, 0],
      [2, 2, 8, 1, 1],
      [7, 7, 0, 0, 0],
      [3, 2, 6, 3, 0],
      [2, 5, 3, 2, 2],
      [6, 5, 2, 1, 0],
      [0, 2, 2, 3, 7],
    ]);
    expect(observed).toBeCloseTo(golden.fleiss_wikipedia.P_bar, 12);
    expect(expected).toBeCloseTo(golden.fleiss_wikipedia.P_e, 12);
    expect(kappa).toBeCloseTo(golden.fleiss_wikipedia.kappa, 12);
  });

  it('needs the same raters on every item', () => {
    expect(fleissKappa([[3, 0]]).kappa).toBeNaN();
    expect(() => fleissKappa([[1, 0]])).toThrow(RangeError);
    expect(() =>
      fleissKappa([
        [2, 0],
        [2, 1],
      ]),
    ).toThrow(RangeError);
  });

  const observers = [
    '1 2 3 3 2 1 4 1 2 . . .',
    '1 2 3 3 2 2 4 1 2 5 . 3',
    '. 3 3 3 2 3 4 2 2 5 1 .',
    '1 2 3 3 2 4 4 1 2 5 1 .',
  ].map((row) => row.split(' ').map((rating) => (rating === '.' ? null : Number(rating))));
  const canonical = observers[0]!.map((_, unit) => observers.map((row) => row[unit]!));

  it.each(['nominal', 'ordinal', 'interval', 'ratio'] as const)(
    'meets the golden vector of Krippendorff’s example, %s',
    (measurement) => {
      expect(krippendorffAlpha(canonical, measurement)).toBeCloseTo(
        golden.krippendorff_canonical[measurement],
        12,
      );
    },
  );

  it('does not mind the order of raters or items, nor the unit of an interval', () => {
    const rating = fc.option(fc.integer({ min: 0, max: 4 }), { freq: 4 });
    const table = fc.array(fc.array(rating, { minLength: 3, maxLength: 3 }), { maxLength: 15 });
    fc.assert(
      fc.property(table, (ratings) => {
        const turned = [...ratings].reverse().map((row) => [...row].reverse());
        for (const measurement of ['nominal', 'ordinal', 'interval', 'ratio'] as const) {
          const alpha = krippendorffAlpha(ratings, measurement);
          if (Number.isNaN(alpha)) continue;
          expect(alpha).toBeLessThanOrEqual(1 + 1e-12);
          expect(krippendorffAlpha(turned, measurement)).toBeCloseTo(alpha, 9);
          if (measurement === 'ratio') continue;
          const rescaled = ratings.map((row) => row.map((value) => value && value * 10));
          expect(krippendorffAlpha(rescaled, measurement)).toBeCloseTo(alpha, 9);
        }
      }),
    );
  });

  it('has no alpha where all are alike or none can be paired', () => {
    expect(krippendorffAlpha([[1, 1]], 'nominal')).toBeNaN();
    expect(krippendorffAlpha([[1, null]], 'nominal')).toBeNaN();
    expect(
      krippendorffAlpha(
        [
          [0, 0],
          [1, 1],
        ],
        'nominal',
      ),
    ).toBe(1);
  });
});
