import { describe, expect, it } from 'vitest';
import { decodeOutcomes, type Outcome } from '../../../harness/schema/outcome.ts';
import { chooseItems, countShown, pageOf } from '../../../site/src/items/choose-items.ts';
import { discrimination } from '../../../site/src/items/discrimination.ts';
import {
  decodeOutcomeColumns,
  encodeOutcomeColumns,
} from '../../../site/src/items/item-outcomes.ts';
import { decodeItemTable, encodeItemTable } from '../../../site/src/items/item-table.ts';
import { DEFAULT_QUERY } from '../../../site/src/items/item-query.ts';
import { tallyItems } from '../../../site/src/items/tally-items.ts';
import { exampleBoard, HOSTILE_NAME } from '../support/example-board.ts';
import { makeItemSet, makeProbe, makeResult } from '../support/make-result.ts';

const [short] = exampleBoard.itemSets as [(typeof exampleBoard.itemSets)[number]];
const ofShort = exampleBoard.results.filter(({ benchmark }) => benchmark.itemSet === short.hash);
const whole = tallyItems(short, { results: exampleBoard.results, shortcuts: null });

/** Six items: what each letter says of them, one text a run. */
const six = makeItemSet({
  hash: 'six',
  benchmark: 'b',
  split: 's',
  name: null,
  items: 6,
  options: 4,
});
const run = (id: string, full: string, blind?: string, model = id) =>
  makeResult(
    six,
    {
      full: makeProbe(six, decodeOutcomes(full)),
      ...(blind === undefined ? {} : { blind: makeProbe(six, decodeOutcomes(blind)) }),
    },
    { id, model: { id: model, name: model } },
  );
const few = tallyItems(six, {
  results: [
    run('a-16', 'ccwwuf', 'cwwwww', 'a'),
    run('a-32', 'ccwwcf', 'cwwwww', 'a'),
    run('b', 'ccwcwf', 'ccwwww'),
  ],
  shortcuts: null,
});

describe('tallyItems', () => {
  it('counts runs of models, each model once without the video, and leaves failures out', () => {
    expect(few.runs.count).toBe(3);
    expect(few.runs.full).toEqual({ right: [3, 3, 0, 1, 1, 0], scored: [3, 3, 3, 3, 3, 0] });
    expect(few.blind.count).toBe(2);
    expect(few.blind.answers).toEqual({ right: [2, 1, 0, 0, 0, 0], scored: [2, 2, 2, 2, 2, 2] });
  });

  it('takes neither baselines nor withdrawn results nor withheld answers', () => {
    const standing = ofShort.filter(
      ({ model, provenance }) => model.kind === 'model' && provenance.level !== 'withdrawn',
    );
    expect(whole.runs.count).toBe(standing.length);
    const withheld = makeResult(
      six,
      { full: makeProbe(six, decodeOutcomes('cccccc'), { publishes: 'aggregates' }) },
      { id: 'withheld', model: { name: 'w' } },
    );
    expect(tallyItems(six, { results: [withheld], shortcuts: null }).runs.count).toBe(0);
  });

  it('has as many right answers as the records', () => {
    const right = whole.runs.full.right.reduce((sum, count) => sum + count, 0);
    const told = ofShort
      .filter(({ model, provenance }) => model.kind === 'model' && provenance.level !== 'withdrawn')
      .reduce((sum, { probes }) => sum + (probes['full']?.counts.correct ?? 0), 0);
    expect(right).toBe(told);
  });
});

describe('the table as a file', () => {
  it('comes back as it was', () => {
    for (const table of [
      whole,
      few,
      { ...few, flagged: [true, false, true, false, false, false] },
    ]) {
      expect(decodeItemTable(encodeItemTable(table))).toEqual(table);
    }
  });

  it('writes videos once where ids begin with them', () => {
    const ids = few.ids.map((_, item) => `${few.videos[few.videoOf[item] as number]}_${item}`);
    const table = { ...few, ids };
    const bytes = encodeItemTable(table);
    expect(decodeItemTable(bytes).ids).toEqual(ids);
    expect(new TextDecoder().decode(bytes)).not.toContain(ids[0]);
  });
});

