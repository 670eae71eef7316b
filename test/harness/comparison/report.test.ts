import { describe, expect, it } from 'vitest';
import { compareInputs } from '../../../harness/comparison/report.ts';
import { reportCsv } from '../../../harness/comparison/text/report-csv.ts';
import { reportMarkdown } from '../../../harness/comparison/text/report-markdown.ts';
import { reportText } from '../../../harness/comparison/text/report-text.ts';
import { withheldItems } from '../../../harness/comparison/withheld.ts';
import type { Side } from '../../../harness/comparison/compared.ts';
import { firstRight } from '../../support/shortcut-record.ts';
import { itemsIn, sideOf } from './sides.ts';

const items = itemsIn(
  Array.from({ length: 60 }, () => 2),
  {
    breakdowns: {
      type: { labels: ['x', 'y'], items: Array.from({ length: 120 }, (_, i) => i % 2) },
    },
  },
);
const second = itemsIn(
  Array.from({ length: 50 }, () => 1),
  { hash: 'second', benchmark: 'second' },
);
const third = itemsIn(
  Array.from({ length: 50 }, () => 1),
  { hash: 'third', benchmark: 'third' },
);
const right = (count: number, n = 120) => firstRight(count, n);
const input = (name: string, ...sides: Side[]) => ({ name, sides });
const QA = new Map([
  ['bench', 'question-answering' as const],
  ['second', 'question-answering' as const],
  ['third', 'generation' as const],
]);

describe('several runs', () => {
  const report = compareInputs(
    [60, 62, 90].map((count, at) => input(`runs/${at}`, sideOf(`m${at}`, items, right(count)))),
    { draws: 100, gates: ['C > B', 'm1 >= A - 5', 'A >= C'] },
  );

  it('are all compared with the first, and adjusted together', () => {
    expect(report.rows.map(({ letters }) => letters)).toEqual([
      ['A', 'B'],
      ['A', 'C'],
    ]);
    const [few, many] = report.rows.map(({ pair }) => pair.overall.p);
    expect(report.rows[1]?.p).toEqual({ value: 2 * (many ?? 0), family: 2 });
    expect(report.rows[0]?.p.value).toBe(few);
    expect(report.rows.map(({ separated }) => separated)).toEqual([false, true]);
  });

  it('have gates between any two, by letter, path or model', () => {
    expect(report.gates.map(({ passed }) => passed)).toEqual([true, true, false]);
    const two = ['a', 'b'].map((name) => input(name, sideOf(name, items, right(60))));
    expect(() => compareInputs(two, { gates: ['A >= Z'] })).toThrow(/none of the inputs/);
  });
});

describe('suites', () => {
  const probes = (full: number, blind: number) => ({ full: right(full), blind: right(blind) });
  const base = input(
    'base',
    sideOf('b', items, probes(60, 40)),
    sideOf('b2', second, right(20, 50)),
    sideOf('b3', third, right(20, 50)),
  );
  const tuned = input(
    'tuned',
    sideOf('t', items, probes(90, 70)),
    sideOf('t2', second, right(30, 50)),
    sideOf('t3', third, right(10, 50)),
  );
  const report = compareInputs([base, tuned], { draws: 100, tasks: QA, gates: ['B >= A - 2'] });

  it('are one line a benchmark, with Holm over benchmarks', () => {
    expect(report.rows.map(({ benchmark }) => benchmark)).toEqual([
      'bench test',
      'second test',
      'third test',
    ]);
    expect(report.rows.every(({ p }) => p.family === 3)).toBe(true);
  });

  it('take the blind gain from the gain where both were asked blind', () => {
    const { blindGain } = report.rows[0]!.pair;
    expect(blindGain?.blind.difference).toBeCloseTo(0.25);
    expect(blindGain?.differenceInDifferences.difference).toBeCloseTo(0);
    expect(report.rows[1]?.pair.blindGain).toBeNull();
  });

  it('average over question answering alone', () => {
    expect(report.means).toHaveLength(1);
    expect(report.means[0]).toMatchObject({
      task: 'question-answering',
      benchmarks: ['bench test', 'second test'],
    });
    expect(report.means[0]?.difference).toBeCloseTo((0.25 + 0.2) / 2);
  });

  it('hold a gate against every benchmark', () => {
    expect(report.gates.map(({ passed }) => passed)).toEqual([true, true, false]);
  });

  it('say what is only in one of them', () => {
    const { rows, notes } = compareInputs([base, input('one', tuned.sides[0]!)], { draws: 100 });
    expect(rows).toHaveLength(1);
    expect(notes).toEqual(['second test is only in base', 'third test is only in base']);
  });

  it('with two records of one benchmark are refused with their paths', () => {
    const double = input('double', sideOf('x', items, right(1)), sideOf('y', items, right(2)));
    expect(() => compareInputs([base, double])).toThrow(
      /double holds bench test.* 2 times: runs\/x, runs\/y/,
    );
  });

  it('print no line wider than a terminal of 110 columns', () => {
    const text = reportText(report, { details: true, flips: true });
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(110);
    expect(text).toContain('second test: B is better than A');
  });
});

