import type { ScoreRow } from '../publish/score-table.ts';
import { withBeside } from './beside-rows.ts';
import { rediagnose } from './diagnose-run.ts';
import { keptJudge } from './judge-file.ts';
import { openRun, type OpenRun } from './open-run.ts';
import { scoreRows } from './score-rows.ts';
import { writeScores } from './score-run.ts';

/**
 * Reads and scores the kept replies of a run with today's extractor and scorer, and replaces its
 * scores. The gold answers come from the data folder, which must hold the same items.
 *
 * @param data the data folder; null: where it was when the run was made.
 * @param judge `kept`: by the votes of the run's judge, where it has one. Nobody is asked either way.
 * @throws `DATA_INVALID` when the data is not what the run was asked on, `RUN_MISMATCH` when the judge
 * has changed since.
 */
export async function rescore(
  runFolder: string,
  data: string | null,
  judge: 'kept' | 'none' = 'kept',
): Promise<ScoreRow[]> {
  return scoreOpened(runFolder, await openRun(runFolder, data), judge);
}

/** The same with a run that is open, read against the questions that it gives. */
export async function scoreOpened(
  runFolder: string,
  run: OpenRun,
  judge: 'kept' | 'none',
): Promise<ScoreRow[]> {
  const { manifest, itemSet, lines, questionOf, reading } = run;
  const kept = judge === 'kept' ? await keptJudge(runFolder, 'refused') : null;
  const scores = await writeScores(runFolder, lines, {
    questionOf,
    reading: kept === null ? reading : { ...reading, judge: kept },
  });
  await rediagnose(runFolder, run, scores);
  return withBeside(runFolder, scoreRows(manifest, itemSet, scores), { items: itemSet, scores });
}
