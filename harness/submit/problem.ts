import { LIMITS } from './limits.ts';
import { withoutKeys } from './secrets.ts';

/** What is looked at, in the order of the report. */
export const CHECKS = {
  files: 'Files are those of a submission, and stay in their folder',
  schema: 'Files keep their schema',
  digests: 'Digests and sizes are those that are declared',
  secrets: 'Nothing in it looks like a key or names a machine',
  protocol: 'Benchmark, protocol and scorer are known ones, and one for the whole run',
  items: 'The item set is known, and no item is left out',
  replies: 'Replies can be read, each is of a planned trial',
  completeness: 'Every planned trial has a reply or a failure',
  figures: 'Every figure follows from the outcomes',
  record: 'The record follows from the run',
  standing: 'The record is new and claims no level',
  duplicates: 'The answers are nobody else’s',
  rescore: 'Replies scored again give the same record',
} as const;
export type CheckId = keyof typeof CHECKS;

/** Permanent. A `fail` refuses the submission; a `warn` is for people to read. */
export const PROBLEMS = {
  FILE_MISSING: ['files', 'fail', 'a file that every submission has is not there'],
  FILE_UNKNOWN: ['files', 'fail', 'a file or folder that no submission has'],
  FILE_KIND: ['files', 'fail', 'a link, a device or a folder where a file should be'],
  FILE_TOO_LARGE: ['files', 'fail', 'a file is larger than it may be'],
  PATH_ESCAPES: [
    'files',
    'fail',
    'a name that leads out of the folder, or is none on every system',
  ],
  JSON_INVALID: ['schema', 'fail', 'a file or a line is no JSON in UTF-8'],
  KEY_FORBIDDEN: ['schema', 'fail', 'a field is named like a part of every object'],
  NESTED_TOO_DEEP: ['schema', 'fail', `more than ${LIMITS.nesting} levels`],
  SCHEMA: ['schema', 'fail', 'a field is missing, unknown or of another kind'],
  DIGEST: ['digests', 'fail', 'a file is not the one whose digest is declared'],
  SIZE: ['digests', 'fail', 'bytes or lines are not as many as declared'],
  UNLISTED: ['digests', 'fail', 'a file is there and has no digest, or the other way round'],
  SECRET: ['secrets', 'fail', 'a text that looks like a key'],
  PRIVATE_PATH: ['secrets', 'fail', 'an absolute path, which tells of a machine or a person'],
  BENCHMARK_UNKNOWN: ['protocol', 'fail', 'no benchmark that comes with Sightline'],
  PROTOCOL_UNKNOWN: [
    'protocol',
    'fail',
    'what was asked is not the protocol of that name, and is not marked as custom',
  ],
  PROTOCOL_MIXED: ['protocol', 'fail', 'submission, record and run name different protocols'],
  PROBE_UNKNOWN: ['protocol', 'fail', 'no probe of this version'],
  SCORER_UNKNOWN: [
    'protocol',
    'fail',
    'scored by other extractors, scorers or judges than today’s',
  ],
  ITEM_SET: ['items', 'fail', 'the item set is not what its hash says, or another than the run’s'],
  ITEM_SET_NEW: ['items', 'warn', 'no published record is about these items'],
  ITEMS_CHOSEN: [
    'items',
    'warn',
    'a choice of the items of the split that no published record is about',
  ],
  ITEMS_LEFT_OUT: ['items', 'fail', 'the score leaves out items without giving a reason'],
  REPLIES_UNREADABLE: ['replies', 'fail', 'not gzip, or cut off'],
  REPLIES_BOMB: ['replies', 'fail', 'unpacks to far more than it may'],
  LINE_TOO_LONG: ['replies', 'fail', 'a line is longer than any reply'],
  TOO_MANY_LINES: ['replies', 'fail', 'more lines than the run can have'],
  TRIAL_UNKNOWN: ['replies', 'fail', 'a line is of no trial of this run'],
  TRIAL_TWICE: ['replies', 'fail', 'a trial has two lines'],
  REPLIES_ELSEWHERE: ['replies', 'warn', 'replies are not in the folder and were not read'],
  REPLIES_FORBIDDEN: [
    'replies',
    'fail',
    'replies are public, and the benchmark’s licence forbids it',
  ],
  RUN_TOO_LARGE: ['completeness', 'fail', 'plans more trials or variants than any run has'],
  TRIAL_MISSING: ['completeness', 'fail', 'a planned trial has neither a reply nor a failure'],
  INCOMPLETE: ['completeness', 'warn', 'trials failed or answers wait for a verdict; marked so'],
  INCOMPLETE_UNMARKED: ['completeness', 'fail', 'incomplete, and marked as complete'],
  FIGURE: ['figures', 'fail', 'a count or a figure is not what the outcomes give'],
  OUTCOME_CONTRADICTED: ['figures', 'fail', 'an outcome that the reply to it denies'],
  FIELD: ['record', 'fail', 'a field of the record is not what the run says'],
  RECORD_EXISTS: ['standing', 'fail', 'a record of this id is published already'],
  LEVEL_CLAIMED: ['standing', 'fail', 'a level above `submitted`, which nobody can claim'],
  DATED_AHEAD: ['standing', 'fail', 'made in the future, or before it was begun'],
  DUPLICATE: ['duplicates', 'fail', 'the answers of another model, exactly, beyond chance'],
  NEAR_DUPLICATE: ['duplicates', 'warn', 'nearly the answers of another model, beyond chance'],
  REPLIES_MISSING: ['rescore', 'fail', 'the replies were not given, so nothing can be scored'],
  DATA_DIFFERS: ['rescore', 'fail', 'the data is not what the run was asked on'],
  RESCORE_FAILED: ['rescore', 'fail', 'the replies cannot be scored'],
  PROBES_DIFFER: ['rescore', 'fail', 'a probe left out items or variants that it asks'],
  OUTCOME_DIFFERS: ['rescore', 'fail', 'replies scored again have other outcomes'],
  FIELD_DIFFERS: ['rescore', 'fail', 'the record made again has another field'],
} as const satisfies Record<string, readonly [CheckId, 'fail' | 'warn', string]>;
export type ProblemCode = keyof typeof PROBLEMS;

