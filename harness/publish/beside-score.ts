import { readDiagnosed, readDiagnosis } from '../run/diagnosis-file.ts';
import { readGrounding } from '../run/grounding-file.ts';
import type { DiagnosisFigures } from '../schema/diagnosis.ts';
import type { Grounding } from '../schema/grounding.ts';
import type { ItemSet } from '../schema/item-set.ts';
import type { ScoreLine } from '../schema/journal.ts';
import type { RunManifest } from '../schema/run-manifest.ts';
import { diagnosisFigures } from './diagnosis-figures.ts';
import { groundingFigures } from './grounding-figures.ts';

/** Of `full`; each left out where there is none. */
export type BesideScore = { grounding?: Grounding; diagnosis?: DiagnosisFigures };

/** What a run folder holds beside its scores. Never part of a score. */
export async function besideScore(
  runFolder: string,
  run: { manifest: Pick<RunManifest, 'protocol'>; scores: ScoreLine[]; items: ItemSet },
): Promise<BesideScore> {
  const { scores, items, manifest } = run;
  const [spans, diagnosed, by] = await Promise.all([
    readGrounding(runFolder),
    readDiagnosed(runFolder),
    readDiagnosis(runFolder),
  ]);
  const grounding = groundingFigures(spans, { scores, items, protocol: manifest.protocol });
  const diagnosis = by === null ? null : diagnosisFigures(diagnosed, { by, scores, items });
  return {
    ...(grounding === null ? {} : { grounding }),
    ...(diagnosis === null ? {} : { diagnosis }),
  };
}
