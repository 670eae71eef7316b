import { SightlineError } from '../errors.ts';
import type { AuditKey } from './audit-key.ts';
import { correctedScores, runNames, type CorrectedScore } from './corrected-score.ts';
import { disagreementsOf } from './disagreements.ts';
import { againstJudge, betweenRaters, humanMeans, type RatedPair } from './labelled.ts';
import { biasContrasts, modelBias, type BiasContrast, type ModelBias } from './model-bias.ts';
import { pairAgreement, type Bootstrap, type PairAgreement } from './pair-agreement.ts';
import { panelAgreement, type PanelAgreement } from './rater-panel.ts';
import { SCALES, type Scale } from './scale.ts';
import type { RaterSheet } from './sheet-labels.ts';

/** How far a judge agrees with people, beside how far people agree with each other. */
export type AgreementReport = {
  sample: string;
  scale: Scale;
  /** The worst first: the lines and columns of the tables. */
  labels: readonly string[];
  runs: { name: string; run: string; judge: string; sameFamily: boolean; unjudged: number }[];
  rows: number;
  raters: { rater: string; labelled: number; cannotTell: number; missing: number }[];
  /** Strata of which nothing is labelled: the figures are not of them. */
  unlabelled: { run: string; label: string; population: number }[];
  /** The ceiling. */
  people: Compared[];
  panel: PanelAgreement | null;
  /** People in the lines, the judge in the columns. */
  judge: Compared[];
  bias: ModelBias[];
  contrasts: BiasContrast[];
  scores: CorrectedScore[];
  /** Rows on which people agree with each other and not with the judge. */
  disagreements: number;
};

/** `dimension` null: all together. */
export type Compared = { who: string; dimension: string | null; agreement: PairAgreement };

/** @throws `DATA_INVALID` where no sheet holds a label. */
export function agreementReport(
  key: AuditKey,
  sheets: RaterSheet[],
  bootstrap: Bootstrap,
): AgreementReport {
  const rated = humanMeans(key, sheets);
  if (rated.length === 0) {
    throw new SightlineError('DATA_INVALID', 'no row of the sample is labelled', {
      hint: 'fill the column "label" of a sheet, or label on the page index.html and save its CSV here',
    });
  }
  const names = runNames(key.runs);
  const compared = (who: string, pairs: RatedPair[]) =>
    comparedBy(pairs, { ...bootstrap, scale: key.scale }).map((one) => ({ who, ...one }));
  const labelled = new Set(rated.map(({ row }) => row.stratum));
  return {
    sample: key.sample,
    scale: key.scale,
    labels: SCALES[key.scale],
    runs: key.runs.map(({ run, judge, sameFamily, unjudged }, at) => ({
      name: names[at] ?? run,
      run,
      judge,
      sameFamily,
      unjudged,
    })),
    rows: key.rows.length,
    raters: sheets.map(({ rater, rows, missing }) => {
      const cannotTell = [...rows.values()].filter(({ rating }) => rating === null).length;
      return { rater, labelled: rows.size - cannotTell, cannotTell, missing };
    }),
    unlabelled: key.strata.flatMap(({ run, label, population }, at) =>
      labelled.has(at) ? [] : [{ run: names[run] ?? '', label, population }],
    ),
    people: sheets.flatMap((one, at) =>
      sheets
        .slice(at + 1)
        .flatMap((other) =>
          compared(`${one.rater} and ${other.rater}`, betweenRaters(key, one, other)),
        ),
    ),
    panel: panelAgreement(key, sheets, bootstrap),
    judge: compared('people and the judge', againstJudge(key, sheets)),
    bias: modelBias(key, rated),
    contrasts: biasContrasts(key, rated, bootstrap),
    scores: correctedScores(key, rated, bootstrap),
    disagreements: disagreementsOf(key, sheets).length,
  };
}

/** Overall, and by dimension where there are several. */
function comparedBy(
  pairs: RatedPair[],
  options: Bootstrap & { scale: Scale },
): { dimension: string | null; agreement: PairAgreement }[] {
  const byDimension = Map.groupBy(pairs, ({ row }) => row.dimension);
  const parts: [string | null, RatedPair[]][] = [
    [null, pairs],
    ...(byDimension.size < 2 ? [] : byDimension),
  ];
  return parts.flatMap(([dimension, own]) => {
    const agreement = pairAgreement(own, options);
    return agreement === null ? [] : [{ dimension, agreement }];
  });
}
