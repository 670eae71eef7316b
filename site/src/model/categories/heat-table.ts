import type { ItemSet } from '../../../../harness/schema/item-set.ts';
import type { Estimate, Result } from '../../../../harness/schema/result.ts';
import { bestRows, type Board } from '../board.ts';
import { breakdownLabels, breakdownNames } from '../breakdown-labels.ts';
import { percent } from '../figures.ts';

/** The models of a board by the labels of one breakdown, as differences from the mean of the board. */
export type HeatTable = {
  breakdown: string;
  labels: { label: string; n: number; mean: number | null }[];
  rows: { result: Result; cells: HeatCell[] }[];
  /** Of the shown models over all questions: what colours are counted from. */
  mean: number;
  /** The greatest difference that is coloured: both ends of the scale, the same in all tables of a board. */
  reach: number;
};

export type HeatCell = {
  estimate: Estimate | null;
  /** −4 … 4 around the mean; null where nothing is scored or too few questions are. */
  step: number | null;
  small: boolean;
  /** The best of its column. */
  best: boolean;
};

/** With fewer questions a share is hardly a figure. */
const FEW = 30;
const STEPS = 4;
/** More lines are in the files; a page of all of them would help nobody. */
const MOST_ROWS = 12;

/** One table a breakdown, of the best row of each of the best models; none where no model has a score. */
export function heatTables(board: Board, items: ItemSet | undefined): HeatTable[] {
  const results = bestRows(board)
    .slice(0, MOST_ROWS)
    .map(({ result }) => result);
  const scores = results.flatMap(({ probes }) => probes['full']?.accuracy?.value ?? []);
  if (scores.length === 0) return [];
  const mean = meanOf(scores) as number;
  const names = [...new Set(results.flatMap(namesOf))];
  const grids = names.map((breakdown) => gridOf({ results, items, breakdown }));
  const reach = Math.max(
    0,
    ...grids.flatMap(({ rows }) =>
      rows.flatMap((cells) =>
        cells.flatMap((cell) => (isSmall(cell) ? [] : [Math.abs((cell?.value ?? mean) - mean)])),
      ),
    ),
  );
  return grids.map(({ breakdown, labels, rows }) => ({
    breakdown,
    labels: labels.map((label, column) => ({
      label,
      n: Math.max(0, ...rows.map((cells) => cells[column]?.n ?? 0)),
      mean: meanOf(rows.flatMap((cells) => cells[column]?.value ?? [])),
    })),
    rows: rows.map((cells, row) => ({
      result: results[row] as Result,
      cells: cells.map((estimate, column) => {
        const best = Math.max(...rows.map((other) => other[column]?.value ?? -1));
        const small = isSmall(estimate);
        return {
          estimate,
          small,
          step:
            estimate === null || small || reach === 0
              ? null
              : Math.round(((estimate.value - mean) / reach) * STEPS),
          best: estimate !== null && rows.length > 1 && estimate.value === best,
        };
      }),
    })),
    mean,
    reach,
  }));
}

/** What a table shows, as its title: the label that is hardest for these models, and how far it is off. */
export function heatFinding({ labels, mean, rows }: HeatTable): string {
  const sized = labels.filter(({ n, mean: own }) => n >= FEW && own !== null);
  const [hardest] = sized.toSorted((a, b) => (a.mean as number) - (b.mean as number));
  if (hardest === undefined || sized.length < 2)
    return 'Too few questions by label to compare them';
  const who = rows.length === 1 ? 'this model' : 'these models';
  const own = hardest.mean as number;
  return `Hardest for ${who}: ${hardest.label}, ${percent(own)}% on average, ${percent(Math.abs(mean - own))} points ${own <= mean ? 'below' : 'above'} all questions`;
}

function namesOf(result: Result): string[] {
  const { full } = result.probes;
  return full === undefined ? [] : breakdownNames({ probes: { full } });
}

function gridOf({
  results,
  items,
  breakdown,
}: {
  results: Result[];
  items: ItemSet | undefined;
  breakdown: string;
}) {
  const labels = [
    ...new Set(results.flatMap((result) => breakdownLabels({ result, itemSet: items, breakdown }))),
  ];
  const rows = results.map(({ probes }) =>
    labels.map((label) => probes['full']?.breakdowns[breakdown]?.[label]?.accuracy ?? null),
  );
  return { breakdown, labels, rows };
}

function isSmall(estimate: Estimate | null): boolean {
  return estimate !== null && estimate.n < FEW;
}

function meanOf(values: number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
