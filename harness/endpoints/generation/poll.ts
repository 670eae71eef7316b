import { setTimeout as timeout } from 'node:timers/promises';
import { EndpointError } from '../../errors.ts';

/** Time as polling sees it; tests bring their own. */
export type PollClock = {
  /** Milliseconds that never go back. */
  nowMs(): number;
  /** Resolves after so long, or at once when the signal is aborted; never throws. */
  wait(delayMs: number, signal: AbortSignal): Promise<void>;
};

export const systemPollClock: PollClock = {
  nowMs: () => performance.now(),
  async wait(delayMs, signal) {
    await timeout(delayMs, undefined, { signal }).catch(() => {});
  },
};

/** What a look at the work showed. */
export type Look<T> =
  | { over: T }
  /** `mark` changes when the work has come further; `afterMs` is when the server wants to be asked again. */
  | { mark: string; afterMs?: number };

const FIRST_MS = 2000;
const LONGEST_MS = 20_000;
const GROWTH = 1.5;
/** What a server asks for is followed within reason: neither a busy loop nor a day. */
const LEAST_ASKED_MS = 250;
const MOST_ASKED_MS = 5 * 60_000;
/** Work that has not moved for so long is left alone; its name is kept, so a later run waits on. */
const UNMOVED_MS = 60 * 60_000;
/** Looks that fail in a row before the failure is told: a hiccup of an hour's work is not its end. */
const FAILED_LOOKS = 5;

/**
 * Looks until the work is over, first often and then seldom.
 *
 * @throws the signal's reason; the last error of `look` when it is no use to look again or looks fail
 * again and again; `ENDPOINT_BUSY`, not retryable, when nothing has moved for an hour.
 */
export async function poll<T>(
  look: () => Promise<Look<T>>,
  { clock, signal, work }: { clock: PollClock; signal: AbortSignal; work: string },
): Promise<T> {
  let delayMs = FIRST_MS;
  let failed = 0;
  let mark: string | null = null;
  let movedAtMs = clock.nowMs();
  for (;;) {
    signal.throwIfAborted();
    let askedMs: number | undefined;
    try {
      const seen = await look();
      if ('over' in seen) return seen.over;
      failed = 0;
      askedMs = seen.afterMs;
      if (seen.mark !== mark) movedAtMs = clock.nowMs();
      mark = seen.mark;
    } catch (error) {
      signal.throwIfAborted();
      failed += 1;
      const again = error instanceof EndpointError && error.retryable && failed < FAILED_LOOKS;
      if (!again) throw error;
      askedMs = error.retryAfterMs;
    }
    if (clock.nowMs() - movedAtMs >= UNMOVED_MS) throw unmoved(work, mark);
    await clock.wait(asked(askedMs) ?? delayMs, signal);
    delayMs = Math.min(LONGEST_MS, delayMs * GROWTH);
  }
}

function asked(afterMs: number | undefined): number | undefined {
  if (afterMs === undefined) return undefined;
  return Math.min(MOST_ASKED_MS, Math.max(LEAST_ASKED_MS, afterMs));
}

function unmoved(work: string, mark: string | null): EndpointError {
  return new EndpointError(
    'ENDPOINT_BUSY',
    `${work} has not come further in ${UNMOVED_MS / 60_000} minutes (${mark ?? 'no look succeeded'})`,
    { hint: 'the work is not begun anew: run the same command again to wait for it' },
  );
}
