import type { Trial } from '../plan/trials.ts';
import type { Adapter, Endpoint } from '../schema/endpoint.ts';
import { isSettled, type JournalLine } from '../schema/journal.ts';
import type { ModelSettings, Protocol } from '../schema/protocol.ts';
import { attempt, type Shared } from './attempt.ts';
import { byteBudget, type ByteBudget } from './byte-budget.ts';
import { clipGroups, type ClipGroup, type NeededClip } from './clip-groups.ts';
import { later, type Clock } from './clock.ts';
import type { ManifestStore } from './frame-store.ts';
import { openGate, type Gate } from './gate.ts';
import type { Journal } from './journal.ts';
import type { LimiterSettings } from './limiter.ts';
import { prefetched, type DecodeAll, type PreparedGroup } from './prefetch.ts';
import type { ReplyCache } from './reply-cache.ts';
import type { RetryPolicy } from './retry.ts';
import { neededClip, type Decode, type Shown } from './show.ts';
import type { VideoSource } from './show-video.ts';
import { tokenGuess, type TokenGuess } from './tokens.ts';

export type Execution = {
  trials: Trial[];
  protocol: Protocol;
  endpoint: Endpoint;
  /** Only a `model` is shown anything; recorded answers and baselines are looked up by the item. */
  kind: Adapter['kind'];
  modelName: string;
  settings: ModelSettings;
  seed: number;
  root: string;
  journal: Pick<Journal, 'lines' | 'append'>;
  decodeAll: DecodeAll;
  /** Needed by the `clip` and `video` transports. */
  video?: VideoSource;
  /** What is shown is not the protocol's, as where a judge is asked: the frames needed, and the request. */
  own?: OwnShow;
  manifests: ManifestStore;
  /** Null: every trial is asked. */
  cache: { replies: ReplyCache; key(trial: Trial, digest: string): string } | null;
  limiter: LimiterSettings;
  /** Instead of a gate of its own, where others ask the same endpoint; closed when this execution ends early. */
  gate?: Gate;
  /** What several executions in one process share; without it each has its own. */
  common?: Common;
  retry: RetryPolicy;
  /** Stop at the first clip that cannot be shown. */
  requireAll: boolean;
  now: () => Date;
  clock: Clock;
  /** Aborted: trials that have not begun are left for the next time. */
  drain: AbortSignal;
  /** Aborted: requests in flight are given up too. */
  abort: AbortSignal;
  onLine(line: JournalLine): void;
  onRetry?(code: string): void;
  /** Called once, for those who want to look at the load. */
  onGate?(state: Gate['state']): void;
};

/** Brings its own parts. Frames that it did not say it needs are decoded when it asks for them. */
export type OwnShow = {
  needed(trial: Trial): NeededClip[];
  show(trial: Trial, decode: Decode): Promise<Shown>;
};

export type Common = { guess: TokenGuess; bodies: ByteBudget; prepared: ByteBudget };

const PREPARED_BYTES = 256 * 2 ** 20;
const BODY_BYTES = 320 * 2 ** 20;
/** Videos that are decoded or wait decoded, beside those being asked. */
const GROUPS_AHEAD = 8;
/** Replies on their way when something ends the run are worth waiting for, but not for ever. */
const LAST_REPLIES_MS = 20_000;

/**
 * Asks every trial that has no reply yet, and journals what comes back before anything else happens
 * to it. A failure of one trial is a line in the journal; a failure of the endpoint ends the run with
 * what was paid for on disk.
 */
export async function execute(execution: Execution): Promise<void> {
  const { journal, drain, clock } = execution;
  const gate = execution.gate ?? openGate(execution.limiter, clock);
  const common = execution.common ?? openCommon();
  execution.onGate?.(gate.state);
  const stop = new AbortController();
  const shared: Shared = {
    execution,
    gate,
    guess: common.guess,
    bodies: common.bodies,
    signal: AbortSignal.any([stop.signal, execution.abort]),
    answeredAtMs: Number.NEGATIVE_INFINITY,
  };
  let fatal: { error: unknown } | null = null;
  const halt = new AbortController();
  const ending = AbortSignal.any([drain, execution.abort, halt.signal]);
  const end = () => gate.close();
  for (const signal of [drain, execution.abort]) signal.addEventListener('abort', end);
  const room = semaphore(2 * mostInFlight(execution.limiter));
  const under = new Set<Promise<void>>();
  const allEnded = new AbortController();

  const one = async (trial: Trial, group: PreparedGroup): Promise<void> => {
    if (ending.aborted) return;
    try {
      const line = await attempt(trial, group.decode, shared);
      if (line === null) return;
      await journal.append(line);
      execution.onLine(line);
    } catch (error) {
      fatal ??= { error };
      halt.abort();
      gate.close();
      void later(clock, LAST_REPLIES_MS, { unless: allEnded.signal, work: () => stop.abort() });
    }
  };

  try {
    for await (const group of prefetched(groupsOf(execution), {
      decodeAll: execution.decodeAll,
      budget: common.prepared,
      ahead: GROUPS_AHEAD,
      stop: ending,
    })) {
      let left = group.trials.length;
      for (const trial of group.trials) {
        await room.take();
        const work = one(trial, group).finally(() => {
          room.give();
          under.delete(work);
          left -= 1;
          if (left === 0) group.release();
        });
        under.add(work);
      }
      if (ending.aborted) break;
    }
    await Promise.all(under);
  } finally {
    allEnded.abort();
    for (const signal of [drain, execution.abort]) signal.removeEventListener('abort', end);
  }
  if (fatal !== null) throw (fatal as { error: unknown }).error;
}

/** For one endpoint in one process. */
export function openCommon(): Common {
  return {
    guess: tokenGuess(),
    bodies: byteBudget(BODY_BYTES),
    prepared: byteBudget(PREPARED_BYTES),
  };
}

function groupsOf({ trials, journal, kind, protocol, own }: Execution): Iterable<ClipGroup> {
  const open = trials.filter((trial) => !isSettled(journal.lines.get(trial.id)));
  // The video that is judged is not the item's own clip.
  if (own !== undefined)
    return clipGroups(
      open,
      (trial) => own.needed(trial),
      ({ item }) => item.id,
    );
  return clipGroups(open, (trial) => (kind === 'model' ? neededClip(trial, protocol) : null));
}

function mostInFlight({ concurrency }: LimiterSettings): number {
  return concurrency.mode === 'fixed' ? concurrency.count : concurrency.most;
}

function semaphore(count: number) {
  let free = count;
  const waiting: (() => void)[] = [];
  return {
    async take(): Promise<void> {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => void waiting.push(resolve));
    },
    give(): void {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    },
  };
}
