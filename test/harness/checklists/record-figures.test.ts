import { describe, expect, it } from 'vitest';
import { rubric } from '../../../benchmarks/ruler-bench/rubric.ts';
import { rubricOf } from '../../../harness/checklists/graded-items.ts';
import { scoreItems } from '../../../harness/checklists/item-scores.ts';
import type { JudgedItem, Judgement } from '../../../harness/checklists/judged-item.ts';
import { encodeRatings } from '../../../harness/checklists/ratings-text.ts';
import {
  figuresAgain,
  judgementsIn,
  recordFigures,
  resamplingOf,
} from '../../../harness/checklists/record-figures.ts';
import { scoreTable } from '../../../harness/checklists/score-table.ts';
import { SCORING_RULES } from '../../../harness/checklists/scoring-rule.ts';
import { checklistResultSchema } from '../../../harness/schema/checklist-figures.ts';
import { gradedSet } from '../../support/graded-set.ts';
import golden from './golden.json' with { type: 'json' };
import { benchmarkOf, judged, type Points } from './judged-items.ts';

const everything = benchmarkOf({ tasks: 2, items: 4, seed: 3 });
const items = gradedSet(everything);
const said = (all: readonly JudgedItem[]): Judgement[] => all.map(({ verdict }) => verdict);
const verdicts = said(everything);
const withGaps = verdicts.map((one, index): Judgement => {
  if (index % 7 === 1) return { state: 'no-video' };
  return index % 11 === 2 ? { state: 'unjudged' } : one;
});

describe('the figures of a record', () => {
  it('are those of the score table, with the rubric of the item set', () => {
    expect(rubricOf(items)).toEqual(rubric);
    const { rules } = recordFigures([verdicts], items, { tasks: true });
    const { scores } = scoreItems(everything, rubric, SCORING_RULES.nan);
    const table = scoreTable(scores, rubric, resamplingOf(items));
    const [first] = table;
    expect(rules.nan.overall.dimensions['Instruction Following']).toEqual({
      value: first!.value,
      ...first!.interval,
      n: 40,
    });
    expect(rules.nan.overall.average?.value).toBe(table[4]!.value);
    expect(Object.keys(rules.nan.categories)).toEqual(Object.keys(rubric.categories));
    expect(rules.nan.categories['vision rule']?.dimensions).not.toHaveProperty(
      'Instruction Following',
    );
    expect(Object.keys(rules.nan.categories['game']?.tasks ?? {})).toEqual(['game 0', 'game 1']);
  });

  it('have the golden figures of the authors’ script', () => {
    const [first, second] = golden.ruler.instances as [Points, Points];
    const two = [judged(first), judged(second, { id: 'a_2' })];
    const { rules } = recordFigures([said(two)], gradedSet(two), { tasks: true });
    const { average } = rules.official.categories['science']!;
    expect(average!.value * 100).toBe(golden.ruler.cat_avg_nonvision_missing_IF_counts_0);
    expect(rules.official.coverage.withoutDimension['Instruction Following']).toBe(1);
    expect(rules.official.overall.average).toBeNull();
  });

  it('count a failure as Poor under strict alone, and say what is covered', () => {
    const { rules } = recordFigures([withGaps], items, { tasks: false });
    const { official, strict } = rules;
    expect(official.coverage).toMatchObject({
      items: 48,
      judged: 36,
      noVideo: 7,
      unjudged: 5,
      scored: 36,
    });
    expect(strict.coverage).toMatchObject({ judged: 36, scored: 48 });
    expect(strict.overall.average!.value).toBeLessThan(official.overall.average!.value);
    expect([official, strict].map(({ overall }) => overall.average?.n)).toEqual([36, 48]);
    expect(strict.categories['game']).not.toHaveProperty('tasks');
  });

  it('stay within what a share can be', () => {
    const nearly = everything.map((item, index) =>
      judged({ IF: [2], VC: [2], VF: [2], RC: [index % 8 === 0 ? 0 : 2] }, item),
    );
    const graded = gradedSet(nearly);
    const { rules } = recordFigures([said(nearly)], graded, { tasks: true });
    const science = rules.official.categories['science']!.dimensions['Rule Coherence']!;
    expect(science.high).toBe(1);
    expect(() => checklistResultSchema.parse({ ratings: null, rules })).not.toThrow();
  });

  it('are of the mean of several variants, each with what it has', () => {
    const twice = recordFigures([verdicts, verdicts], items, { tasks: false });
    const once = recordFigures([verdicts], items, { tasks: false });
    expect(twice.rules.official.overall).toEqual(once.rules.official.overall);
    expect(twice.rules.official.coverage.items).toBe(96);
    const poor = everything.map(({ dimensions }): Judgement => ({
      state: 'judged',
      ratings: dimensions.map(() => 'Poor'),
    }));
    const half = recordFigures([verdicts, poor], items, { tasks: false });
    expect(half.rules.official.overall.average!.value).toBeCloseTo(
      once.rules.official.overall.average!.value / 2,
      12,
    );
    const lacking = recordFigures([verdicts, withGaps], items, { tasks: false });
    expect(lacking.rules.official.overall.average!.value).toBeCloseTo(
      once.rules.official.overall.average!.value,
      12,
    );
  });

  it('leave out what was not asked', () => {
    const few = verdicts.map((one, index) => (index % 4 === 0 ? null : one));
    const { rules } = recordFigures([few], items, { tasks: false });
    expect(rules.strict.coverage).toMatchObject({ items: 36, scored: 36, noVideo: 0 });
  });

  it('say how far a probe of the judge is from full, item by item', () => {
    const { againstFull } = recordFigures([verdicts], items, { tasks: false, full: [withGaps] });
    expect(againstFull?.official).toMatchObject({ difference: 0, low: null, p: 1, n: 36 });
    expect(againstFull?.strict?.difference).toBeGreaterThan(0);
    expect(againstFull?.strict?.low).toBeGreaterThan(0);
    expect(againstFull?.strict?.p).toBeLessThan(0.01);
  });
});

describe('a published record', () => {
  const ratings = {
    full: encodeRatings(withGaps),
    'judge-blind': encodeRatings(verdicts),
  };
  const recordOf = (text: string) => ({ checklists: { ratings: [text] } });
  const probes = {
    full: recordOf(ratings.full),
    'judge-blind': recordOf(ratings['judge-blind']),
    withheld: { checklists: { ratings: null } },
    other: {},
  };

  it('has all its figures in its ratings and its item set', () => {
    const again = figuresAgain(probes, items);
    expect([...again.keys()]).toEqual(['full', 'judge-blind']);
    expect(again.get('full')).toEqual(recordFigures([withGaps], items, { tasks: true }));
    expect(again.get('judge-blind')).toEqual(
      recordFigures([verdicts], items, { tasks: false, full: [withGaps] }),
    );
  });

  it('is refused where its ratings are not of the items', () => {
    expect(() => judgementsIn([ratings.full.slice(2)], items)).toThrow(RangeError);
  });
});
