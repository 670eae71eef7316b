import { describe, expect, it } from 'vitest';
import { judgementsOf } from '../../../harness/publish/judgements.ts';
import type { ScoreLine } from '../../../harness/schema/journal.ts';
import { gradedSet } from '../../support/graded-set.ts';
import { probeRecord } from '../../support/run-manifest.ts';
import { judged } from '../checklists/judged-items.ts';

const three = ['a_1', 'a_2', 'a_3'].map((id) => judged({ RC: [2, 0] }, { id }));
const items = gradedSet(three);
const line = (item: string, changes: Partial<ScoreLine> = {}): ScoreLine => ({
  trial: `${item}/full`,
  item,
  probe: 'full',
  variant: '',
  repeat: 0,
  answer: null,
  rule: 'judge',
  outcome: 'wrong',
  values: { q0: 2, q1: 1, accuracy: 0 },
  scored: 's',
  ...changes,
});
const of = (lines: ScoreLine[], probe = probeRecord('full'), repeat = 0) =>
  judgementsOf(probe, lines, { items, repeat });
const GOOD_MEDIUM = { state: 'judged', ratings: ['Good', 'Medium'] };

describe('what the judge of a run said', () => {
  it('are the ratings of its score lines, in the order of the items', () => {
    const poor = line('a_1', { values: { q0: 0, q1: 0, accuracy: 0, yesShare: 0 } });
    expect(of([line('a_3'), poor, line('a_2', { outcome: 'correct' })])).toEqual([
      [{ state: 'judged', ratings: ['Poor', 'Poor'] }, GOOD_MEDIUM, GOOD_MEDIUM],
    ]);
  });

  it.each([
    ['failed', 'no-video'],
    ['refused', 'no-video'],
    ['unparsed', 'no-video'],
    ['truncated', 'no-video'],
    ['unjudged', 'unjudged'],
  ] as const)('of a trial that is %s is %s', (outcome, state) => {
    expect(of([line('a_1', { outcome, values: null })])[0]?.[0]).toEqual({ state });
  });

  it('is nothing where a question has no rating, or one that stands for nothing', () => {
    const lacking = line('a_1', { values: { q0: 2, accuracy: 0 } });
    const strange = line('a_2', { values: { q0: 2, q1: 0.5, accuracy: 0 } });
    expect(of([lacking, strange])[0]?.slice(0, 2)).toEqual([
      { state: 'unjudged' },
      { state: 'unjudged' },
    ]);
  });

  it('tells what was not asked from what has no score yet', () => {
    const probe = probeRecord('full', { mask: 'x-x' });
    expect(of([line('a_1'), line('a_2')], probe)).toEqual([
      [GOOD_MEDIUM, null, { state: 'no-video' }],
    ]);
    expect(of([line('a_1', { outcome: 'not-asked', values: null })])[0]?.[0]).toBeNull();
  });

  it('keeps variants and repeats apart', () => {
    const variants = ['1', '2'].map((label) => ({ label, mask: null }));
    const lines = [
      line('a_1', { variant: '2' }),
      line('a_1', { variant: '1', repeat: 1, values: { q0: 0, q1: 0 } }),
    ];
    const probe = probeRecord('full', { variants });
    const first = of(lines, probe).map(([one]) => one);
    expect(first).toEqual([{ state: 'no-video' }, GOOD_MEDIUM]);
    expect(of(lines, probe, 1)[0]?.[0]).toEqual({ state: 'judged', ratings: ['Poor', 'Poor'] });
  });
});