export type Place = { file: string; line?: number; field?: string };
export type Problem = Place & { code: ProblemCode; message: string };

/** Gathers what is wrong; of each code the first are told and the others counted. */
export type Problems = {
  add(code: ProblemCode, place: Place, message: string): void;
  /** Says that a check was made, whatever it found. */
  looked(check: CheckId): void;
  list: Problem[];
  /** By code, as many as there are. */
  counts: Map<ProblemCode, number>;
  checked: Set<CheckId>;
};

export function gatherProblems(): Problems {
  const list: Problem[] = [];
  const counts = new Map<ProblemCode, number>();
  const checked = new Set<CheckId>();
  return {
    list,
    counts,
    checked,
    looked: (check) => void checked.add(check),
    add(code, place, message) {
      const count = (counts.get(code) ?? 0) + 1;
      counts.set(code, count);
      checked.add(PROBLEMS[code][0]);
      if (count > LIMITS.toldProblems) return;
      const { field } = place;
      const named = field === undefined ? place : { ...place, field: withoutKeys(field) };
      list.push({ code, ...named, message: withoutKeys(message) });
    },
  };
}

/** Whether anything refuses the submission. */
export function isRefused({ counts }: Pick<Problems, 'counts'>): boolean {
  return [...counts.keys()].some((code) => PROBLEMS[code][1] === 'fail');
}

/** `file:line field`, as far as it is known. */
export function placeText({ file, line, field }: Place): string {
  return `${file}${line === undefined ? '' : `:${line}`}${field === undefined || field === '' ? '' : ` ${field}`}`;
}
