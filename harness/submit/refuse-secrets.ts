import { SightlineError } from '../errors.ts';
import type { Result } from '../schema/result.ts';
import {
  SUBMISSION_FILE,
  SUBMISSION_FILES,
  type ReplyLine,
  type Submission,
  type SubmissionEnvironment,
  type SubmittedRun,
} from '../schema/submission.ts';
import { placeText, type Place } from './problem.ts';
import { findKeys, findPrivate } from './secrets.ts';

/** Told of at once; further ones are mostly the same. */
const TOLD = 10;

/**
 * Before anything is written: what has been in a public repository once stays known.
 *
 * @throws `SUBMISSION_REFUSED` with files and fields, never with what stands there.
 */
export function refuseSecrets(parts: {
  result: Result;
  run: SubmittedRun;
  environment: SubmissionEnvironment;
  submission: Submission;
  lines: readonly ReplyLine[];
}): void {
  const files = [
    [SUBMISSION_FILES.record, parts.result],
    [SUBMISSION_FILES.run, parts.run],
    [SUBMISSION_FILES.environment, parts.environment],
    [SUBMISSION_FILE, parts.submission],
  ] as const;
  const found: (Place & { kind: string })[] = [
    ...files.flatMap(([file, value]) => findPrivate(value).map((one) => ({ file, ...one }))),
    ...parts.lines.flatMap((line, index) =>
      findKeys(line).map((field) => ({
        file: SUBMISSION_FILES.replies,
        line: index + 1,
        field,
        kind: 'key',
      })),
    ),
  ];
  if (found.length === 0) return;
  const told = found
    .slice(0, TOLD)
    .map((place) => `${placeText(place)}: looks like a ${place.kind}`);
  const more = found.length > TOLD ? [`and ${found.length - TOLD} more`] : [];
  throw new SightlineError(
    'SUBMISSION_REFUSED',
    `what nobody should see:\n  ${[...told, ...more].join('\n  ')}`,
    { hint: 'nothing was written; a model card (--model-card) names a model without its path' },
  );
}
