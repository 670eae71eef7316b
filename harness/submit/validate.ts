import { join } from 'node:path';
import { SightlineError } from '../errors.ts';
import { readConfig } from '../read-config.ts';
import { hiddenSplit } from '../publish/hidden-split.ts';
import type { Benchmark } from '../schema/benchmark.ts';
import { floorsSchema } from '../schema/floors.ts';
import type { Result } from '../schema/result.ts';
import type { Submission } from '../schema/submission.ts';
import { SUBMISSION_FILES } from '../schema/submission.ts';
import { neighboursOf, type Neighbour } from './neighbours.ts';
import { doubtsOf } from './plausibility/doubts.ts';
import type { Doubt } from './plausibility/evidence.ts';
import { countAttempt, type AttemptsKept } from './attempts-file.ts';
import { scoreHidden } from './hidden-scored.ts';
import { gatherProblems, isRefused, type Problems } from './problem.ts';
import { publicStage, type PublicStage } from './public-stage.ts';
import { rebuildRun } from './rebuild.ts';
import { checkRescored } from './rescored.ts';

export type ValidateOptions = {
  /** The folder of published records. */
  results: string;
  now: Date;
  /** The data with the right answers: the maintainer's stage. Null: the public one. */
  data: string | null;
  /** Replies that were given apart. */
  replies: string | null;
  /** Where attempts on hidden splits are counted; left out: none can be scored. */
  attempts?: AttemptsKept;
  /** Votes the answers of the rebuilt run anew, in the place of those that were handed in. */
  judgeAnew?: (runFolder: string) => Promise<void>;
};

export type Validation = {
  stage: 'public' | 'maintainer';
  accepted: boolean;
  problems: Problems;
  submission: Submission | null;
  /** As it was handed in; of a hidden split that nothing refuses with the totals that were scored here. */
  record: Result | null;
  /** Of the maintainer's stage. */
  doubts: Doubt[];
  neighbours: Neighbour[];
  /** Attempts that are left on a hidden split; null where none are counted, or nothing was scored. */
  attemptsLeft: number | null;
};

/**
 * Looks at a submission: everything that can be seen without right answers and, beside the data, whether
 * its replies give its record. What is wrong is gathered, never thrown.
 *
 * @throws `USAGE` where there is no folder, `ATTEMPTS_SPENT` where a hidden split was scored too often.
 */
export async function validateSubmission(
  path: string,
  options: ValidateOptions,
): Promise<Validation> {
  const problems = gatherProblems();
  const { data, results, now, replies } = options;
  if (data === null) {
    const stage = await publicStage(path, problems, { results, now, replies });
    return validationOf('public', { stage, problems });
  }
  await using rebuilt = await rebuildRun();
  const { folder, take: onLine } = rebuilt;
  const stage = await publicStage(path, problems, { results, now, replies, onLine });
  const { record, items, run } = stage.parts;
  let attemptsLeft: number | null = null;
  let scored: Result | null = null;
  if (stage.facts === null) {
    const message = 'give the file that was uploaded privately with --replies';
    problems.add('REPLIES_MISSING', { file: SUBMISSION_FILES.replies }, message);
  } else if (
    record !== null &&
    items !== null &&
    run !== null &&
    !mayNotBeScored(stage, problems)
  ) {
    const count = async () => void (attemptsLeft = await counted(stage, options));
    await rebuilt.finish({ run, items, data });
    const { judgeAnew } = options;
    const { benchmark } = stage.known ?? {};
    if (benchmark?.splits[items.split]?.hiddenAnswers === true) {
      if (judgeAnew !== undefined) throw unjudgeable(benchmark);
      const hidden = { record, items, data, benchmark };
      scored = await scoreHidden(folder, hidden, { problems, count });
    } else {
      await count();
      await checkRescored(
        folder,
        { record, items, data, ...(judgeAnew === undefined ? {} : { judgeAnew }) },
        problems,
      );
    }
  }
  const seen = { ...stage, parts: { ...stage.parts, record: scored ?? record } };
  const doubts = await doubtsAbout(seen, results);
  return validationOf('maintainer', { stage: seen, problems, doubts, attemptsLeft });
}

function validationOf(
  name: Validation['stage'],
  {
    stage,
    problems,
    doubts = [],
    attemptsLeft = null,
  }: Pick<Validation, 'problems'> & {
    stage: PublicStage;
    doubts?: Doubt[];
    attemptsLeft?: number | null;
  },
): Validation {
  const { submission, record, items } = stage.parts;
  return {
    stage: name,
    accepted: !isRefused(problems),
    problems,
    submission,
    record,
    doubts,
    attemptsLeft,
    neighbours:
      record === null || items === null
        ? []
        : neighboursOf(record, { items, others: comparable(record, stage) }),
  };
}

function unjudgeable({ title }: Benchmark): SightlineError {
  return new SightlineError('USAGE', `the answers of ${title} that are kept are scored by rules`, {
    hint: 'leave --judge out',
  });
}

/** What is refused already costs no attempt on a hidden split, and is told no score of it. */
function mayNotBeScored({ known, parts }: PublicStage, problems: Problems): boolean {
  const split = parts.record?.benchmark.split ?? '';
  return known !== null && hiddenSplit(known.benchmark, split) && isRefused(problems);
}

async function counted(
  { known, parts }: PublicStage,
  { attempts, now }: ValidateOptions,
): Promise<number | null> {
  const { record, submission } = parts;
  if (known === null || record === null || submission === null) return null;
  const attempt = await countAttempt(
    { benchmark: known.benchmark, result: record, replies: submission.replies.sha256 },
    { kept: attempts ?? null, now },
  );
  return attempt?.left ?? null;
}

async function doubtsAbout(stage: PublicStage, results: string): Promise<Doubt[]> {
  const { record, items, run, environment, submission } = stage.parts;
  if (record === null || items === null || run === null || stage.facts === null) return [];
  const floors = await readConfig(
    join(results, 'floors', `${items.hash}.json`),
    floorsSchema,
  ).catch(() => null);
  const preparedAt = new Date(submission?.preparedAt ?? record.provenance.publishedAt);
  const others = comparable(record, stage);
  const { facts } = stage;
  return doubtsOf({ record, run, items, environment, facts, preparedAt, floors, others });
}

/** Published records of the same items that were asked the same, of other models. */
function comparable(record: Result, { others }: PublicStage): Result[] {
  return others.published.filter(
    ({ benchmark, protocol, model, provenance }) =>
      benchmark.itemSet === record.benchmark.itemSet &&
      protocol.asked === record.protocol.asked &&
      model.id !== record.model.id &&
      provenance.level !== 'withdrawn',
  );
}
