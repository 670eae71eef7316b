import type { ReportedFigure, ReportedSource } from '../../../../harness/schema/reported.ts';

/** A figure with the source that says it. */
export type ReportedRow = { figure: ReportedFigure; source: ReportedSource };

/** What the rows of a board have in common. */
type Place = { benchmark: string; split: string; itemSetName: string | null };

/** With so many scored models of its own a board needs no figures from elsewhere. */
const SCORED_ENOUGH = 5;

/** What is a benchmark's score, as opposed to one of the figures beside it. */
const SCORES = new Set(['accuracy', 'score']);

/**
 * What others have reported for the whole split of a board, best first. Never ranked, in no tie band and in
 * no mean: nobody here has seen the answers. Empty for a named part of a split, which nobody else has asked.
 */
export function reportedRows(sources: ReportedSource[], place: Place): ReportedRow[] {
  if (place.itemSetName !== null) return [];
  return sources
    .flatMap((source) => source.figures.map((figure) => ({ figure, source })))
    .filter(
      ({ figure }) =>
        figure.benchmark === place.benchmark &&
        figure.split === place.split &&
        figure.part === null &&
        SCORES.has(figure.metric),
    )
    .toSorted(
      (a, b) =>
        b.figure.value - a.figure.value || a.figure.model.localeCompare(b.figure.model, 'en'),
    );
}

/** Every split that something was reported of, in the order of the sources, with what `reportedRows` has. */
export function reportedSplits(
  sources: ReportedSource[],
): { benchmark: string; split: string; rows: ReportedRow[] }[] {
  const places = new Map(
    sources
      .flatMap(({ figures }) => figures)
      .flatMap(({ benchmark, split }) =>
        split === null ? [] : [[`${benchmark} ${split}`, { benchmark, split }] as const],
      ),
  );
  return Array.from(places.values(), (place) => ({
    ...place,
    rows: reportedRows(sources, { ...place, itemSetName: null }),
  })).filter(({ rows }) => rows.length > 0);
}

/** @param ranked how many models of the board have a rank. */
export function reportedAreHidden(ranked: number): boolean {
  return ranked >= SCORED_ENOUGH;
}
