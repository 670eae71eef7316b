import type { Confusion } from './confusion.ts';

/** How far apart two categories are: all alike, by steps, or by squared steps between ordered ones. */
export type KappaWeights = 'nominal' | 'linear' | 'quadratic';

export type Agreement = {
  /** Share of items rated alike. */
  observed: number;
  /** Share of items that raters with these marginals would rate alike by chance. */
  expected: number;
  /** 1 is agreement, 0 is chance; NaN where chance would agree on everything. */
  kappa: number;
};

/**
 * Cohen's kappa of two raters, 1 − Σ w o / Σ w e with the disagreement weights w (Cohen 1960, 1968).
 * `observed` and `expected` are unweighted.
 *
 * @param table not empty; categories in their order for the weighted forms.
 */
export function cohenKappa(table: Confusion, weights: KappaWeights = 'nominal'): Agreement {
  const shares = marginals(table);
  const between = (weigh: (row: number, column: number) => number) => {
    let seen = 0;
    let chance = 0;
    table.forEach((cells, row) =>
      cells.forEach((cell, column) => {
        seen += (weigh(row, column) * cell) / shares.total;
        chance += weigh(row, column) * shares.rows[row]! * shares.columns[column]!;
      }),
    );
    return { seen, chance };
  };
  const alike = between((row, column) => Number(row === column));
  const apart = between(WEIGHTS[weights]);
  return {
    observed: alike.seen,
    expected: alike.chance,
    kappa: apart.chance === 0 ? Number.NaN : 1 - apart.seen / apart.chance,
  };
}

/**
 * Gwet's AC1, whose chance agreement stays small when one category is frequent:
 * p_e = Σ π(1 − π) / (K − 1), π the mean of both raters' marginals (Gwet 2008).
 */
export function gwetAc1(table: Confusion): Agreement {
  const { rows, columns, total } = marginals(table);
  const observed = table.reduce((sum, cells, k) => sum + cells[k]! / total, 0);
  const shares = rows.map((row, k) => (row + columns[k]!) / 2);
  const expected = shares.reduce((sum, share) => sum + share * (1 - share), 0) / (table.length - 1);
  return { observed, expected, kappa: (observed - expected) / (1 - expected) };
}

const WEIGHTS: Record<KappaWeights, (row: number, column: number) => number> = {
  nominal: (row, column) => Number(row !== column),
  linear: (row, column) => Math.abs(row - column),
  quadratic: (row, column) => (row - column) ** 2,
};

function marginals(table: Confusion): { rows: number[]; columns: number[]; total: number } {
  const counts = table.map((cells) => cells.reduce((sum, cell) => sum + cell, 0));
  const total = counts.reduce((sum, count) => sum + count, 0);
  return {
    rows: counts.map((count) => count / total),
    columns: table.map((_, k) => table.reduce((sum, cells) => sum + cells[k]!, 0) / total),
    total,
  };
}
