import type { Rubric } from '../schema/rubric.ts';
import type { WeightedMeans } from '../statistics/weighted-means.ts';
import type { ItemScore } from './item-scores.ts';

/** Which figure of a rubric: `dimension` is null for the average over dimensions. */
export type FigureKey =
  | { scope: 'overall'; dimension: string | null }
  | { scope: 'category'; category: string; dimension: string | null }
  | { scope: 'task'; category: string; task: string; dimension: string | null };

export type FigureScope = FigureKey['scope'];

export type FigureParts = {
  key: FigureKey;
  /** Null where a category that it needs has no item. */
  parts: WeightedMeans | null;
};

/**
 * All figures over some items: overall first, then categories in the order of the rubric, each with
 * its tasks.
 *
 * - A category's or a task's dimension is the mean over its items, its average that of the items' averages.
 * - An overall dimension is the mean over the categories in which it counts, whatever their sizes; one
 *   where no item has it is no part of that.
 * - The overall average is the mean of the overall dimensions, which is not the mean over categories.
 */
export function rubricFigures(items: readonly ItemScore[], rubric: Rubric): FigureParts[] {
  const categories = Object.entries(rubric.categories);
  const groups = categories.flatMap(([category, dimensions]) => {
    const own = items.filter((item) => item.category === category);
    const tasks = [...new Set(own.map(({ task }) => task))];
    return [
      ...[...dimensions, null].map((dimension) => {
        const parts = groupMean(items, dimension, (item) => item.category === category);
        return { key: { scope: 'category' as const, category, dimension }, parts };
      }),
      ...tasks.flatMap((task) =>
        [...dimensions, null].map((dimension) => {
          const isOwn = (item: ItemScore) => item.category === category && item.task === task;
          const key = { scope: 'task' as const, category, task, dimension };
          return { key, parts: groupMean(items, dimension, isOwn) };
        }),
      ),
    ];
  });
  const macros = rubric.dimensions.map((dimension) => {
    const parts = categories
      .filter(([, dimensions]) => dimensions.includes(dimension))
      .map(([category]) => groupMean(items, dimension, (item) => item.category === category));
    return { key: { scope: 'overall' as const, dimension }, parts: meanOf(parts) };
  });
  const average = meanOf(macros.map(({ parts }) => parts));
  // A category without any item would silently change what the macro means are over.
  const isWhole = categories.every(([category]) => items.some((one) => one.category === category));
  return [
    ...macros.map((macro) => (isWhole ? macro : { ...macro, parts: null })),
    { key: { scope: 'overall', dimension: null }, parts: isWhole ? average : null },
    ...groups,
  ];
}

export function isSameFigure(one: FigureKey, other: FigureKey): boolean {
  return JSON.stringify(labels(one)) === JSON.stringify(labels(other));
}

function labels(key: FigureKey): (string | null)[] {
  return [
    key.scope,
    'category' in key ? key.category : null,
    'task' in key ? key.task : null,
    key.dimension,
  ];
}

/** Null where no item of the group has a value. */
function groupMean(
  items: readonly ItemScore[],
  dimension: string | null,
  isOwn: (item: ItemScore) => boolean,
): WeightedMeans | null {
  const values = Float64Array.from(items, (item) => {
    if (!isOwn(item)) return Number.NaN;
    return (dimension === null ? item.average : item.dimensions[dimension]) ?? Number.NaN;
  });
  return values.every((value) => Number.isNaN(value)) ? null : [{ weight: 1, values }];
}

/** The mean of those that are there. */
function meanOf(means: readonly (WeightedMeans | null)[]): WeightedMeans | null {
  const there = means.filter((one) => one !== null);
  if (there.length === 0) return null;
  return there.flatMap((parts) =>
    parts.map(({ weight, values }) => ({ weight: weight / there.length, values })),
  );
}
