import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rubric } from '../../../benchmarks/ruler-bench/rubric.ts';
import {
  isSameFigure,
  rubricFigures,
  type FigureKey,
} from '../../../harness/checklists/figures.ts';
import { scoreItems, type ItemScore } from '../../../harness/checklists/item-scores.ts';
import { scoreTable } from '../../../harness/checklists/score-table.ts';
import { SCORING_RULES } from '../../../harness/checklists/scoring-rule.ts';
import { weightedMean } from '../../../harness/statistics/weighted-means.ts';
import { describeWithRealData, realData } from '../../support/real-data.ts';
import golden from './golden.json' with { type: 'json' };
import { benchmarkOf, judged, type Points } from './judged-items.ts';

const SHORT = new Map([
  ['IF', 'Instruction Following'],
  ['VC', 'Visual Consistency'],
  ['VF', 'Visual Fidelity'],
  ['RC', 'Rule Coherence'],
]);
const CATEGORY = new Map([
  ['Science Rule', 'science'],
  ['Game Rule', 'game'],
  ['Semantics Rule', 'semantic'],
  ['Hypothesis Rule', 'hypothetical'],
  ['Humanity Rule', 'humanity'],
  ['Vision Rule', 'vision rule'],
]);
type Row = readonly [category: string, metric: string, value: number];

/** The authors' figures of a category as its one item, so that only the averaging is left to do. */
function itemsOf(rows: readonly Row[]): ItemScore[] {
  return Array.from(CATEGORY, ([title, category]) => {
    const own = rows.filter(([name, metric]) => name === title && SHORT.has(metric));
    const dimensions = Object.fromEntries(
      own.map(([, metric, share]) => [SHORT.get(metric)!, share / 100]),
    );
    const values = Object.values(dimensions);
    const average = values.reduce((sum, one) => sum + one, 0) / values.length;
    return { id: category, category, task: category, dimensions, average };
  });
}

function value(items: readonly ItemScore[], key: FigureKey): number | null | undefined {
  const found = rubricFigures(items, rubric).find((one) => isSameFigure(one.key, key));
  return found?.parts == null ? null : weightedMean(found.parts);
}

function averagesMatch(rows: readonly Row[]) {
  const items = itemsOf(rows);
  for (const [title, metric, published] of rows) {
    const dimension = SHORT.get(metric) ?? null;
    const category = CATEGORY.get(title);
    const key: FigureKey =
      category === undefined
        ? { scope: 'overall', dimension }
        : { scope: 'category', category, dimension };
    // Twice the authors' rounding: theirs of the parts, and of the mean.
    expect(Math.abs(value(items, key)! * 100 - published), `${title} ${metric}`).toBeLessThan(
      0.0101,
    );
  }
}

describe('the authors’ table', () => {
  it('comes out of its category figures for Veo3.1', () => {
    const rows = golden.veo31.rows as unknown as Row[];
    averagesMatch(rows);
    const overall = (dimension: string | null) =>
      (value(itemsOf(rows), { scope: 'overall', dimension })! * 100).toFixed(2);
    expect(overall('Rule Coherence')).toBe('48.87');
    expect(overall('Instruction Following')).toBe('68.70');
    expect(overall(null)).toBe('70.24');
  });
});

describeWithRealData('the authors’ table of all generators', () => {
  it('comes out of its category figures', () => {
    const file = join(realData(), 'reported/ruler_readme.json');
    const { rows } = JSON.parse(readFileSync(file, 'utf8')) as { rows: Record<string, unknown>[] };
    const figures = rows.filter((row) => row['category'] !== 'Win Rate');
    const generators = Object.keys(rows[0]!).slice(2);
    expect(generators).toHaveLength(10);
    for (const generator of generators) {
      averagesMatch(
        figures.map((row) => [row['category'], row['metric'], row[generator]] as unknown as Row),
      );
    }
  });
});

