import { describe, expect, it } from 'vitest';
import { decodeOutcomes } from '../../../harness/schema/outcome.ts';
import { pairedDifference } from '../../../harness/statistics/paired-difference.ts';
import {
  checkpointPanel,
  checkpointSeries,
  withholdsAnswers,
} from '../../../site/src/curves/checkpoint-series.ts';
import { seriesCsv } from '../../../site/src/curves/series-csv.ts';
import {
  differenceWords,
  seriesFinding,
  seriesHeading,
} from '../../../site/src/curves/series-words.ts';
import { exampleBoard } from '../support/example-board.ts';
import { exampleCheckpoints, HOSTILE_SERIES, STEPS } from '../support/example-series.ts';
import { makeProbe, makeResult } from '../support/make-result.ts';

const [short, medium] = exampleBoard.itemSets as [
  (typeof exampleBoard.itemSets)[number],
  (typeof exampleBoard.itemSets)[number],
];
const itemSets = new Map(exampleBoard.itemSets.map((one) => [one.hash, one]));
const checkpoints = exampleCheckpoints(short, { series: HOSTILE_SERIES, from: 0.45, to: 0.62 });
const [series] = checkpointSeries(checkpoints.toReversed(), itemSets);
const row = series?.rows[0];
if (series === undefined || row === undefined) throw new Error('no series');

const values = (index: number): number[] =>
  decodeOutcomes(checkpoints[index]?.probes['full']?.outcomes ?? '').map((outcome) =>
    Number(outcome === 'correct'),
  );

describe('checkpointSeries', () => {
  it('puts checkpoints in the order of their steps', () => {
    expect(row.checkpoints.map(({ step }) => step)).toEqual(STEPS);
    expect(row.checkpoints[0]).toMatchObject({ previous: null, first: null });
  });

  it('takes paired differences to the step before and to the first', () => {
    const expected = (base: number, other: number) => {
      const { difference, low, high } = pairedDifference(
        values(other),
        values(base),
        short.clusters,
      );
      return {
        difference: expect.closeTo(difference, 12),
        low: expect.closeTo(low, 12),
        high: expect.closeTo(high, 12),
        n: short.ids.length,
      };
    };
    row.checkpoints.slice(1).forEach(({ previous, first }, before) => {
      expect(previous).toMatchObject(expected(before, before + 1));
      expect(first).toMatchObject(expected(0, before + 1));
    });
  });

  it('keeps what was asked otherwise, other items and other runs apart', () => {
    const otherwise = checkpoints.map((one) => ({
      ...one,
      protocol: { ...one.protocol, asked: 'another' },
    }));
    const elsewhere = exampleCheckpoints(medium, { series: HOSTILE_SERIES, from: 0.4, to: 0.5 });
    const other = exampleCheckpoints(short, { series: 'a', from: 0.4, to: 0.5 });
    const found = checkpointSeries(
      [...checkpoints, ...otherwise, ...elsewhere, ...other, ...exampleBoard.results],
      itemSets,
    );
    expect(found.map(({ id, rows }) => [id, rows.length])).toEqual([
      ['a', 1],
      [HOSTILE_SERIES, 3],
    ]);
  });

  it('leaves withdrawn checkpoints out', () => {
    const one = checkpoints[2];
    if (one === undefined) throw new Error('no checkpoint');
    const withdrawn = {
      ...one,
      provenance: { ...one.provenance, level: 'withdrawn' as const },
    };
    const [left] = checkpointSeries(
      checkpoints.map((same) => (same === one ? withdrawn : same)),
      itemSets,
    );
    expect(left?.rows[0]?.checkpoints.map(({ step }) => step)).toEqual([0, 500, 2000, 4000]);
  });

  it('has no difference where single answers are withheld, and says so', () => {
    const withheld = STEPS.map((step) =>
      makeResult(
        short,
        {
          full: makeProbe(
            short,
            short.ids.map(() => 'correct'),
            { publishes: 'aggregates' },
          ),
        },
        { id: `w-${step}`, model: { name: 'w', series: { id: 'w', step } } },
      ),
    );
    const only = checkpointSeries(withheld, itemSets)[0]?.rows[0];
    if (only === undefined) throw new Error('no series');
    expect(
      only.checkpoints.every(({ previous, first }) => previous === null && first === null),
    ).toBe(true);
    expect(withholdsAnswers(only)).toBe(true);
    expect(seriesFinding(only)).toBe('No paired difference between step 0 and step 4\u202f000');
  });

  it('takes no difference between results of one step', () => {
    const [first, second] = checkpoints;
    if (first === undefined || second === undefined) throw new Error('no checkpoints');
    const again = { ...first, id: 'again' };
    const rows = checkpointSeries([first, again, second], itemSets)[0]?.rows[0]?.checkpoints;
    expect(rows?.map(({ step, previous }) => [step, previous === null])).toEqual([
      [0, true],
      [0, true],
      [500, false],
    ]);
  });
});

