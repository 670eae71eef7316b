import { isScored, type Outcome } from '../schema/outcome.ts';
import type { Estimate } from '../schema/result.ts';
import { accuracy } from '../statistics/accuracy.ts';
import { clusterTotals } from './cluster-totals.ts';
import { evidenceFor, type Context } from './context.ts';
import { ratioFigure, undefinedFor, type Found } from './found.ts';

/** The score over the number of frames, on the items that are scored with every number. */
export type BudgetCurve = {
  points: { frames: number; accuracy: Estimate }[];
  /**
   * Area below the curve over log₂(frames), by trapezoids, over the width: the score at a number of
   * frames drawn with even odds for every doubling.
   */
  area: Found;
};

/** Null where no budget was asked, or it is withheld. */
export function budgetCurve({ items, cell, record }: Context): BudgetCurve | null {
  const evidence = evidenceFor('budget', record);
  if ('kind' in evidence) return null;
  const variants = evidence.variants
    .map(({ label, outcomes }) => ({ frames: Number.parseInt(label, 10), outcomes }))
    .filter(({ frames }) => frames > 0)
    .sort((a, b) => a.frames - b.frames);
  const members = cell.members.filter((item) =>
    variants.every(({ outcomes }) => isScored(outcomes[item] as Outcome)),
  );
  if (variants.length === 0 || members.length === 0) return null;
  const right = (outcomes: Outcome[], item: number) => Number(outcomes[item] === 'correct');
  const clusters = Array.from(members, (item) => items.clusters[item] as number);
  const points = variants.map(({ frames, outcomes }) => ({
    frames,
    accuracy: accuracy(
      Array.from(members, (item) => right(outcomes, item)),
      clusters,
    ),
  }));
  const weights = trapezoids(variants.map(({ frames }) => Math.log2(frames)));
  if (weights === null) return { points, area: undefinedFor('one number of frames is no curve') };
  const totals = clusterTotals(items, members, {
    columns: 1,
    fill(item, row) {
      row[0] = variants.reduce(
        (sum, { outcomes }, index) => sum + (weights[index] as number) * right(outcomes, item),
        0,
      );
      return true;
    },
  });
  return { points, area: ratioFigure(totals, 0, { range: 'score' }) };
}

/** What each place counts in the area; they sum to 1. Null without any width. */
function trapezoids(at: number[]): number[] | null {
  const width = (at.at(-1) ?? 0) - (at[0] ?? 0);
  if (width === 0) return null;
  return at.map((place, index) => {
    const [before, after] = [at[index - 1] ?? place, at[index + 1] ?? place];
    return (after - before) / 2 / width;
  });
}
