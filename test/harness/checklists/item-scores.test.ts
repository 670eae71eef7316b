import { describe, expect, it } from 'vitest';
import { rubric } from '../../../benchmarks/ruler-bench/rubric.ts';
import { scoreItems } from '../../../harness/checklists/item-scores.ts';
import type { JudgedItem } from '../../../harness/checklists/judged-item.ts';
import { SCORING_RULES, type ScoringRuleId } from '../../../harness/checklists/scoring-rule.ts';
import golden from './golden.json' with { type: 'json' };
import { judged, type Points } from './judged-items.ts';

const [first, second] = golden.ruler.instances as [Points, Points];

function scored(items: JudgedItem[], rule: ScoringRuleId = 'official') {
  return scoreItems(items, rubric, SCORING_RULES[rule]);
}

function averages(items: JudgedItem[], rule: ScoringRuleId) {
  return scored(items, rule).scores.map(({ average }) => average);
}

describe('the golden items', () => {
  const two = [judged(first), judged(second, { id: 'a_2' })];

  it('have the authors’ means of each dimension', () => {
    const points = scored(two).scores.map(({ dimensions }) =>
      Object.values(dimensions).map((value) => (value ?? NaN) * 2),
    );
    expect(points).toEqual(golden.ruler.per_dim.map((one) => Object.values(one)));
  });

  it('score 75 and 62.5, and 83.33 under the vision rule', () => {
    expect(averages(two, 'official')).toEqual([0.75, 0.625]);
    const vision = two.map((item) => ({ ...item, category: 'vision rule' }));
    expect(averages(vision, 'official')[1]! * 100).toBeCloseTo(
      golden.ruler.cat_avg_if_second_were_vision_rule[1]!,
      12,
    );
    // Under the vision rule the first item's Instruction Following is not looked at.
    expect(averages(vision, 'official')[0]).toBe(0.75);
    expect(scored(vision).coverage.ignoredQuestions).toBe(2);
  });

  it('leave a missing dimension out under `nan` alone', () => {
    expect(averages(two, 'nan')).toEqual([0.75, 2.5 / 3]);
    expect(averages(two, 'strict')).toEqual([0.75, 0.625]);
    expect(scored(two, 'nan').scores[1]?.dimensions['Instruction Following']).toBeNull();
    expect(scored(two).coverage.withoutDimension).toEqual({
      'Instruction Following': 1,
      'Visual Consistency': 0,
      'Visual Fidelity': 0,
      'Rule Coherence': 0,
    });
  });
});

describe('items without a verdict', () => {
  const items = [
    judged({ RC: [2] }, { id: 'a_1' }),
    judged({ RC: [2] }, { id: 'a_2', state: 'no-video' }),
    judged({ RC: [2, 2] }, { id: 'a_3', state: 'unjudged' }),
  ];

  it('vanish under `official` and `nan`, and are Poor under `strict`', () => {
    expect(averages(items, 'official')).toEqual([0.25]);
    expect(averages(items, 'nan')).toEqual([1]);
    expect(averages(items, 'strict')).toEqual([0.25, 0, 0]);
  });

  it('are counted in the coverage under every rule', () => {
    const counts = { items: 3, judged: 1, noVideo: 1, unjudged: 1, invalid: 0 };
    expect(scored(items).coverage).toMatchObject({ ...counts, scored: 1 });
    expect(scored(items, 'strict').coverage).toMatchObject({ ...counts, scored: 3 });
    expect(scored(items).byCategory['science']).toMatchObject(counts);
    expect(scored(items).byCategory['game']).toMatchObject({ items: 0, scored: 0 });
  });
});

describe('items that cannot be scored', () => {
  const good = judged({ RC: [2] }, { id: 'ok' });
  const cases: [string, JudgedItem][] = [
    ['category', { ...good, id: 'x', category: 'sport' }],
    ['category', { ...good, id: 'x', category: 'toString' }],
    ['dimension', { ...good, id: 'x', dimensions: ['Beauty'] }],
    ['empty-checklist', judged({}, { id: 'x' })],
    ['ratings', { ...good, id: 'x', verdict: { state: 'judged', ratings: ['Good', 'Good'] } }],
    ['duplicate', good],
  ];

  it.each(cases)('say why: %s', (kind, item) => {
    for (const rule of ['official', 'strict', 'nan'] as const) {
      const { scores, problems, coverage } = scored([good, item], rule);
      expect(scores.map(({ id }) => id)).toEqual(['ok']);
      expect(problems).toMatchObject([{ item: item.id, kind }]);
      expect(coverage).toMatchObject({ items: 2, invalid: 1, scored: 1 });
    }
  });

  it('have no average where no question counts', () => {
    const item = judged({ IF: [2] }, { category: 'vision rule' });
    expect(averages([item], 'nan')).toEqual([null]);
    expect(averages([item], 'official')).toEqual([0]);
  });
});
