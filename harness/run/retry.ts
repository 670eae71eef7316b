import { setTimeout as wait } from 'node:timers/promises';
import { EndpointError } from '../errors.ts';
import type { Random } from '../random.ts';

export type RetryPolicy = {
  /** Tries in all, the first included. */
  attempts: number;
  /** Waits grow by doubling from here, with full jitter. */
  firstDelayMs: number;
  maxDelayMs: number;
};

export const DEFAULT_RETRY: RetryPolicy = { attempts: 5, firstDelayMs: 500, maxDelayMs: 30_000 };

/** Calls `ask` until it succeeds, fails for good, or has been tried often enough. */
export async function withRetry<T>(
  ask: (attempt: number) => Promise<T>,
  policy: RetryPolicy,
  { random, signal }: { random: Random; signal: AbortSignal },
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask(attempt);
    } catch (error) {
      const retryable = error instanceof EndpointError && error.retryable;
      if (!retryable || attempt >= policy.attempts || signal.aborted) throw error;
      const ceiling = Math.min(policy.maxDelayMs, policy.firstDelayMs * 2 ** (attempt - 1));
      const delay = error.retryAfterMs ?? random.integer(Math.floor(ceiling / 2), ceiling);
      await wait(delay, undefined, { signal }).catch(() => {
        throw error;
      });
    }
  }
}
