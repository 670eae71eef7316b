import type { z } from 'zod';
import { itemSetSchema, type ItemSet } from '../schema/item-set.ts';
import { resultSchema, type Result } from '../schema/result.ts';
import {
  SUBMISSION_FILE,
  SUBMISSION_FILES,
  submissionEnvironmentSchema,
  submissionSchema,
  submittedRunSchema,
  type Submission,
  type SubmissionEnvironment,
  type SubmittedRun,
} from '../schema/submission.ts';
import type { SubmissionFolder } from './folder.ts';
import { guardedJson } from './guarded-json.ts';
import { whyNoPlainName } from './plain-name.ts';
import type { Problems } from './problem.ts';
import { findPrivate } from './secrets.ts';

/** The files of a submission, each null where it breaks its schema. */
export type Parts = {
  submission: Submission | null;
  record: Result | null;
  items: ItemSet | null;
  run: SubmittedRun | null;
  environment: SubmissionEnvironment | null;
};

/** Reads every file under its schema and looks for what nobody should see; all that is wrong is told. */
export function readParts(folder: SubmissionFolder, problems: Problems): Parts {
  problems.looked('schema');
  problems.looked('secrets');
  const read = <T>(file: string, schema: z.ZodType<T>): T | null => {
    const bytes = folder.json.get(file);
    if (bytes === undefined) return null;
    const value = guardedJson(bytes, { file }, problems);
    if (value === undefined) return null;
    if (file === SUBMISSION_FILE) checkNames(value, problems);
    if (file === SUBMISSION_FILES.record) checkClaim(value, problems);
    for (const { field, kind } of findPrivate(value)) {
      // Public annotations, ids and labels: what looks like a path in them is a label.
      if (kind === 'path' && file === SUBMISSION_FILES.items) continue;
      const code = kind === 'key' ? 'SECRET' : 'PRIVATE_PATH';
      problems.add(code, { file, field }, `looks like a ${kind}`);
    }
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues) {
      problems.add('SCHEMA', { file, field: path.map(String).join('.') }, message);
    }
    return null;
  };
  return {
    submission: read(SUBMISSION_FILE, submissionSchema),
    record: read(SUBMISSION_FILES.record, resultSchema),
    items: read(SUBMISSION_FILES.items, itemSetSchema),
    run: read(SUBMISSION_FILES.run, submittedRunSchema),
    environment: read(SUBMISSION_FILES.environment, submissionEnvironmentSchema),
  };
}

/** Before the schema says that they are none of the known ones: why. */
function checkNames(value: unknown, problems: Problems): void {
  const { record, replies, files } = fieldsOf(value);
  const named: [string, unknown][] = [
    ['record', record],
    ['replies.file', fieldsOf(replies)['file']],
    ...(Array.isArray(files)
      ? files.map((one, index): [string, unknown] => [`files.${index}.file`, fieldsOf(one)['file']])
      : []),
  ];
  for (const [field, name] of named) {
    const why = typeof name === 'string' ? whyNoPlainName(name) : null;
    if (why !== null) {
      const place = { file: SUBMISSION_FILE, field };
      problems.add('PATH_ESCAPES', place, `${JSON.stringify(name)} ${why}`);
    }
  }
}

/** A level without its evidence breaks the schema; that nobody may claim one is what its maker should read. */
function checkClaim(value: unknown, problems: Problems): void {
  problems.looked('standing');
  const { level } = fieldsOf(fieldsOf(value)['provenance']);
  if (level === undefined || level === 'submitted') return;
  const place = { file: SUBMISSION_FILES.record, field: 'provenance.level' };
  problems.add(
    'LEVEL_CLAIMED',
    place,
    `${JSON.stringify(level)}: only a check by others raises it`,
  );
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
