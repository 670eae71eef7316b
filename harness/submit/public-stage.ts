import { basename, join, resolve } from 'node:path';
import { readConfig } from '../read-config.ts';
import { itemSetSchema, type ItemSet } from '../schema/item-set.ts';
import type { Result } from '../schema/result.ts';
import { SUBMISSION_FILES, type ReplyLine, type SubmittedRun } from '../schema/submission.ts';
import { checkDigests, checkReplySizes } from './check-digests.ts';
import { checkDuplicates } from './check-duplicates.ts';
import { checkItems } from './check-items.ts';
import { checkOutcomes } from './check-outcomes.ts';
import { checkAgreement, checkRecord } from './check-record.ts';
import { checkReplies, type ReplySource } from './check-replies.ts';
import { checkStanding } from './check-standing.ts';
import { readSubmissionFolder } from './folder.ts';
import { lookUp, type Known } from './known.ts';
import { LIMITS } from './limits.ts';
import { readOthers, type Others } from './others.ts';
import { readParts, type Parts } from './parts.ts';
import { isTooLarge, plannedTrials } from './planned-trials.ts';
import type { Problems } from './problem.ts';
import type { ReplyFacts } from './reply-facts.ts';

export type PublicStage = {
  parts: Parts;
  known: Known | null;
  others: Others;
  /** Null: no replies were read. */
  facts: ReplyFacts[] | null;
};

export type StageOptions = {
  results: string;
  now: Date;
  /** Replies that were given apart, by path. */
  replies: string | null;
  /** Gets each line of the replies that keeps its schema. */
  onLine?: (line: ReplyLine) => void;
};

/**
 * Everything about a submission that needs no right answer and no secret. Whatever is wrong is gathered;
 * what cannot be looked at because of it is left out.
 */
export async function publicStage(
  path: string,
  problems: Problems,
  options: StageOptions,
): Promise<PublicStage> {
  const folder = await readSubmissionFolder(path, problems);
  const parts = readParts(folder, problems);
  const { submission, record, items, run } = parts;
  if (submission !== null) checkDigests(submission, folder, problems);
  const benchmark = record?.benchmark.id ?? submission?.benchmark ?? null;
  const others = await readOthers(options.results, {
    // A name from outside is no path.
    benchmark: benchmark !== null && /^[a-z0-9-]+$/.test(benchmark) ? benchmark : 'none',
    submission: path,
  });
  checkAgreement(parts, basename(resolve(path)), problems);
  checkStanding(parts, { published: others.published, now: options.now, problems });
  if (record !== null && items !== null) {
    checkDuplicates({ record, items, submission }, others, problems);
  }
  if (run === null || items === null) return { parts, known: null, others, facts: null };
  checkItems(run, items, { published: await publishedSet(options.results, items.hash), problems });
  if (isTooLarge(run, items)) {
    const message = `at most ${LIMITS.variants} variants and ${LIMITS.trials} trials`;
    problems.add('RUN_TOO_LARGE', { file: SUBMISSION_FILES.run, field: 'probes' }, message);
    return { parts, known: null, others, facts: null };
  }
  const known = await lookUp(run, items, problems);
  if (known === null) return { parts, known, others, facts: null };
  if (record !== null) checkRecord({ run, record, items }, known, problems);
  const source = sourceOf(path, parts, { known, problems, options });
  if (source === null) return { parts, known, others, facts: null };
  const facts = await readFacts(
    source,
    { run, items, record, known },
    { parts, problems, options },
  );
  return { parts, known, others, facts };
}

/** Where the replies are to be read; null where they are not at hand. */
function sourceOf(
  path: string,
  { submission }: Parts,
  { known, problems, options }: { known: Known; problems: Problems; options: StageOptions },
): (ReplySource & { file: string }) | null {
  const file = SUBMISSION_FILES.replies;
  const place = submission?.replies.place;
  const allowed = ['predictions', 'text'].includes(known.benchmark.publishes);
  if (place !== undefined && place !== 'private' && !allowed) {
    problems.add('REPLIES_FORBIDDEN', { file }, `of ${known.benchmark.title}`);
  }
  if (options.replies !== null) {
    const mostBytes = LIMITS.privateReplyBytes;
    return { path: options.replies, mostBytes, file: basename(options.replies) };
  }
  if (place === 'file') return { path: join(path, file), mostBytes: LIMITS.publicReplyBytes, file };
  if (place === undefined) return null;
  const where = place === 'private' ? 'with the maintainers' : 'at a URL, which is never opened';
  problems.add('REPLIES_ELSEWHERE', { file }, `they are ${where}; their digest is declared`);
  return null;
}

async function readFacts(
  { file, ...source }: ReplySource & { file: string },
  whole: { run: SubmittedRun; items: ItemSet; record: Result | null; known: Known },
  { parts, problems, options }: { parts: Parts; problems: Problems; options: StageOptions },
): Promise<ReplyFacts[] | null> {
  const { run, items, record, known } = whole;
  const planned = plannedTrials(run, items, known.probes);
  const { onLine } = options;
  const { probes } = known;
  const how = { file, planned, probes, run, problems, ...(onLine === undefined ? {} : { onLine }) };
  const read = await checkReplies(source, how).catch((error: NodeJS.ErrnoException) => {
    if (error.code === undefined) throw error;
    problems.add('REPLIES_UNREADABLE', { file }, `cannot be opened (${error.code})`);
    return null;
  });
  if (read === null || read.unpacked.unreadable !== null) return null;
  if (parts.submission !== null) {
    checkReplySizes(parts.submission, read.unpacked, { file, problems });
  }
  if (record !== null) checkOutcomes(record, read.facts, { planned, problems });
  return read.facts;
}

function publishedSet(results: string, hash: string): Promise<ItemSet | null> {
  return readConfig(join(results, 'items', `${hash}.json`), itemSetSchema).catch(() => null);
}
