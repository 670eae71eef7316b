/** How requests to one endpoint are held back. */
export type LimiterSettings = {
  /** `adaptive` looks for the number itself, between one and `most`. */
  concurrency: { mode: 'adaptive'; first: number; most: number } | { mode: 'fixed'; count: number };
  requestsPerMinute?: number;
  tokensPerMinute?: number;
};

export type Limiter = {
  settings: LimiterSettings;
  /** Requests that may be in flight; a fraction while it grows by less than one a reply. */
  limit: number;
  inFlight: number;
  pausedUntilMs: number;
  /** Requests that were sent before the last cut belong to its episode and cut no more. */
  cutAtMs: number;
  requests: Bucket | null;
  tokens: Bucket | null;
};

/** Refilled evenly; below zero it is a debt that is waited off. */
type Bucket = { perMs: number; capacity: number; level: number; atMs: number };

const MINUTE_MS = 60_000;
/** A second's worth may be spent at once, and the rate is that much lower: no minute holds more. */
const BURST_MS = 1000;
const CUT = 0.5;

export const ADAPTIVE = { mode: 'adaptive', first: 8, most: 64 } as const;

export function limiter(settings: LimiterSettings, nowMs: number): Limiter {
  const { concurrency, requestsPerMinute, tokensPerMinute } = settings;
  return {
    settings,
    limit: concurrency.mode === 'fixed' ? concurrency.count : concurrency.first,
    inFlight: 0,
    pausedUntilMs: 0,
    cutAtMs: Number.NEGATIVE_INFINITY,
    requests: requestsPerMinute === undefined ? null : bucket(requestsPerMinute, nowMs),
    tokens: tokensPerMinute === undefined ? null : bucket(tokensPerMinute, nowMs),
  };
}

/**
 * How long a request must wait before it may be sent, in milliseconds: 0 is now, null until another
 * one ends.
 */
export function waitOf(state: Limiter, tokens: number, nowMs: number): number | null {
  if (state.inFlight >= Math.max(1, Math.floor(state.limit))) return null;
  return Math.max(
    0,
    state.pausedUntilMs - nowMs,
    state.requests === null ? 0 : waitFor(state.requests, 1, nowMs),
    state.tokens === null ? 0 : waitFor(state.tokens, tokens, nowMs),
  );
}

/** A request is sent that is thought to cost so many tokens. */
export function sent(state: Limiter, tokens: number, nowMs: number): Limiter {
  return {
    ...state,
    inFlight: state.inFlight + 1,
    requests: state.requests === null ? null : spend(state.requests, 1, nowMs),
    tokens: state.tokens === null ? null : spend(state.tokens, tokens, nowMs),
  };
}

export type Ending = {
  sentAtMs: number;
  /** `limited`: the endpoint is rate limited or overloaded. `other` says nothing about its load. */
  how: 'answered' | 'limited' | 'other';
  /** All requests wait for so long. */
  retryAfterMs?: number;
  /** What it cost beyond the estimate, or less. */
  moreTokens?: number;
};

/**
 * A request ended. An answer raises the limit by one for each round of answers, and only where the
 * limit was felt; the first sign of overload in an episode cuts it.
 */
export function ended(state: Limiter, ending: Ending, nowMs: number): Limiter {
  const next = { ...state, inFlight: state.inFlight - 1 };
  if (next.tokens !== null && ending.moreTokens !== undefined) {
    next.tokens = spend(next.tokens, ending.moreTokens, nowMs);
  }
  if (ending.retryAfterMs !== undefined) {
    next.pausedUntilMs = Math.max(state.pausedUntilMs, nowMs + ending.retryAfterMs);
  }
  const { concurrency } = state.settings;
  if (concurrency.mode === 'fixed' || ending.how === 'other') return next;
  if (ending.how === 'answered') {
    const felt = state.inFlight >= Math.floor(state.limit);
    if (felt) next.limit = Math.min(concurrency.most, state.limit + 1 / state.limit);
  } else if (ending.sentAtMs >= state.cutAtMs) {
    next.limit = Math.max(1, state.limit * CUT);
    next.cutAtMs = nowMs;
  }
  return next;
}

function bucket(perMinute: number, nowMs: number): Bucket {
  const perMs = perMinute / (MINUTE_MS + BURST_MS);
  const capacity = Math.max(1, perMs * BURST_MS);
  return { perMs, capacity, level: capacity, atMs: nowMs };
}

function levelAt(one: Bucket, nowMs: number): number {
  return Math.min(one.capacity, one.level + Math.max(0, nowMs - one.atMs) * one.perMs);
}

/** What costs more than the bucket holds waits for a full one, and leaves a debt. */
function waitFor(one: Bucket, cost: number, nowMs: number): number {
  const missing = Math.min(cost, one.capacity) - levelAt(one, nowMs);
  // Rounded up to a whole millisecond, with slack for the last bits of a sum of fractions.
  return missing <= 1e-9 ? 0 : Math.ceil(missing / one.perMs);
}

function spend(one: Bucket, cost: number, nowMs: number): Bucket {
  return { ...one, level: levelAt(one, nowMs) - cost, atMs: Math.max(one.atMs, nowMs) };
}