describe('chooseItems', () => {
  const choose = (changed: Partial<typeof DEFAULT_QUERY>): number[] =>
    chooseItems(few, { ...DEFAULT_QUERY, ...changed });

  it('sorts by how many runs are right, what nobody was scored on last', () => {
    expect(choose({})).toEqual([2, 3, 4, 0, 1, 5]);
    expect(choose({ sort: 'easiest' })).toEqual([0, 1, 3, 4, 2, 5]);
    expect(choose({ sort: 'blind' })).toEqual([0, 1, 2, 3, 4, 5]);
    expect(choose({ sort: 'disagreement' })).toEqual([3, 4, 0, 1, 2, 5]);
    expect(choose({ sort: 'order' })).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('shows what nobody solves, what everybody does, and what needs no video', () => {
    expect(choose({ show: 'none' })).toEqual([2]);
    expect(choose({ show: 'every' })).toEqual([0, 1]);
    expect(choose({ show: 'blind' })).toEqual([0]);
    expect(choose({ show: 'disagree' })).toEqual([3, 4]);
    expect(choose({ show: 'flagged' })).toEqual([]);
    expect(countShown(few)).toEqual({
      all: 6,
      none: 1,
      every: 2,
      blind: 1,
      disagree: 2,
      flagged: 0,
    });
  });

  it('keeps one label, and every item where the label is of another set', () => {
    const { name, labels, of } = few.breakdowns[0] as (typeof few.breakdowns)[number];
    const label = labels[of[0] as number] as string;
    const chosen = choose({ label: { breakdown: name, label }, sort: 'order' });
    expect(chosen).toEqual(few.ids.flatMap((_, item) => (of[item] === of[0] ? [item] : [])));
    expect(choose({ label: { breakdown: name, label: '__proto__' } })).toHaveLength(6);
  });

  it('finds ids by a part of them, in any case', () => {
    expect(choose({ search: ' S-0003 ' })).toEqual([3]);
    expect(choose({ search: 'nothing like it' })).toEqual([]);
  });
});

describe('pageOf', () => {
  const all = Array.from({ length: 250 }, (_, index) => index);
  it('gives a hundred at a time and the last page for one that is not there', () => {
    expect(pageOf(all, 2)).toMatchObject({ page: 2, pages: 3, first: 100 });
    expect(pageOf(all, 9).items).toHaveLength(50);
    expect(pageOf([], 1)).toEqual({ items: [], page: 1, pages: 1, first: 0 });
  });
});

describe('outcomes as a file', () => {
  it('come back letter by letter, with every probe and variant', () => {
    const { rows, columns } = decodeOutcomeColumns(encodeOutcomeColumns(ofShort, short.ids.length));
    const published = ofShort.filter(({ probes }) =>
      Object.values(probes).some(({ outcomes, variants }) => (outcomes ?? variants) != null),
    );
    expect(rows.map(({ id }) => id)).toEqual(published.map(({ id }) => id));
    expect(rows.find(({ name }) => name === HOSTILE_NAME)?.withdrawn).toBe(true);
    for (const { row, probe, variant, outcomes } of columns) {
      const told = published[row]?.probes[probe];
      const text =
        told?.outcomes ?? told?.variants?.find(({ label }) => label === variant)?.outcomes;
      expect(outcomes).toEqual(decodeOutcomes(text ?? ''));
    }
  });

  it('hold the same answers once', () => {
    const one = encodeOutcomeColumns([run('a', 'ccwwuf', 'cwwwww')], 6);
    const two = encodeOutcomeColumns(
      [run('a', 'ccwwuf', 'cwwwww'), run('b', 'ccwwuf', 'cwwwww')],
      6,
    );
    const columnsIn = (file: Uint8Array) => new TextDecoder().decode(file).match(/"bits"/g)?.length;
    expect(columnsIn(two)).toBe(columnsIn(one));
  });
});

describe('discrimination', () => {
  const runs = (...texts: string[]) =>
    decodeOutcomeColumns(
      encodeOutcomeColumns(
        texts.map((text, index) => run(`r${index}`, text)),
        6,
      ),
    );

  it('is 1 where the better runs alone are right, and −1 where the worse are', () => {
    const five = runs('cccwww', 'cccwww', 'wccwww', 'wwwccc', 'wwwccc');
    const [good, bad] = [
      runs('cccccc', 'cccccc', 'wwwwww', 'wwwwww', 'wwwwww'),
      runs('wccccc', 'wccccc', 'cwwwww', 'cwwwww', 'cwwwww'),
    ];
    expect(discrimination(good, 0)).toEqual({ value: expect.closeTo(1, 12), runs: 5 });
    expect(discrimination(bad, 0)).toEqual({ value: expect.closeTo(-1, 12), runs: 5 });
    expect(Math.abs(discrimination(five, 0)?.value ?? 1)).toBeLessThan(1);
  });

  it('agrees with the correlation worked out by hand', () => {
    // Right on it: 1, 1, 0, 0, 1; shares right of the other five: .6, .4, .4, .2, 0. Means .6 and .32,
    // covariance .2 − .192, variances .24 and .144 − .1024.
    const found = discrimination(runs('ccccww', 'cccwww', 'wccwww', 'wcwwww', 'cwwwww'), 0);
    expect(found?.value).toBeCloseTo(0.008 / Math.sqrt(0.24 * 0.0416), 10);
  });

  it('is nothing with four runs or where all do alike', () => {
    expect(discrimination(runs('cccccc', 'wwwwww', 'cwcwcw', 'wcwcwc'), 0)).toBeNull();
    expect(discrimination(runs(...Array.from({ length: 6 }, () => 'cwcwcw')), 0)).toBeNull();
  });

  it('leaves baselines, other probes and what has no score out', () => {
    const baseline = makeResult(
      six,
      { full: makeProbe(six, decodeOutcomes('wccccc') satisfies Outcome[]) },
      { id: 'base', model: { name: 'base', kind: 'baseline' } },
    );
    const results = [
      ...['cccccc', 'cccccc', 'wwwwww', 'wwwwww', 'wwwwww', 'fccccc'].map((text, index) =>
        run(`r${index}`, text, 'wwwwww'),
      ),
      baseline,
    ];
    const found = discrimination(decodeOutcomeColumns(encodeOutcomeColumns(results, 6)), 0);
    expect(found).toEqual({ value: expect.closeTo(1, 12), runs: 5 });
  });
});
