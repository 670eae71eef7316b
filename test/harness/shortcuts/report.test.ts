import { describe, expect, it } from 'vitest';
import type { Floors } from '../../../harness/schema/floors.ts';
import { shortcutReport, type ReportOptions } from '../../../harness/shortcuts/report.ts';
import { reportCsv } from '../../../harness/shortcuts/text/report-csv.ts';
import { reportMarkdown } from '../../../harness/shortcuts/text/report-markdown.ts';
import { reportText } from '../../../harness/shortcuts/text/report-text.ts';
import { itemSetOf } from '../../support/blind-panel.ts';
import { firstRight, shortcutRecord } from '../../support/shortcut-record.ts';

const N = 200;
const items = itemSetOf(
  Array.from({ length: N }, () => 4),
  { perVideo: 4, kinds: Array.from({ length: N }, (_, item) => (item % 2 ? 'odd' : 'even')) },
);

function checkpoint(step: number, full: number, changes = {}) {
  const model = { id: 'tuned', name: 'Tuned', series: { id: 'run-1', step } };
  const letters = { full: firstRight(full, N), blind: firstRight(60 + step, N) };
  return {
    evidence: shortcutRecord(items, letters, { id: `step-${step}`, model, ...changes }),
    path: null,
  };
}

const report = (records: ReturnType<typeof checkpoint>[], options: ReportOptions = {}) =>
  shortcutReport(records, { draws: 300, ...options });

const estimate = { value: 0.3, low: 0.25, high: 0.35, se: 0.02, estimator: 'cluster-t' as const };
const FLOORS: Floors = {
  schemaVersion: 1,
  benchmark: {
    id: 'own',
    split: 'test',
    itemSet: 'hash',
    itemSetName: null,
    items: N,
    clusters: 50,
  },
  seed: 0,
  rules: {},
  whole: {
    n: N,
    clusters: 50,
    chance: 0.25,
    baselines: {
      longest: { expected: { ...estimate, n: N, clusters: 50 }, tiesByItemId: 0.3 },
    },
  },
  breakdowns: {},
  logit: null,
  notes: [],
};

describe('the report', () => {
  it('is the same for the same seed, another for another, and holds no NaN', () => {
    const records = [checkpoint(0, 100), checkpoint(10, 140)];
    const text = JSON.stringify(report(records));
    expect(JSON.stringify(report(records))).toBe(text);
    expect(JSON.stringify(report(records, { seed: 1 }))).not.toBe(text);
    const holdsNaN = (_: string, value: unknown) => {
      if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
      return value;
    };
    JSON.stringify(report(records), holdsNaN);
    expect(report(records)).toMatchObject({ schemaVersion: 1, seed: 0, resamples: 300 });
  });

  it('compares the later steps of a series with its first, whatever their order', () => {
    const made = report([checkpoint(20, 150), checkpoint(0, 100), checkpoint(10, 140)]);
    const pairs = made.sets[0]?.comparisons.map(({ base, tuned }) => [base, tuned]);
    expect(pairs).toEqual([
      ['step-0', 'step-10'],
      ['step-0', 'step-20'],
    ]);
    const [later] = made.sets[0]?.comparisons ?? [];
    expect(later?.breakdowns['kind']?.['odd']?.gain).toMatchObject({ n: 100 });
    expect(reportText(made)).toContain('+20.0 points: 0.0 from answering at all, 5.0 known');
  });

  it('compares with the base that is named, and says what it cannot compare', () => {
    const base = checkpoint(0, 100);
    const other = checkpoint(1, 120, { protocol: { asked: 'other' } });
    const made = report([base, other, checkpoint(2, 130)], { base: 'step-0' });
    expect(made.sets[0]?.comparisons.map(({ tuned }) => tuned)).toEqual(['step-2']);
    expect(made.sets[0]?.notes.join(' ')).toContain('step-1 and step-0 are not asked the same');
    expect(() => report([base, other], { base: 'step-0' })).toThrow(/asked hash/);
    expect(() => report([base], { base: 'step-0' })).toThrow(/no other record/);
    const allowed = report([base, other], { base: 'step-0', allowProtocol: true });
    expect(reportText(allowed)).toContain('note: different protocols: asked hash');
  });

  it('keeps item sets apart and names them where a base has none to be compared with', () => {
    const moved = shortcutRecord(
      { ...items, hash: 'moved', name: 'few' },
      { full: firstRight(9, N) },
    );
    const records = [checkpoint(0, 100), { evidence: moved, path: null }];
    expect(report(records).sets.map(({ records: own }) => own.length)).toEqual([1, 1]);
    expect(() => report(records, { base: 'step-0' })).toThrow(
      /item set of the base is own test \(hash\); those of the others are own test few \(moved\)/,
    );
  });

  it('shows the floor of the set, or how to measure it', () => {
    const known = report([checkpoint(0, 100)], { floors: new Map([['hash', FLOORS]]) });
    expect(known.sets[0]).toMatchObject({
      chance: 0.25,
      floor: { value: 0.3, baseline: 'longest' },
    });
    expect(known.sets[0]?.records[0]?.probes[1]?.floor).toEqual({
      value: 0.3,
      baseline: 'longest',
    });
    expect(reportText(known)).toContain('chance 25.0, blind floor 30.0 (longest)');
    const none = reportText(report([checkpoint(0, 100)]));
    expect(none).toContain('blind floor none');
    expect(none).toContain('npx sightline floors -b own --split test -d DATA');
  });

  it('warns where intervals rest on few videos', () => {
    const few = itemSetOf(
      Array.from({ length: 40 }, () => 4),
      { perVideo: 4 },
    );
    const letters = { full: firstRight(25, 40), blind: firstRight(12, 40) };
    const made = report([{ evidence: shortcutRecord(few, letters), path: null }]);
    expect(made.sets[0]?.notes).toContainEqual(expect.stringContaining('10 clusters: below 20'));
    expect(report([checkpoint(0, 100)]).sets[0]?.notes.join(' ')).not.toContain('below 20');
  });
});

