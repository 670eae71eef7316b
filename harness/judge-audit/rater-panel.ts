import { clusterResamples, percentileInterval } from '../statistics/cluster-resamples.ts';
import { clusterIndex } from '../statistics/clusters.ts';
import { fleissKappa } from '../statistics/fleiss-kappa.ts';
import { krippendorffAlpha } from '../statistics/krippendorff-alpha.ts';
import type { AuditKey } from './audit-key.ts';
import { figureOf, finite, type Figure } from './figure.ts';
import type { Bootstrap } from './pair-agreement.ts';
import { SCALES } from './scale.ts';
import type { RaterSheet } from './sheet-labels.ts';

/** All raters together, of the rows as they were drawn: for three and more. */
export type PanelAgreement = {
  raters: number;
  /** Rows that two or more have rated, and those that all have. */
  rows: number;
  whole: number;
  /** Krippendorff's, ordinal where ratings are ordered; takes rows with gaps. */
  alpha: Figure;
  /** Of the rows that all have rated; null where there is none. */
  fleiss: number | null;
};

export function panelAgreement(
  key: AuditKey,
  sheets: RaterSheet[],
  { seed, draws }: Bootstrap,
): PanelAgreement | null {
  if (sheets.length < 3) return null;
  const rated = key.rows
    .map((row) => ({
      cluster: row.cluster,
      ratings: sheets.map(({ rows }) => rows.get(row.id)?.rating ?? null),
    }))
    .filter(({ ratings }) => ratings.filter((rating) => rating !== null).length > 1);
  if (rated.length === 0) return null;
  const categories = SCALES[key.scale].length;
  const measurement = categories > 2 ? 'ordinal' : 'nominal';
  const alphaOf = (rows: typeof rated) =>
    krippendorffAlpha(
      rows.map(({ ratings }) => ratings),
      measurement,
    );
  const index = clusterIndex(rated.map(({ cluster }) => cluster));
  const members = [...Map.groupBy(rated, ({ cluster }) => cluster).values()];
  const { indices } = clusterResamples({ clusters: index.count, draws, seed, key: 'judge panel' });
  const resampled = Array.from({ length: draws }, (_, draw) =>
    alphaOf(
      Array.from(
        indices.subarray(draw * index.count, (draw + 1) * index.count),
        (cluster) => members[cluster] ?? [],
      ).flat(),
    ),
  );
  const whole = rated.filter(({ ratings }) => ratings.every((rating) => rating !== null));
  return {
    raters: sheets.length,
    rows: rated.length,
    whole: whole.length,
    alpha: figureOf(alphaOf(rated), percentileInterval(resampled)),
    fleiss: whole.length === 0 ? null : finite(fleissKappa(whole.map(countsOf(categories))).kappa),
  };
}

function countsOf(categories: number) {
  return ({ ratings }: { ratings: (number | null)[] }) =>
    Array.from(
      { length: categories },
      (_, rating) => ratings.filter((given) => given === rating).length,
    );
}
