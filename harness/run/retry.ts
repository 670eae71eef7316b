import { EndpointError } from '../errors.ts';
import type { Random } from '../random.ts';
import { systemClock, type Clock } from './clock.ts';

export type RetryPolicy = {
  /** Tries in all, the first included. */
  attempts: number;
  /** Waits grow by doubling from here, with jitter. */
  firstDelayMs: number;
  maxDelayMs: number;
  /**
   * Tries on top of `attempts` after an endpoint that said when to come back: a rate limit is no
   * fault of the request.
   */
  invited?: number;
};

export const DEFAULT_RETRY: RetryPolicy = {
  attempts: 8,
  firstDelayMs: 500,
  maxDelayMs: 60_000,
  invited: 60,
};

export type RetryContext = {
  random: Random;
  signal: AbortSignal;
  clock?: Clock;
  onRetry?: (error: EndpointError) => void;
};

/** Calls `ask` until it succeeds, fails for good, or has been tried often enough. */
export async function withRetry<T>(
  ask: (attempt: number) => Promise<T>,
  policy: RetryPolicy,
  { random, signal, clock = systemClock, onRetry }: RetryContext,
): Promise<T> {
  let invited = policy.invited ?? 0;
  let counted = 0;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask(attempt);
    } catch (error) {
      if (!(error instanceof EndpointError && error.retryable) || signal.aborted) throw error;
      if (error.retryAfterMs !== undefined && invited > 0) invited -= 1;
      else counted += 1;
      if (counted >= policy.attempts) throw error;
      onRetry?.(error);
      await clock.wait(delayOf(error, { policy, counted, random }), signal);
      if (signal.aborted) throw error;
    }
  }
}

function delayOf(
  error: EndpointError,
  { policy, counted, random }: { policy: RetryPolicy; counted: number; random: Random },
): number {
  const doublings = Math.max(0, counted - 1);
  const ceiling = Math.min(policy.maxDelayMs, policy.firstDelayMs * 2 ** doublings);
  // Never together with the others that were told the same moment.
  if (error.retryAfterMs !== undefined) {
    return error.retryAfterMs + random.integer(0, Math.min(policy.firstDelayMs, 1000));
  }
  return random.integer(Math.floor(ceiling / 2), Math.floor(ceiling));
}
