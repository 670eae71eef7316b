import { expect, it } from 'vitest';
import { diagnosisFigures } from '../../../harness/publish/diagnosis-figures.ts';
import { diagnosisText } from '../../../harness/publish/diagnosis-text.ts';
import {
  diagnosisFiguresSchema,
  type Diagnosis,
  type DiagnosisFile,
  type DiagnosisLine,
} from '../../../harness/schema/diagnosis.ts';
import type { ItemSet } from '../../../harness/schema/item-set.ts';
import type { ScoreLine } from '../../../harness/schema/journal.ts';
import type { Outcome } from '../../../harness/schema/outcome.ts';
import { accuracy } from '../../../harness/statistics/accuracy.ts';
import { wilson } from '../../../harness/statistics/wilson.ts';

const by: DiagnosisFile = {
  schemaVersion: 1,
  judge: {
    id: 'diagnosis',
    version: 1,
    adapter: 'openai',
    model: 'judge-model',
    revision: null,
    settings: {},
    promptHash: 'x',
    votes: 1,
    sameFamily: false,
  },
  sample: null,
  baseUrls: [],
};

const carried: Diagnosis = {
  answer: 'right',
  support: 'yes',
  place: 'yes',
  time: 'yes',
  cause: 'none',
};

type Given = [video: string, outcome: Outcome, said: Diagnosis | DiagnosisLine['without']];

function world(given: Given[]) {
  const videos = [...new Set(given.map(([video]) => video))];
  const lines = given.map(([, outcome, said], index): DiagnosisLine => {
    const isSaid = said !== null && typeof said === 'object';
    return {
      trial: `${index}/full`,
      item: String(index),
      right: outcome === 'correct',
      diagnosis: isSaid ? said : null,
      without: isSaid ? null : said,
    };
  });
  const scores = given.map(([, outcome], index): ScoreLine => ({
    trial: `${index}/full`,
    item: String(index),
    probe: 'full',
    variant: '',
    repeat: 0,
    answer: 'A',
    rule: 'x',
    outcome,
    values: null,
    scored: 'x',
  }));
  const items: ItemSet = {
    schemaVersion: 1,
    hash: 'h',
    benchmark: 'b',
    split: 's',
    name: null,
    contentHash: 'c',
    ids: given.map((_, index) => String(index)),
    clusters: given.map(([video]) => videos.indexOf(video)),
    clusterIds: videos,
    optionCounts: given.map(() => 4),
    breakdowns: {},
  };
  return { lines, scores, items };
}

const known = world([
  ['v1', 'correct', carried],
  ['v1', 'correct', { ...carried, support: 'no', cause: 'insufficient-evidence' }],
  ['v2', 'correct', { ...carried, support: 'no', cause: 'too-broad' }],
  ['v2', 'wrong', { ...carried, answer: 'wrong', time: 'no', cause: 'wrong-time' }],
  ['v3', 'wrong', { ...carried, answer: 'partly', time: 'none', cause: 'wrong-time' }],
  // The judge takes a wrong answer for a right one.
  ['v3', 'wrong', carried],
  ['v3', 'wrong', { ...carried, answer: 'wrong', support: 'unclear', cause: 'perception' }],
  ['v4', 'correct', 'no-reasoning'],
  ['v4', 'unparsed', 'no-answer'],
  ['v4', 'correct', 'unread'],
  ['v4', 'wrong', 'waiting'],
]);

