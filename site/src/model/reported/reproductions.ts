import type { ReportedFigure, ReportedSource } from '../../../../harness/schema/reported.ts';
import type { Estimate, Result } from '../../../../harness/schema/result.ts';
import type { ReportedRow } from './reported-rows.ts';

/** A reported figure beside one that was measured here, of the same model on the same questions. */
export type Reproduction = ReportedRow & {
  result: Result;
  measured: Estimate;
  /** Measured minus reported, a share. */
  difference: number;
};

/** A reported figure of a model that was measured here too, but on other questions. */
export type Neighbour = ReportedRow & { result: Result; measured: Estimate };

/** What of a figure is accuracy here: the other metrics of a source have no counterpart in a record. */
const METRIC = 'accuracy';

/**
 * Pairs of the same model, by the id that a source's figure names, on the same split. `same`: on the same
 * questions, the only pairs that can be subtracted. `other`: the record is about a part of the split.
 */
export function reproductionsOf(
  sources: ReportedSource[],
  results: Result[],
): { same: Reproduction[]; other: Neighbour[] } {
  const pairs = sources.flatMap((source) =>
    source.figures.filter(isComparable).flatMap((figure) =>
      results
        .filter((result) => result.benchmark.subset === undefined && isSameModel(figure, result))
        .flatMap((result) => {
          const measured = measuredFor(figure, result);
          return measured === null ? [] : [{ figure, source, result, measured }];
        }),
    ),
  );
  return {
    same: pairs
      .filter(({ result }) => result.benchmark.itemSetName === null)
      .map((pair) => ({ ...pair, difference: pair.measured.value - pair.figure.value })),
    other: pairs
      .filter(({ result }) => result.benchmark.itemSetName !== null)
      .toSorted(
        (a, b) =>
          named(a).localeCompare(named(b), 'en') || frameCount(a.result) - frameCount(b.result),
      ),
  };
}

function named({ result }: Neighbour): string {
  return result.benchmark.itemSetName ?? '';
}

/** 0 where a protocol has no fixed number. */
function frameCount({ protocol: { frames } }: Result): number {
  return 'count' in frames ? (frames.count ?? 0) : 0;
}

function isComparable({ kind, metric, modelId }: ReportedFigure): boolean {
  return kind === 'model' && metric === METRIC && modelId !== null;
}

function isSameModel(figure: ReportedFigure, { model, benchmark, provenance }: Result): boolean {
  return (
    model.id === figure.modelId &&
    benchmark.id === figure.benchmark &&
    benchmark.split === figure.split &&
    // A record of somebody's own number reproduces nothing, and a withdrawn one does no longer.
    provenance.level !== 'reported' &&
    provenance.level !== 'withdrawn'
  );
}

function measuredFor({ part }: ReportedFigure, { probes }: Result): Estimate | null {
  const { full } = probes;
  if (full === undefined || full.checklists !== undefined) return null;
  if (part === null) return full.accuracy;
  return full.breakdowns[part.breakdown]?.[part.label]?.accuracy ?? null;
}
