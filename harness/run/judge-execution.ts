import { MOST_TRIES, whoJudged } from '../answers/judging/votes.ts';
import type { JudgePlan } from '../plan/judge-plan.ts';
import type { Trial } from '../plan/trials.ts';
import type { JournalLine } from '../schema/journal.ts';
import { systemClock } from './clock.ts';
import type { Execution } from './execute.ts';
import type { Gate } from './gate.ts';
import type { Journal } from './journal.ts';
import type { VoteTrial } from './judge-trials.ts';
import type { OpenRun } from './open-run.ts';
import { cacheKey, type ReplyCache } from './reply-cache.ts';
import { DEFAULT_RETRY } from './retry.ts';
import { limiterOf, type RunOptions } from './run-benchmark.ts';

export type JudgeOptions = Omit<
  RunOptions,
  'folder' | 'onStart' | 'requireAll' | 'videoBaseUrl'
> & {
  /** The data folder; null: where it was when the run was made. */
  data: string | null;
  /** Called once before the first vote is asked for. */
  onStart?(state: JudgeState): void;
};

/** A run as it stands before its judge is asked. */
export type JudgeState = {
  run: OpenRun;
  plan: JudgePlan;
  /** Answers that rules leave open, and the votes that they need. */
  answers: number;
  votes: number;
  /** Votes that are there already. */
  done: number;
  torn: boolean;
  load(): ReturnType<Gate['state']> | null;
};

export type Judging = { run: OpenRun; plan: JudgePlan };

/** How votes are asked for: by all that asks for replies, with a journal of their own. */
export function executionOf(
  { run, plan }: Judging,
  { trials, journal, options }: { trials: VoteTrial[]; journal: Journal; options: JudgeOptions },
) {
  const voteOf = new Map(trials.map((trial) => [trial.id, trial]));
  const by = whoJudged(plan.by);
  const withVote = (line: JournalLine): JournalLine => {
    const trial = voteOf.get(line.trial);
    if (trial === undefined) throw new Error(`${line.trial} is no vote`);
    const { answer, vote, tried } = trial;
    return { ...line, vote: { on: answer.trial, number: vote, tried, by } };
  };
  return {
    trials,
    // What the run showed its model is not what its judge is shown.
    protocol: { ...run.manifest.protocol, requestFields: {} },
    kind: 'model',
    modelName: plan.endpoint.model,
    settings: plan.by.settings,
    seed: run.manifest.seed,
    journal: {
      lines: journal.lines,
      append: (line) => journal.append(withVote(line)),
    },
    limiter: limiterOf(options),
    retry: options.retry ?? DEFAULT_RETRY,
    requireAll: false,
    now: options.now ?? (() => new Date()),
    clock: options.clock ?? systemClock,
    drain: options.drain,
    abort: options.abort,
    onLine: (line: JournalLine) => options.onLine?.(withVote(line)),
    onRetry: (code: string) => options.onRetry?.(code),
  } satisfies Partial<Execution>;
}

/** Votes are asked for one by one: a reply is shared with other runs, never between votes or tries. */
export function cacheOf(
  plan: JudgePlan,
  trials: VoteTrial[],
  replies: ReplyCache,
): Execution['cache'] {
  const placeOf = new Map(trials.map(({ id, vote, tried }) => [id, vote * MOST_TRIES + tried - 1]));
  const { id, revision, series } = plan.model;
  return {
    replies,
    key: (trial: Trial, digest: string) =>
      cacheKey({
        adapter: plan.adapter.id,
        model: plan.endpoint.model,
        identity: { id, revision, series },
        digest,
        fields: {},
        probe: 'judge',
        repeat: placeOf.get(trial.id) ?? 0,
      }),
  };
}