it('counts what was said, of those of whom something was said', () => {
  const figures = diagnosisFigures(known.lines, { ...known, by })!;
  expect(diagnosisFiguresSchema.parse(figures)).toEqual(figures);
  expect(figures).toMatchObject({
    replies: 11,
    diagnosed: 7,
    without: { waiting: 1, unread: 1, 'no-reasoning': 1, 'no-answer': 1 },
    table: {
      right: { yes: 2, no: 2, unclear: 0 },
      partly: { yes: 1, no: 0, unclear: 0 },
      wrong: { yes: 1, no: 0, unclear: 1 },
    },
  });
  const { shares, causesOfNotRight, unsupportedOfRight, agreesWithScore } = figures;
  expect(shares.answer['right']).toMatchObject({ n: 7, clusters: 3 });
  expect(shares.answer['right']?.value).toBeCloseTo(4 / 7, 5);
  expect(Object.keys(shares.place)).toEqual(['yes']);
  expect(shares.time['none']?.value).toBeCloseTo(1 / 7, 5);
  expect(unsupportedOfRight).toMatchObject({ value: 0.5, n: 4, clusters: 3 });
  expect(Object.keys(causesOfNotRight)).toEqual(['perception', 'wrong-time']);
  expect(causesOfNotRight['wrong-time']).toMatchObject({ n: 3, clusters: 2 });
  expect(causesOfNotRight['wrong-time']?.value).toBeCloseTo(2 / 3, 5);
  expect(agreesWithScore.value).toBeCloseTo(6 / 7, 5);
});

it('has the intervals of the scores: by video, and Wilson where that says nothing', () => {
  const figures = diagnosisFigures(known.lines, { ...known, by })!;
  const clustered = accuracy([1, 1, 1, 0, 0, 1, 0], ['v1', 'v1', 'v2', 'v2', 'v3', 'v3', 'v3']);
  expect(figures.shares.answer['right']?.low).toBeCloseTo(clustered.low, 5);
  expect(figures.shares.answer['right']?.high).toBeCloseTo(clustered.high, 5);
  const all = figures.shares.place['yes'];
  expect(all).toMatchObject({ value: 1, estimator: 'wilson' });
  expect(all?.low).toBeCloseTo(wilson(3, 3).low, 5);
});

it('is nothing where nothing is diagnosed', () => {
  const none = world([['v1', 'correct', 'waiting']]);
  expect(diagnosisFigures(none.lines, { ...none, by })).toBeNull();
});

it('a reply that is scored otherwise since, or is new, waits', () => {
  const scores = known.scores.map((score) =>
    score.item === '0' ? { ...score, outcome: 'wrong' as const } : score,
  );
  const further: ScoreLine = { ...known.scores[0]!, trial: 'n/full', item: 'n' };
  const given = { items: known.items, scores: [...scores, further] };
  expect(diagnosisFigures(known.lines, { ...given, by })).toMatchObject({
    replies: 12,
    diagnosed: 6,
    without: { waiting: 3 },
  });
  // A sample is not all, so that nobody knows whether the new one is in it.
  const sampled = diagnosisFigures(known.lines, { ...given, by: { ...by, sample: 11 } });
  expect(sampled).toMatchObject({ replies: 11, without: { waiting: 2 } });
});

it('nothing of it without right answers, or without wrong ones', () => {
  const right = world([['v1', 'correct', carried]]);
  expect(diagnosisFigures(right.lines, { ...right, by })?.causesOfNotRight).toEqual({});
  const wrong = world([['v1', 'wrong', { ...carried, answer: 'wrong', cause: 'other' }]]);
  expect(diagnosisFigures(wrong.lines, { ...wrong, by })?.unsupportedOfRight).toBeNull();
});

it('as text says who, of how many, and that it is no score', () => {
  const text = diagnosisText(diagnosisFigures(known.lines, { ...known, by })!);
  expect(text).toContain('reasoning, by judge-model: no part of the score');
  expect(text).toContain('7 of 11 scored replies diagnosed; 1 say nothing but an answer');
  expect(text).toMatch(/right answers +unsupported +50\.0 .* 4 +3/);
  expect(text).toMatch(/right +2 +2 +0/);
  const own = { ...by, judge: { ...by.judge, sameFamily: true } };
  expect(diagnosisText(diagnosisFigures(known.lines, { ...known, by: own })!)).toContain(
    'same family',
  );
});