describe('its texts', () => {
  const made = report([checkpoint(0, 100), checkpoint(10, 140)]);

  it('fit a terminal', () => {
    const tables = reportText(made, { breakdown: 'kind' })
      .split('\n')
      .filter((line) => line.includes('  ') && !line.startsWith(' '));
    expect(Math.max(...tables.map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(reportText(made, { breakdown: 'kind' })).toMatch(/^even +50\.0 \[/m);
  });

  it('with many records show their metrics, and their probes where they are asked for', () => {
    const many = report([0, 1, 2, 3].map((step) => checkpoint(step, 100 + step)));
    expect(reportText(many)).not.toContain('above chance');
    expect(reportText(many, { probes: true })).toContain('above chance');
  });

  it('in Markdown tell how each figure is read, and what the licence lets out', () => {
    const licences = new Map([['own', 'Own, licence CC0: it lets everything out.']]);
    const text = reportMarkdown(made, { licences, breakdown: 'kind' });
    expect(text).toContain('Own, licence CC0');
    expect(text).toMatch(/\| model \| protocol \| full % \|.*\n\| --- \| --- \| ---: \|/);
    expect(text).toContain('- Visual gain: Full video less no video.');
    expect(text).toContain('do not replace controls at training');
    const evil = checkpoint(0, 100, { model: { name: '[a](b) | <b>*' } });
    expect(reportMarkdown(report([evil]), { licences })).toContain(String.raw`[a\](b) \| \<b\>\*`);
    const owned = new Map([['own', 'Own, licence <img src=x>']]);
    expect(reportMarkdown(made, { licences: owned })).toContain(String.raw`licence \<img src=x\>`);
  });

  it('in CSV are one figure a line, each line as long as the header', () => {
    const [header = '', ...lines] = reportCsv(made).split('\n');
    const columns = header.split(',').length;
    expect(new Set(lines.map((line) => line.replaceAll(/"[^"]*"/g, '').split(',').length))).toEqual(
      new Set([columns]),
    );
    expect(lines.find((line) => line.includes(',blind,accuracy,'))).toMatch(
      /^own,test,hash,Tuned,sightline,step-0,,,,blind,accuracy,0\.3,[\d.]+,[\d.]+,200,50,,,$/,
    );
    expect(lines.filter((line) => line.includes(',every-item,part-video,'))).toHaveLength(3);
    expect(lines.find((line) => line.includes('net-flip-rate'))).toContain('not asked: rerun');
  });
});