describe('checkpoints of one series', () => {
  const step = (at: number, count: number) =>
    sideOf(`s${at}`, items, right(count), {
      model: { name: 'run', id: 'run', series: { id: 'run', step: at } },
    });
  const sides = [step(100, 60), step(200, 61), step(300, 90)];

  it.each([
    ['named in their order', sides.map((side) => input(side.name, side))],
    ['in one folder', [input('series', ...sides.toReversed())]],
  ])('%s: against the first and against the one before', (_, inputs) => {
    const report = compareInputs(inputs, { draws: 100 });
    expect(report.series).toMatchObject({ id: 'run', steps: [100, 200, 300] });
    const differences = (rows: typeof report.rows) =>
      rows.map(({ pair }) => Math.round(120 * pair.overall.difference));
    expect(differences(report.rows)).toEqual([1, 30]);
    expect(differences(report.series?.previous ?? [])).toEqual([1, 29]);
    expect(reportText(report)).toContain('each step against the one before');
  });
});

it('checkpoints in another order: the first named is the base', () => {
  const [late, early] = [300, 100].map((at) =>
    sideOf(`s${at}`, items, right(at / 5), {
      model: { name: 'run', id: 'run', series: { id: 'run', step: at } },
    }),
  );
  const report = compareInputs([input('late', late!), input('early', early!)], { draws: 100 });
  expect(report.series).toBeNull();
  expect(report.rows[0]?.pair.overall.difference).toBeLessThan(0);
});

it('one run alone is nothing to compare', () => {
  expect(() => compareInputs([input('a', sideOf('a', items, right(1)))])).toThrow(
    /nothing to compare/,
  );
});

describe('as files', () => {
  const report = compareInputs(
    [60, 90].map((count, at) => input(`r|${at}`, sideOf(`m${at}`, items, right(count)))),
    { draws: 100 },
  );

  it('CSV has as many cells in every line as in its header', () => {
    const lines = reportCsv(report).split('\n');
    const cells = lines.map((line) => line.split(',').length);
    expect(new Set(cells).size).toBe(1);
    expect(lines).toHaveLength(4);
  });

  it('Markdown escapes what it is given', () => {
    expect(reportMarkdown(report)).toContain(String.raw`r\|0`);
  });

  it('keep single items back where the licence does', () => {
    const kept = withheldItems(report, () => true);
    const [row] = kept.rows;
    expect(row?.pair.flips).toBeNull();
    expect(row?.pair.breakdowns).toEqual([]);
    const text = [reportMarkdown(kept, { flips: true }), reportCsv(kept)].join();
    expect(text).toContain('the licence keeps single items back');
    for (const id of items.ids) expect(text).not.toContain(id);
    expect(report.rows[0]?.pair.flips?.onlyOther).toHaveLength(30);
  });
});
