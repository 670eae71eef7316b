import { isGraded } from '../checklists/graded-items.ts';
import { SightlineError } from '../errors.ts';
import type { Result } from '../schema/result.ts';
import { missingVerdicts, type RunRecord } from './result.ts';

/** @throws `RUN_INCOMPLETE` unless every trial has a reply, and every answer its verdict. */
export function refuseIncomplete(
  runFolder: string,
  record: Pick<RunRecord, 'scores' | 'items'>,
  { completeness, probes }: Pick<Result, 'completeness' | 'probes'>,
): void {
  if (completeness.complete) return;
  const failed = Object.values(probes).reduce((sum, probe) => sum + probe.counts.failed, 0);
  const unjudged = missingVerdicts(record);
  const graded = isGraded(record.items);
  const lacks = [
    ...(failed > 0 ? [`${failed} trials have no ${graded ? 'video' : 'reply'}`] : []),
    ...(unjudged > 0 ? [`${unjudged} ${graded ? 'videos' : 'answers'} wait for their judge`] : []),
  ];
  throw new SightlineError('RUN_INCOMPLETE', `${runFolder}: ${lacks.join(', ')}`, {
    hint: 'run the same command again, or publish it marked as incomplete with --allow-incomplete',
  });
}
