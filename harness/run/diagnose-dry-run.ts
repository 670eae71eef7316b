import type { Diagnosing } from './diagnose-folder.ts';
import { planDiagnosis } from './diagnose-run.ts';
import { DIAGNOSES } from './diagnosis-file.ts';
import { diagnosable } from './diagnosis-trials.ts';
import { judgeDryRunText, votesAhead, type JudgeDryRun } from './judge-dry-run.ts';
import { readVotes } from './judge-file.ts';
import { openRun } from './open-run.ts';
import { readScores } from './score-run.ts';

/** What diagnosing a run would ask, going by its scores as they are. Sends nothing, writes nothing. */
export async function diagnoseDryRun(
  folder: string,
  { request, prices }: Diagnosing,
  data: string | null,
): Promise<JudgeDryRun> {
  const run = await openRun(folder, data);
  const plan = await planDiagnosis(request, run.manifest);
  const replies = diagnosable(run, await readScores(folder), { plan, sample: request.sample });
  const answers = replies.flatMap(({ answer }) => (answer === null ? [] : [answer]));
  return votesAhead({ run, plan, answers }, { lines: await readVotes(folder, DIAGNOSES), prices });
}

export function diagnoseDryRunText(found: JudgeDryRun): string {
  return judgeDryRunText(found, 'replies   {n} that give a reasoning');
}
