import type { ChecklistFigure } from '../../../../harness/schema/checklist-figures.ts';
import type { Result } from '../../../../harness/schema/result.ts';
import { figuresUnder } from './generator-figures.ts';

/** A line of a table of generators side by side: one figure each, in their order. */
export type HeatRow = { name: string; figures: (ChecklistFigure | null)[]; isAverage: boolean };
export type HeatGroup = { category: string; rows: HeatRow[] };

type Judged = Pick<Result, 'probes'>;

/** By category its average and its dimensions, under the official rule. */
export function dimensionRows(results: readonly Judged[]): HeatGroup[] {
  return categoryNames(results).map((category) => {
    const groups = results.map((one) => categoryOf(one, category));
    const names = new Set(groups.flatMap((group) => Object.keys(group?.dimensions ?? {})));
    return {
      category,
      rows: [
        {
          name: 'average',
          figures: groups.map((group) => group?.average ?? null),
          isAverage: true,
        },
        ...Array.from(names, (name) => ({
          name,
          figures: groups.map((group) => group?.dimensions[name] ?? null),
          isAverage: false,
        })),
      ],
    };
  });
}

/** By category the averages of its tasks, under the official rule. */
export function taskRows(results: readonly Judged[]): HeatGroup[] {
  return categoryNames(results).map((category) => {
    const groups = results.map((one) => categoryOf(one, category)?.tasks ?? {});
    const names = new Set(groups.flatMap((tasks) => Object.keys(tasks)));
    return {
      category,
      rows: Array.from(names, (name) => ({
        name: name.replaceAll('_', ' '),
        figures: groups.map((tasks) => tasks[name]?.average ?? null),
        isAverage: false,
      })),
    };
  });
}

function categoryNames(results: readonly Judged[]): string[] {
  const names = results.flatMap((one) =>
    Object.keys(figuresUnder(one, 'official')?.categories ?? {}),
  );
  return [...new Set(names)];
}

function categoryOf(result: Judged, category: string) {
  return figuresUnder(result, 'official')?.categories[category];
}
