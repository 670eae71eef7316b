import { describeIssues } from '../schema/describe-issues.ts';
import type { Probe } from '../schema/probe.ts';
import { replyLineSchema, type ReplyLine, type SubmittedRun } from '../schema/submission.ts';
import { guardedJson } from './guarded-json.ts';
import { LIMITS } from './limits.ts';
import type { PlannedTrial } from './planned-trials.ts';
import type { Problems } from './problem.ts';
import { factsOf, type ReplyFacts } from './reply-facts.ts';
import { findKeys } from './secrets.ts';
import { unpackLines, type Unpacked } from './unpack-lines.ts';

export type ReadReplies = {
  unpacked: Unpacked;
  /** Of the model's replies, in the order of the file. */
  facts: ReplyFacts[];
};

export type ReplySource = { path: string; mostBytes: number };

/**
 * Reads the replies once: each line under its schema, of a planned trial, only once, without keys in it;
 * and that no planned trial is missing.
 *
 * @param onLine gets each line that keeps its schema, e.g. to write it down for scoring.
 */
export async function checkReplies(
  { path, mostBytes }: ReplySource,
  {
    file,
    planned,
    probes,
    run,
    problems,
    onLine,
  }: {
    /** As it is called in problems. */
    file: string;
    planned: ReadonlyMap<string, PlannedTrial>;
    /** By id. */
    probes: ReadonlyMap<string, Pick<Probe, 'frames'>>;
    run: SubmittedRun;
    problems: Problems;
    onLine?: (line: ReplyLine) => void;
  },
): Promise<ReadReplies> {
  problems.looked('replies');
  problems.looked('completeness');
  const facts: ReplyFacts[] = [];
  const seen = new Set<string>();
  const read = (bytes: Buffer, number: number) => {
    const place = { file, line: number };
    const value = guardedJson(bytes, place, problems);
    if (value === undefined) return;
    for (const field of findKeys(value)) {
      problems.add('SECRET', { ...place, field }, 'looks like a key');
    }
    const parsed = replyLineSchema.safeParse(value);
    if (!parsed.success) {
      problems.add('SCHEMA', place, describeIssues(parsed.error).slice(0, 5).join('; '));
      return;
    }
    const line = parsed.data;
    const key = `${line.of} ${line.trial}`;
    if (seen.has(key)) problems.add('TRIAL_TWICE', place, `${line.trial} stands here again`);
    seen.add(key);
    const why = whyUnknown(line, planned);
    if (why !== null) problems.add('TRIAL_UNKNOWN', place, why);
    else if (line.of === 'trial') {
      const told = factsOf(line);
      if (told.says === 'not-asked' && probes.get(line.probe)?.frames === undefined) {
        const message = `${line.probe} changes no frames, so that it applies to every item of its mask`;
        problems.add('ITEMS_LEFT_OUT', { ...place, field: 'failure.code' }, message);
      }
      facts.push(told);
    }
    onLine?.(line);
  };
  const most = { lines: mostLines(run, planned.size), bytes: mostBytes };
  const unpacked = await unpackLines(path, most, read);
  if (unpacked.unreadable !== null) {
    const { code, message, ...where } = unpacked.unreadable;
    problems.add(code, { file, ...where }, message);
    return { unpacked, facts };
  }
  for (const trial of planned.keys()) {
    if (!seen.has(`trial ${trial}`))
      problems.add('TRIAL_MISSING', { file }, `${trial} has no line`);
  }
  return { unpacked, facts };
}

function whyUnknown(line: ReplyLine, planned: ReadonlyMap<string, PlannedTrial>): string | null {
  const voted = line.vote !== undefined;
  if (line.of !== 'trial') return voted ? null : 'a vote that is on nothing';
  if (voted) return 'a vote among the replies';
  const plan = planned.get(line.trial);
  if (plan === undefined) return `"${line.trial.slice(0, 120)}" is no trial of this run`;
  const same = (['item', 'probe', 'variant', 'repeat'] as const).every(
    (name) => plan[name] === line[name],
  );
  if (!same) return `${line.trial} is of another item, probe, variant or repeat`;
  return (line.reply === null) === (line.failure !== null) ? null : 'neither a reply nor a failure';
}

/** The replies of the model, and so many votes on each as a judge is asked for, with every try. */
function mostLines({ judge, diagnosis }: SubmittedRun, planned: number): number {
  const tries = 5;
  const votes = (judge?.judge.votes ?? 0) + (diagnosis?.judge.votes ?? 0);
  return LIMITS.alwaysLines + planned * (1 + tries * LIMITS.judgeProbes * votes);
}
