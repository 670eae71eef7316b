import { describe, expect, it } from 'vitest';
import type { ContaminationRecord } from '../../../../harness/schema/contamination-record.ts';
import type { Outcome } from '../../../../harness/schema/outcome.ts';
import type { Result } from '../../../../harness/schema/result.ts';
import { cleanSvg } from '../../../../site/src/charts/svg/clean-svg.ts';
import { boardsOf, type Board } from '../../../../site/src/model/board.ts';
import {
  cleanFinding,
  cleanScores,
} from '../../../../site/src/model/training-data/clean-scores.ts';
import { stateFinding, stateLines } from '../../../../site/src/model/training-data/state-lines.ts';
import { makeItemSet, makeProbe, makeResult } from '../../support/make-result.ts';

const items = makeItemSet({
  hash: 'states',
  benchmark: 'nextqa',
  split: 'val',
  name: null,
  items: 100,
  options: 4,
});
const outcomes = items.ids.map((_, at): Outcome => (at < 60 ? 'correct' : 'wrong'));
const full = makeProbe(items, outcomes);
const all = full.accuracy;
if (all === null) throw new Error('no score');

function result(id: string, contamination: ContaminationRecord): Result {
  return { ...makeResult(items, { full }, { id, model: { name: id } }), contamination };
}

const checked: ContaminationRecord = {
  state: 'overlap',
  because: 'found by id',
  checks: [
    {
      level: 'id',
      state: 'overlap',
      corpus: {
        name: 'web <videos>',
        sha256: 'a'.repeat(64),
        rows: 9,
        skipped: 0,
        completeBy: null,
      },
      rows: 9,
      items: { checked: 100, flagged: 12, interval: { low: 0.07, high: 0.2 } },
      videos: { checked: 40, flagged: 5, interval: { low: 0.05, high: 0.26 } },
      open: 0,
      audit: null,
      scores: {
        all,
        clean: { ...all, value: 0.58, low: 0.47, high: 0.69, n: 88 },
        flagged: null,
        difference: { value: -0.02, low: -0.04, high: -0.001, n: 100 },
        withheld: null,
      },
      checkedAt: null,
      harness: null,
    },
  ],
  trainedOn: [
    {
      name: 'Own mix',
      source: { title: 'Paper', url: null },
      declaredBy: 'its makers',
      holdsItems: 'unknown',
    },
  ],
};

const board = (results: Result[]): Board => boardsOf(results, null)[0] as Board;

describe('the states of a board', () => {
  const lines = stateLines(
    board([result('found', checked), result('silent', { state: 'unknown' })]),
  );

  it('say what each level found, and that nobody looked where nobody did', () => {
    const found = lines.find(({ result: { id } }) => id === 'found');
    expect(found?.levels.map(({ text }) => text)).toEqual([
      '12 of 100 items [7.0 to 20.0%] in web <videos>',
      'not checked',
      'not checked',
      'not checked',
    ]);
    expect(found?.declared).toBe('Own mix: unknown');
    const silent = lines.find(({ result: { id } }) => id === 'silent');
    expect(silent).toMatchObject({ because: 'nobody has looked', declared: 'nothing declared' });
  });

  it('count models, not rows', () => {
    const twice = board([
      result('a', { state: 'unknown' }),
      { ...result('b', { state: 'unknown' }), model: result('a', { state: 'unknown' }).model },
    ]);
    expect(stateLines(twice)).toHaveLength(1);
    expect(stateFinding(lines)).toBe(
      'Of 2 models: 1 with overlap found or declared, 0 searched without overlap, 1 unknown',
    );
    expect(stateFinding([])).toBe('No model has been asked yet');
  });

  it('count a model once where its rows are in several states', () => {
    const of = (name: string, id: string, state: ContaminationRecord['state']): Result => ({
      ...result(id, { state }),
      model: result(name, { state }).model,
    });
    const mixed = board([
      of('a', 'a-searched', 'unknown'),
      of('a', 'a-found', 'overlap'),
      of('b', 'b-cleared', 'clean'),
      of('b', 'b-silent', 'unknown'),
      of('c', 'c-cleared', 'clean'),
    ]);
    expect(stateFinding(stateLines(mixed))).toBe(
      'Of 3 models: 1 with overlap found or declared, 1 searched without overlap, 1 unknown',
    );
  });
});

describe('scores on clear items', () => {
  it('stand where a check has them', () => {
    const scores = cleanScores(
      board([result('found', checked), result('silent', { state: 'unknown' })]),
    );
    expect(scores.map(({ level, clean }) => [level, clean.value])).toEqual([['Source ids', 0.58]]);
    expect(cleanFinding(scores)).toBe(
      'On the clear items alone a score moves by −2.0 points at most',
    );
    const svg = cleanSvg(scores, 'Title');
    expect(svg.match(/<circle/g)).toHaveLength(2);
    expect(svg).not.toContain('NaN');
  });

  it('move nothing that an interval with zero in it does not show', () => {
    const scores = cleanScores(board([result('found', checked)])).map((one) => ({
      ...one,
      difference: { value: -0.02, low: -0.05, high: 0.01, n: 100 },
    }));
    expect(cleanFinding(scores)).toBe('No score differs on the clear items beyond its interval');
    expect(cleanFinding([])).toBe('Scores on clear items');
  });
});
