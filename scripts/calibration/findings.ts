import type { Study } from './study.ts';
import { pairName } from './tables.ts';
import { verdictOf, type Tally, type Verdict } from './tally.ts';

type Cell = { name: string; tally: Tally; verdict: Verdict };

/** Where the study as a whole finds a figure off, by chance hardly ever. */
const LEVEL = 0.05;

/** The figures that are biased, or whose intervals hold the truth too rarely, after Bonferroni. */
export function offCells(study: Study): { tooNarrow: Cell[]; biased: Cell[] } {
  const cells = cellsOf(study);
  const limit = LEVEL / Math.max(1, cells.length);
  // Of a normal mean, two-sided, at the level of some hundred cells.
  const mostErrors = 4;
  return {
    tooNarrow: cells.filter(({ verdict: { tooFew } }) => tooFew !== null && tooFew < limit),
    biased: cells.filter(
      ({ verdict: { kind, meanError, meanErrorSe } }) =>
        kind === 'measured' && Math.abs(meanError) > mostErrors * meanErrorSe,
    ),
  };
}

/** What a reader should know first. */
export function findings(study: Study): string {
  const cells = cellsOf(study);
  const measured = cells.filter(({ verdict }) => verdict.kind === 'measured');
  const intervals = measured.reduce((sum, { verdict }) => sum + verdict.intervals, 0);
  const covered = measured.reduce((sum, { tally }) => sum + tally.covered, 0);
  const outside = measured.filter(
    ({ verdict: { coverage } }) =>
      coverage !== null && (coverage.high < 0.95 || coverage.low > 0.95),
  );
  const { tooNarrow, biased } = offCells(study);
  return [
    `- ${cells.length} figures over ${study.seeds} seeds: ${cells.length - measured.length} are exact or not given, ${measured.length} vary.`,
    `- All intervals of figures that vary taken together, ${((100 * covered) / intervals).toFixed(2)} % of ${intervals} hold the truth.`,
    `- The exact bounds of ${outside.length} of these ${measured.length} coverages leave 95 % out, where chance alone would put up to ${Math.ceil(measured.length * 0.05)}.`,
    `- Intervals that are too narrow beyond chance (Bonferroni over all figures): ${listed(tooNarrow, ({ verdict }) => `${(100 * (verdict.coverage?.share ?? 0)).toFixed(1)} %`)}.`,
    `- Figures whose mean lies more than 4 standard errors from the truth: ${listed(biased, ({ verdict }) => `${(100 * verdict.meanError).toFixed(2)} points`)}.`,
  ].join('\n');
}

function listed(cells: Cell[], figure: (cell: Cell) => string): string {
  if (cells.length === 0) return 'none';
  return cells.map((one) => `${one.name} (${figure(one)})`).join('; ');
}

function cellsOf({ observers, pairs }: Study): Cell[] {
  const single = Array.from(observers, ([id, rows]) =>
    rows.map(({ quantity, tally }) => cell(`${quantity.id} of \`${id}\``, tally)),
  );
  const paired = pairs.map(({ pair, rows }) =>
    rows.map(({ quantity, tally }) => cell(`${quantity.id} of ${pairName(pair)}`, tally)),
  );
  return [...single, ...paired].flat();
}

function cell(name: string, tally: Tally): Cell {
  return { name, tally, verdict: verdictOf(tally) };
}