describe('checkpointPanel', () => {
  it('has the figures of the records and nothing else', () => {
    const { curves, levels } = checkpointPanel(row, 'Short videos');
    expect(levels).toEqual([]);
    for (const { probe, points } of curves) {
      expect(points).toEqual(
        checkpoints.map(({ id, model, probes }) => {
          const { value, low, high, n } = probes[probe]?.accuracy ?? { value: Number.NaN };
          return { x: model.series?.step, value, low, high, n, result: id };
        }),
      );
    }
    expect(curves.map(({ probe }) => probe)).toEqual(['full', 'blind']);
  });
});

describe('the words and the file of a series', () => {
  it('says what the last checkpoint is against the first', () => {
    const found = row.checkpoints.at(-1)?.first;
    expect(found?.low).toBeGreaterThan(0);
    expect(seriesFinding(row)).toBe(
      `Step 4\u202f000 is ${((found?.difference ?? 0) * 100).toFixed(1)} points above step 0`,
    );
  });

  it('says of what cannot be told apart that no difference was found', () => {
    const same = checkpoints.map((one) => ({ ...one, probes: checkpoints[0]?.probes ?? {} }));
    const flat = checkpointSeries(same, itemSets)[0]?.rows[0];
    if (flat === undefined) throw new Error('no series');
    expect(seriesFinding(flat)).toContain('No difference found between step 0');
  });

  it('sums several charts up, and says what one says where there is one', () => {
    expect(seriesHeading([row])).toBe(seriesFinding(row));
    const [flat] = checkpointSeries(
      exampleCheckpoints(medium, { series: 'x', from: 0.5, to: 0.5 }),
      itemSets,
    );
    expect(seriesHeading([row, ...(flat?.rows ?? [])])).toBe(
      'The last checkpoint is above the first on 1 of 2 charts',
    );
  });

  it('counts no chart that has one checkpoint so far', () => {
    const begun = { ...row, checkpoints: row.checkpoints.slice(0, 1) };
    expect(seriesHeading([row, row, begun])).toBe(
      'The last checkpoint is above the first on 2 of 2 charts',
    );
    expect(seriesHeading([begun, begun])).toBe('One checkpoint so far');
  });

  it('shows points with the interval', () => {
    const difference = { difference: 0.031, low: -0.004, high: 0.066 };
    expect(differenceWords({ ...row.checkpoints[1]?.first, ...difference } as never)).toBe(
      '+3.1 (\u22120.4 to +6.6)',
    );
  });

  it('writes a line a checkpoint with every name in quotes where it needs them', () => {
    const lines = seriesCsv({ ...series, id: 'a,"b"' })
      .trimEnd()
      .split('\n');
    expect(lines).toHaveLength(1 + STEPS.length);
    expect(lines[1]).toMatch(/^"a,""b""",video-mme,/);
    expect(lines[1]?.split(',').slice(-5)).toEqual(['', '', '', '', '']);
    expect(lines[2]).toContain(String(row.checkpoints[1]?.previous?.difference));
  });
});
