import { describe, expect, it } from 'vitest';
import { describeItems } from '../../../harness/plan/item-set.ts';
import { itemSetSchema } from '../../../harness/schema/item-set.ts';
import type { Item } from '../../../harness/schema/item.ts';
import { choiceItem } from '../../support/items.ts';

const benchmark = {
  id: 'nextqa',
  breakdowns: (item: Item) => ({ type: item.tags['type'] ?? 'CW' }),
};
const items = [choiceItem('a_1'), choiceItem('a_2'), choiceItem('b_1', { tags: { type: 'TN' } })];
const set = describeItems(benchmark, items, null);

describe('describeItems', () => {
  it('holds ids, videos, option counts and labels, and no text', () => {
    expect(itemSetSchema.parse(set)).toMatchObject({
      ids: ['a_1', 'a_2', 'b_1'],
      clusters: [0, 0, 1],
      clusterIds: ['a', 'b'],
      optionCounts: [3, 3, 3],
      breakdowns: { type: { labels: ['CW', 'TN'], items: [0, 0, 1] } },
    });
    expect(JSON.stringify(set)).not.toMatch(/walk|jump|What/);
  });

  it.each([
    ['question', { question: 'Else?' }],
    ['gold answer', { gold: { kind: 'choice' as const, letter: 'C' } }],
    ['option', { options: [{ letter: 'A', text: 'else' }] }],
    ['video', { cluster: 'z' }],
  ])('has another hash when a %s changes', (_, change) => {
    const changed = [{ ...(items[0] as Item), ...change }, ...items.slice(1)];
    expect(describeItems(benchmark, changed, null).hash).not.toBe(set.hash);
  });

  it('has one hash with and without answers that are kept, and another with another question', () => {
    const splits = { val: { title: 'Kept', hiddenAnswers: true } };
    const unanswered = items.map((item) => ({ ...item, gold: { kind: 'hidden' as const } }));
    const hidden = describeItems(benchmark, unanswered, null);
    expect(describeItems({ ...benchmark, splits }, unanswered, null)).toEqual(hidden);
    expect(describeItems({ ...benchmark, splits }, items, null)).toEqual(hidden);
    expect(hidden.hash).not.toBe(set.hash);
    const changed = items.map((item) => ({ ...item, question: 'Else?' }));
    expect(describeItems({ ...benchmark, splits }, changed, null).hash).not.toBe(hidden.hash);
  });

  it('does not depend on where the clips are', () => {
    const moved = items.map((item) => ({ ...item, clip: { file: 'elsewhere.mp4' } }));
    expect(describeItems(benchmark, moved, null).hash).toBe(set.hash);
  });

  it('breaks its schema when a column is too short', () => {
    const parsed = itemSetSchema.safeParse({ ...set, clusters: [0] });
    expect(parsed.error?.issues[0]).toMatchObject({
      path: ['clusters'],
      message: '1 entries for 3 items',
    });
  });

  it.each([
    ['a video that is none', { clusters: [0, 1, 9] }, 'clusters', /9 is no index/],
    ['an id twice', { ids: ['a', 'a', 'b'] }, 'ids', /twice/],
    ['a hash that leads elsewhere', { hash: '../../outside' }, 'hash', /letters, digits/],
  ])('breaks its schema with %s', (_, change, path, message) => {
    const parsed = itemSetSchema.safeParse({ ...set, ...change });
    expect(parsed.error?.issues[0]).toMatchObject({
      path: [path],
      message: expect.stringMatching(message) as string,
    });
  });
});

describe('describeItems of a generation benchmark', () => {
  const rubric = { dimensions: ['x', 'y'], categories: { one: ['x', 'y'], two: ['y'] } };
  const checked = items.map((item, index) => ({
    ...item,
    gold: {
      kind: 'checklist' as const,
      checks: (index === 0 ? ['y', 'x', 'x'] : ['y']).map((dimension) => ({
        dimension,
        question: 'Does it?',
      })),
    },
  }));
  const own = { id: 'films', breakdowns: () => ({ category: 'one', task: 'a' }) };
  const graded = describeItems({ ...own, rubric }, checked, null);

  it('holds the dimensions of the questions, and no text', () => {
    expect(itemSetSchema.parse(graded).checklists).toEqual({
      dimensions: ['x', 'y'],
      categories: { one: [0, 1], two: [1] },
      questions: [[1, 0, 0], [1], [1]],
    });
    expect(JSON.stringify(graded)).not.toContain('Does it?');
  });

  it('has the hash that it would have without a rubric', () => {
    expect(graded.hash).toBe(describeItems(own, checked, null).hash);
  });

  it.each([
    ['a dimension that is none', { questions: [[2], [0], [0]] }, /2 is no index/],
    ['too few checklists', { questions: [[0]] }, /1 entries for 3 items/],
  ])('breaks its schema with %s', (_, change, message) => {
    const checklists = { ...graded.checklists, ...change };
    const parsed = itemSetSchema.safeParse({ ...graded, checklists });
    expect(parsed.error?.issues[0]?.message).toMatch(message);
  });

  it('breaks its schema without the labels of category and task', () => {
    const parsed = itemSetSchema.safeParse({ ...graded, breakdowns: {} });
    expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toEqual([
      'breakdowns.category',
      'breakdowns.task',
    ]);
  });
});