describe('figures', () => {
  const [first, second] = golden.ruler.instances as [Points, Points];

  it('have the golden category average', () => {
    const items = [judged(first), judged(second, { id: 'a_2' })];
    const { scores } = scoreItems(items, rubric, SCORING_RULES.official);
    const key: FigureKey = { scope: 'category', category: 'science', dimension: null };
    expect(value(scores, key)! * 100).toBe(golden.ruler.cat_avg_nonvision_missing_IF_counts_0);
    expect(value(scores, { ...key, dimension: 'Rule Coherence' })).toBe(0.625);
    expect(value(scores, { ...key, scope: 'task', task: 'a' })).toBe(0.6875);
  });

  it('have no overall where a category has no item', () => {
    const { scores } = scoreItems([judged(first)], rubric, SCORING_RULES.official);
    expect(value(scores, { scope: 'overall', dimension: null })).toBeNull();
    expect(value(scores, { scope: 'overall', dimension: 'Rule Coherence' })).toBeNull();
    expect(value(scores, { scope: 'category', category: 'game', dimension: null })).toBeNull();
  });

  it('take the overall Instruction Following over five categories, others over six', () => {
    const all = benchmarkOf({ tasks: 1, items: 2, seed: 1 });
    const { scores } = scoreItems(all, rubric, SCORING_RULES.official);
    const figures = rubricFigures(scores, rubric);
    const counts = rubric.dimensions.map(
      (dimension) =>
        figures.find(({ key }) => isSameFigure(key, { scope: 'overall', dimension }))?.parts
          ?.length,
    );
    expect(counts).toEqual([5, 6, 6, 6]);
    expect(figures).toHaveLength(5 + 2 * (5 * 5 + 4));
  });

  it('under `nan` leave a category where nobody asks for a dimension out of its mean', () => {
    const all = benchmarkOf({ tasks: 1, items: 2, seed: 2 });
    const without = all.map((item) =>
      item.category === 'game' ? judged({ RC: [2] }, item) : item,
    );
    const of = (rule: 'nan' | 'official') =>
      rubricFigures(scoreItems(without, rubric, SCORING_RULES[rule]).scores, rubric).find(
        ({ key }) => isSameFigure(key, { scope: 'overall', dimension: 'Visual Fidelity' }),
      )?.parts?.length;
    expect([of('nan'), of('official')]).toEqual([5, 6]);
  });

  it('stay within 0 and 1, and strict is never above official', () => {
    const states = fc.constantFrom('judged', 'no-video', 'unjudged');
    const points = fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 3 });
    const item = fc.record({
      points: fc.record({ IF: points, VC: points, VF: points, RC: points }),
      category: fc.constantFrom(...Object.keys(rubric.categories)),
      state: states,
    });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 12 }), (drawn) => {
        const items = drawn.map((one, i) => judged(one.points, { ...one, id: `${i}` }));
        const of = (rule: keyof typeof SCORING_RULES) =>
          rubricFigures(scoreItems(items, rubric, SCORING_RULES[rule]).scores, rubric).filter(
            ({ parts, key }) => parts !== null && key.scope === 'category',
          );
        const strict = of('strict');
        for (const { key, parts } of of('official')) {
          const official = weightedMean(parts!);
          const other = strict.find((one) => isSameFigure(one.key, key))!;
          expect(official).toBeLessThanOrEqual(1 + 1e-12);
          expect(weightedMean(other.parts!)).toBeGreaterThanOrEqual(0);
          expect(weightedMean(other.parts!)).toBeLessThanOrEqual(official + 1e-12);
        }
      }),
    );
  });
});

describe('intervals', () => {
  const { scores } = scoreItems(
    benchmarkOf({ tasks: 3, items: 6, seed: 5 }),
    rubric,
    SCORING_RULES.official,
  );
  const table = scoreTable(scores, rubric, { seed: 1, key: 'test' });

  it('stand around every figure', () => {
    for (const { value: share, interval, n } of table) {
      if (interval === null) continue;
      expect(interval.low).toBeLessThanOrEqual(share!);
      expect(interval.high).toBeGreaterThanOrEqual(share!);
      expect(n).toBeGreaterThan(1);
    }
    expect(table[4]).toMatchObject({ key: { scope: 'overall', dimension: null }, n: 108 });
    expect(table[0]).toMatchObject({ n: 90 });
  });

  it('have the standard error of the stratified mean', () => {
    const own = scores.filter(({ category }) => category === 'science');
    const tasks = [...new Set(own.map(({ task }) => task))];
    const variance = tasks
      .map((task) => own.filter((one) => one.task === task).map(({ average }) => average!))
      .map((values) => {
        const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
        return (values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / 5) * 6;
      })
      .reduce((sum, one) => sum + one, 0);
    const figure = table.find(({ key }) =>
      isSameFigure(key, { scope: 'category', category: 'science', dimension: null }),
    );
    expect(figure?.interval?.se).toBeCloseTo(Math.sqrt(variance) / own.length, 2);
  });

  it('are not there where nothing varies', () => {
    const good = benchmarkOf({ tasks: 2, items: 2, seed: 5, bias: 1 });
    const perfect = scoreItems(good, rubric, SCORING_RULES.official).scores;
    const figures = scoreTable(perfect, rubric, { seed: 1, key: 'test' });
    expect(figures[4]).toMatchObject({ value: 1, interval: null });
    expect(scoreTable([], rubric, { seed: 1, key: 'x' })[4]).toMatchObject({ value: null, n: 0 });
  });

  it('pool the tasks of one item by category', () => {
    const single = benchmarkOf({ tasks: 4, items: 1, seed: 5 });
    const { scores: few } = scoreItems(single, rubric, SCORING_RULES.official);
    const figures = scoreTable(few, rubric, { seed: 1, key: 'test' });
    expect(figures[4]?.interval).not.toBeNull();
    for (const { key, interval } of figures) if (key.scope === 'task') expect(interval).toBeNull();
  });
});
