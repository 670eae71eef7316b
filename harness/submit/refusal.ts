import { SightlineError } from '../errors.ts';
import { PROBLEMS } from './problem.ts';
import type { Validation } from './validate.ts';

/** @throws `SUBMISSION_REFUSED` with how often what was found; the report tells where. */
export function requireAccepted({ accepted, problems: { counts } }: Validation): void {
  if (accepted) return;
  const fails = [...counts].filter(([code]) => PROBLEMS[code][1] === 'fail');
  const told = fails.map(([code, count]) => (count === 1 ? code : `${code} × ${count}`));
  throw new SightlineError('SUBMISSION_REFUSED', `refused: ${told.join(', ')}`, {
    hint: 'the reasons are in docs/submissions.md; sightline submit prepare makes a submission of a run anew',
  });
}
