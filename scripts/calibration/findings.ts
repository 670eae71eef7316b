import type { Quantity } from './quantities.ts';
import type { Study, StudyRow } from './study.ts';
import { pairName } from './tables.ts';
import { verdictOf, type Tally, type Verdict } from './tally.ts';

type Cell = { name: string; interval: Interval; tally: Tally; verdict: Verdict };

type Interval = 't' | 'percentile';

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
  const outside = measured.filter(
    ({ verdict: { coverage } }) =>
      coverage !== null && (coverage.high < 0.95 || coverage.low > 0.95),
  );
  const { tooNarrow, biased } = offCells(study);
  return [
    `- ${cells.length} figures over ${study.seeds} seeds: ${cells.length - measured.length} are exact or not given, ${measured.length} vary.`,
    `- All intervals of figures that vary, taken together: ${pooled(measured)} hold the truth.`,
    `- Of these, intervals of t with CR1, or of Wilson: ${pooled(measured, 't')}; percentile intervals of resampled videos: ${pooled(measured, 'percentile')}.`,
    `- The exact bounds of ${outside.length} of these ${measured.length} coverages leave 95 % out, where chance alone would put up to ${Math.ceil(measured.length * 0.05)}.`,
    `- Intervals that are too narrow beyond chance (Bonferroni over all figures): ${listed(tooNarrow, ({ verdict }) => `${(100 * (verdict.coverage?.share ?? 0)).toFixed(1)} %`)}.`,
    `- Figures whose mean lies more than 4 standard errors from the truth: ${listed(biased, ({ verdict }) => `${(100 * verdict.meanError).toFixed(2)} points`)}.`,
  ].join('\n');
}

function pooled(cells: Cell[], kind?: Interval): string {
  const own = cells.filter(({ interval }) => kind === undefined || interval === kind);
  const intervals = own.reduce((sum, { verdict }) => sum + verdict.intervals, 0);
  const covered = own.reduce((sum, { tally }) => sum + tally.covered, 0);
  return `${((100 * covered) / intervals).toFixed(2)} % of ${intervals}`;
}

function listed(cells: Cell[], figure: (cell: Cell) => string): string {
  if (cells.length === 0) return 'none';
  return cells.map((one) => `${one.name} (${figure(one)})`).join('; ');
}

function cellsOf({ observers, pairs }: Study): Cell[] {
  const single = Array.from(observers, ([id, rows]) => rows.map((row) => cellOf(row, `\`${id}\``)));
  const paired = pairs.map(({ pair, rows }) => rows.map((row) => cellOf(row, pairName(pair))));
  return [...single, ...paired].flat();
}

function cellOf(
  { quantity, tally }: StudyRow<Pick<Quantity, 'id' | 'interval'>>,
  of: string,
): Cell {
  return {
    name: `${quantity.id} of ${of}`,
    interval: quantity.interval ?? 't',
    tally,
    verdict: verdictOf(tally),
  };
}
