import { join } from 'node:path';
import { readConfig } from '../read-config.ts';
import { floorsSchema } from '../schema/floors.ts';
import type { Result } from '../schema/result.ts';
import type { Submission } from '../schema/submission.ts';
import { SUBMISSION_FILES } from '../schema/submission.ts';
import { neighboursOf, type Neighbour } from './neighbours.ts';
import { doubtsOf } from './plausibility/doubts.ts';
import type { Doubt } from './plausibility/evidence.ts';
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
  /** Votes the answers of the rebuilt run anew, in the place of those that were handed in. */
  judgeAnew?: (runFolder: string) => Promise<void>;
};

export type Validation = {
  stage: 'public' | 'maintainer';
  accepted: boolean;
  problems: Problems;
  submission: Submission | null;
  record: Result | null;
  /** Of the maintainer's stage. */
  doubts: Doubt[];
  neighbours: Neighbour[];
};

/**
 * Looks at a submission: everything that can be seen without right answers and, beside the data, whether
 * its replies give its record. What is wrong is gathered, never thrown.
 *
 * @throws `USAGE` where there is no folder.
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
  if (stage.facts === null) {
    const message = 'give the file that was uploaded privately with --replies';
    problems.add('REPLIES_MISSING', { file: SUBMISSION_FILES.replies }, message);
  } else if (record !== null && items !== null && run !== null) {
    await rebuilt.finish({ run, items, data });
    const { judgeAnew } = options;
    await checkRescored(
      folder,
      { record, items, data, ...(judgeAnew === undefined ? {} : { judgeAnew }) },
      problems,
    );
  }
  const doubts = await doubtsAbout(stage, results);
  return validationOf('maintainer', { stage, problems, doubts });
}

function validationOf(
  name: Validation['stage'],
  { stage, problems, doubts = [] }: { stage: PublicStage; problems: Problems; doubts?: Doubt[] },
): Validation {
  const { submission, record, items } = stage.parts;
  return {
    stage: name,
    accepted: !isRefused(problems),
    problems,
    submission,
    record,
    doubts,
    neighbours:
      record === null || items === null
        ? []
        : neighboursOf(record, { items, others: comparable(record, stage) }),
  };
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
