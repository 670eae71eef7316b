import { describe, expect, it } from 'vitest';
import { sourceIdOf } from '../../../../harness/contamination/ids/source-id.ts';
import { textCheck } from '../../../../harness/contamination/text/text-check.ts';
import { textPass } from '../../../../harness/contamination/text/text-pass.ts';
import {
  calibrate,
  strengthOf,
  thresholdsAt,
} from '../../../../harness/contamination/text/thresholds.ts';
import { corpusEntry } from '../../../support/corpus-entry.ts';

const VIDEO = '2574374895';
const TEXT =
  'Why did the man in the black shirt turn around at the end of the video?\nto catch the ball that fell\nto wave at the camera\nto catch the ball that fell';
const OTHER =
  'How many dogs are there when the woman opens the door of the house?\nthree\ntwo\ntwo';
const items = [TEXT, OTHER].map((text) => ({ text, source: sourceIdOf(VIDEO, 'flickr') }));
const options = { seed: 0, clusters: ['a', 'b'], nullPass: null };

function checked(entries: Parameters<typeof corpusEntry>[1][], more = {}) {
  const check = textCheck(items, { ...options, ...more });
  entries.forEach((entry, index) => void check.take(corpusEntry(index + 1, entry)));
  const finding = check.finish();
  if (finding instanceof Promise) throw new Error('texts are compared at once');
  return finding;
}

describe('an item whose text stands in the corpus', () => {
  it('is leaked in a row of its own video', () => {
    const { verdicts, evidence, details } = checked([{ text: TEXT.toUpperCase(), video: VIDEO }]);
    expect(verdicts).toEqual(['flagged', 'clear']);
    expect(evidence).toMatchObject([
      {
        item: 0,
        line: 1,
        found: 'leaked: 100.0 % of its 8-grams, longest run 33 words, similarity 1.000',
      },
    ]);
    expect(details).toMatchObject({
      matched: 1,
      generic: 0,
      unattributed: 0,
      anyGram: 1,
      mostGrams: 1,
    });
  });

  it('is generic in rows of other videos, and leaked if one of them is its own', () => {
    const other = { text: TEXT, video: '2574374896' };
    const generic = checked([other]);
    expect(generic.verdicts).toEqual(['clear', 'clear']);
    expect(generic.details).toMatchObject({ matched: 1, generic: 1 });
    const both = checked([other, { text: TEXT, video: VIDEO }]);
    expect(both.verdicts[0]).toBe('flagged');
    expect(both.details).toMatchObject({ matched: 1, generic: 0 });
  });

  it('its video and its text in two rows are no leak', () => {
    const { verdicts } = checked([
      { video: VIDEO, text: 'A cat.' },
      { text: TEXT, video: '2574374896' },
    ]);
    expect(verdicts[0]).toBe('clear');
  });

  it.each([undefined, 'clip_1.mp4', 'https://vimeo.com/1'])(
    'is not decided where the row is of %s: nobody can tell of which video',
    (video) => {
      const { verdicts, details } = checked([
        { text: TEXT, ...(video === undefined ? {} : { video }) },
      ]);
      expect(verdicts[0]).toBe('open');
      expect(details).toMatchObject({ unattributed: 1, generic: 0 });
    },
  );

  it('is found inside a long text by its words, and turned around by its shingles', () => {
    const long = `${'Many other words stand here. '.repeat(200)}${TEXT}${' And there.'.repeat(200)}`;
    expect(checked([{ text: long, video: VIDEO }]).verdicts[0]).toBe('flagged');
    const turned = TEXT.split('\n').toReversed().join(' ');
    const { evidence } = checked([{ text: turned, video: VIDEO }]);
    expect(evidence[0]?.found).toMatch(/^leaked: .*similarity 0\.9/);
  });
});

it('half of a text is no match', () => {
  const half = TEXT.split('\n')[0] ?? '';
  const { verdicts, details } = checked([{ text: half, video: VIDEO }]);
  expect(verdicts[0]).toBe('clear');
  expect(details).toMatchObject({ matched: 0, anyGram: 1, mostGrams: 0 });
});

it('grams of many rows together are counted, and are no match', () => {
  const words = TEXT.replaceAll('\n', ' ').split(' ');
  const rows = [words.slice(0, 16), words.slice(9, 24), words.slice(16)];
  const { verdicts, details } = checked(rows.map((own) => ({ text: own.join(' '), video: VIDEO })));
  expect(details).toMatchObject({ matched: 0, mostGrams: 1 });
  expect(verdicts[0]).toBe('clear');
});

it('a corpus without text checks nothing', () => {
  const { verdicts, rows } = checked([{ video: VIDEO }]);
  expect([verdicts, rows]).toEqual([['unchecked', 'unchecked'], 0]);
});

it('strength has both measures on one scale', () => {
  expect(strengthOf({ fraction: 0.7, similarity: 0 })).toBe(0);
  expect(strengthOf({ fraction: 0, similarity: 0.8 })).toBe(0);
  expect(strengthOf({ fraction: 1, similarity: 0 })).toBe(1);
  expect(strengthOf({ fraction: 0, similarity: 1 })).toBe(1);
  expect(thresholdsAt(strengthOf({ fraction: 0.85, similarity: 0 }))).toEqual({
    coverage: expect.closeTo(0.85, 9) as number,
    similarity: expect.closeTo(0.9, 9) as number,
  });
});

describe('a null corpus', () => {
  const match = (fraction: number) => ({
    best: {
      same: null,
      none: null,
      other: { line: 1, fraction, longestRun: 8, similarity: 0, text: '' },
    },
    hits: new Uint8Array(0),
  });

  it.each([
    // 1 of 100 may match: the second strongest decides.
    [[1, ...Array<number>(99).fill(0.1)], 0, true],
    [[1, 0.76, ...Array<number>(98).fill(0.1)], 0.21, true],
    [[1, 0.7, ...Array<number>(98).fill(0.1)], 0.01, true],
    [[1, 1, ...Array<number>(98).fill(0.1)], 1, false],
    [[0.9], 0.67, true],
  ])('of fractions %j asks for a strength', (fractions, strength, separates) => {
    const found = calibrate(fractions.map(match));
    expect(found.strength).toBeCloseTo(strength, 9);
    expect(found.separates).toBe(separates);
  });

  it('raises the thresholds, and its matches are taken off', () => {
    const pass = textPass(items, 0);
    // All of the question and half of an option: .78 of the grams.
    pass.take(corpusEntry(1, { text: TEXT.split(' ').slice(0, 24).join(' ') }));
    const nullPass = { name: 'null', sha256: '0', rows: 1, matches: pass.result().matches };
    const entries = [{ text: TEXT, video: VIDEO }];
    const { details, verdicts } = checked(entries, { nullPass });
    expect(details.thresholds.chosen).toBe('calibrated');
    expect(details.thresholds.coverage).toBeGreaterThan(0.7);
    expect(details.null).toMatchObject({
      matched: 0,
      separates: true,
      excess: { value: 0.5, n: 2 },
    });
    expect(verdicts).toEqual(['flagged', 'clear']);
  });
});
