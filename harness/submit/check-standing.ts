import type { Result } from '../schema/result.ts';
import { SUBMISSION_FILE, SUBMISSION_FILES } from '../schema/submission.ts';
import type { Parts } from './parts.ts';
import type { Problems } from './problem.ts';

/** Clocks differ; a day is more than any does. */
const AHEAD_MS = 24 * 3600 * 1000;
const FILE = SUBMISSION_FILES.record;

/** That the record is new, and marked where it is incomplete. */
export function checkStanding(
  { record, submission }: Pick<Parts, 'record' | 'submission'>,
  { published, now, problems }: { published: readonly Result[]; now: Date; problems: Problems },
): void {
  if (record === null) return;
  problems.looked('standing');
  const { startedAt, publishedAt } = record.provenance;
  if (published.some(({ id }) => id === record.id)) {
    problems.add('RECORD_EXISTS', { file: FILE, field: 'id' }, `${record.id} is published`);
  }
  const made = Date.parse(publishedAt);
  if (made > now.getTime() + AHEAD_MS || (startedAt !== null && Date.parse(startedAt) > made)) {
    const place = { file: FILE, field: 'provenance.publishedAt' };
    problems.add('DATED_AHEAD', place, `begun ${startedAt ?? 'unknown'}, made ${publishedAt}`);
  }
  checkMark(record, submission?.incomplete, problems);
}

function checkMark(record: Result, marked: boolean | undefined, problems: Problems): void {
  const field = 'completeness.complete';
  const { complete } = record.completeness;
  const failed = Object.values(record.probes).reduce((sum, one) => sum + one.counts.failed, 0);
  const unjudged = record.probes['full']?.counts.unjudged ?? 0;
  if (failed > 0 && complete) {
    problems.add('INCOMPLETE_UNMARKED', { file: FILE, field }, `${failed} trials failed`);
  }
  if (marked !== undefined && marked === complete) {
    const place = { file: SUBMISSION_FILE, field: 'incomplete' };
    problems.add('INCOMPLETE_UNMARKED', place, `${marked}, but the record says ${complete}`);
  }
  if (!complete || unjudged > 0) {
    const message = `${failed} trials failed, ${unjudged} answers of full have no verdict`;
    problems.add('INCOMPLETE', { file: FILE, field }, message);
  }
}
