import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { later, type Clock } from '../run/clock.ts';
import type { Gate, Pass } from '../run/gate.ts';
import { enter, leave, renew, type Fence, type GateScope } from './gate-scripts.ts';

/** The door to an endpoint that other processes go through as well. */
export type SharedGate = {
  /** For one video: closing it sends home who waits there, and nobody else. */
  door(fence?: Fence): Gate;
  state: Gate['state'];
  /** Gives every place back. */
  close(): Promise<void>;
};

type Waiter = { tokens: number; fence: Fence | undefined; open(pass: Pass | null): void };

/** How soon to look again where others hold all places. */
const LOOK_AGAIN_MS = 40;
const SERVER_AWAY_MS = 500;

/**
 * @param own.most places that this process takes at once, whatever the limit is.
 */
export function openSharedGate(
  redis: Redis,
  scope: GateScope,
  own: { most: number; clock: Clock },
): SharedGate {
  const { clock } = own;
  const over = new AbortController();
  const held = new Set<string>();
  let waiting: Waiter[] = [];
  let limit = 0;
  let pausedUntilMs = 0;
  let alarm: AbortController | null = null;
  let admitting = false;
  let again = false;

  const renewing = async () => {
    while (!over.signal.aborted) {
      await clock.wait(scope.leaseMs / 3, over.signal);
      await renew(redis, scope, [...held]).catch(() => {});
    }
  };
  void renewing();

  const giveBack = async (id: string, ending: Parameters<Pass['leave']>[0], sentAtMs: number) => {
    held.delete(id);
    // A place that cannot be given back runs out.
    const known = await leave(redis, scope, { ...ending, id, sentAtMs }).catch(() => null);
    if (known !== null) limit = known.limit;
    void admit();
  };

  const pass = (id: string, sentAtMs: number): Pass => {
    let left = false;
    return {
      sentAtMs,
      leave(ending) {
        if (left) return;
        left = true;
        void giveBack(id, ending, sentAtMs);
      },
    };
  };

  /** The first who waits; how long until the next try, null where nobody waits or who leaves will say. */
  const admitFirst = async (next: Waiter): Promise<number | null> => {
    if (held.size >= own.most) return null;
    const id = randomUUID();
    held.add(id);
    const { tokens, fence } = next;
    const request = { id, tokens, ...(fence === undefined ? {} : { fence }) };
    const answer = await enter(redis, scope, request).catch(() => null);
    if (answer === null) {
      held.delete(id);
      return SERVER_AWAY_MS;
    }
    limit = answer.limit;
    pausedUntilMs = clock.nowMs() + answer.pausedMs;
    const { waitMs, nowMs } = answer;
    if (waitMs === 0) {
      // Sent home while it was asked for.
      if (!waiting.includes(next)) await giveBack(id, { how: 'other' }, nowMs);
      waiting = waiting.filter((one) => one !== next);
      next.open(pass(id, nowMs));
      return 0;
    }
    held.delete(id);
    if (waitMs === -2) {
      waiting = waiting.filter((one) => one !== next);
      next.open(null);
      return 0;
    }
    return waitMs === -1 ? LOOK_AGAIN_MS : waitMs;
  };

  const admit = async () => {
    again = true;
    if (admitting) return;
    admitting = true;
    alarm?.abort();
    while (again) {
      again = false;
      for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
        const waitMs = await admitFirst(next);
        if (waitMs === 0) continue;
        if (waitMs !== null) wakeIn(waitMs);
        break;
      }
    }
    admitting = false;
  };

  const wakeIn = (delayMs: number) => {
    const unless = new AbortController();
    alarm = unless;
    const either = AbortSignal.any([unless.signal, over.signal]);
    void later(clock, delayMs, { unless: either, work: () => void admit() });
  };

  const state = () => ({
    inFlight: held.size,
    limit: Math.max(1, Math.floor(limit)),
    waiting: waiting.length,
    pausedMs: Math.max(0, pausedUntilMs - clock.nowMs()),
  });

  return {
    state,
    door(fence) {
      let closed = false;
      const mine = new Set<Waiter>();
      return {
        state,
        enter: (tokens) =>
          new Promise((resolve) => {
            if (closed || over.signal.aborted) {
              resolve(null);
              return;
            }
            const waiter: Waiter = {
              tokens,
              fence,
              open(given) {
                mine.delete(waiter);
                resolve(given);
              },
            };
            mine.add(waiter);
            waiting.push(waiter);
            void admit();
          }),
        close() {
          closed = true;
          waiting = waiting.filter((one) => !mine.has(one));
          // Each takes itself out.
          for (const waiter of mine) waiter.open(null);
        },
      };
    },
    async close() {
      over.abort();
      for (const waiter of waiting.splice(0)) waiter.open(null);
      await Promise.all(
        Array.from(held, (id) => leave(redis, scope, { id, how: 'other', sentAtMs: 0 })),
      ).catch(() => {});
    },
  };
}
