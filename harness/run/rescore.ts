import type { ScoreRow } from '../publish/score-table.ts';
import { openRun } from './open-run.ts';
import { scoreRows } from './score-rows.ts';
import { writeScores } from './score-run.ts';

/**
 * Reads and scores the kept replies of a run with today's extractor and scorer, and replaces its
 * scores. The gold answers come from the data folder, which must hold the same items.
 *
 * @param data the data folder; null: where it was when the run was made.
 * @throws `DATA_INVALID` when the data is not what the run was asked on.
 */
export async function rescore(runFolder: string, data: string | null): Promise<ScoreRow[]> {
  const { manifest, itemSet, lines, ...how } = await openRun(runFolder, data);
  const scores = await writeScores(runFolder, lines, how);
  return scoreRows(manifest, itemSet, scores);
}
