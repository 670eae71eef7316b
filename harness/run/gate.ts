import { later, type Clock } from './clock.ts';
import { ended, limiter, sent, waitOf, type Ending, type LimiterSettings } from './limiter.ts';

/** The door to one endpoint: every request passes, in the order in which it came. */
export type Gate = {
  /**
   * Resolves when a request of about so many tokens may be sent; the pass is given back after it.
   * Null once the gate is closed.
   */
  enter(tokens: number): Promise<Pass | null>;
  /** Lets nobody in any more; who waits is sent home. */
  close(): void;
  state: () => {
    inFlight: number;
    limit: number;
    waiting: number;
    pausedMs: number;
    /** Processes that ask, where several do. */
    workers?: number;
  };
};

export type Pass = {
  sentAtMs: number;
  leave(ending: Omit<Ending, 'sentAtMs'>): void;
};

type Waiter = { tokens: number; open(pass: Pass | null): void };

export function openGate(settings: LimiterSettings, clock: Clock): Gate {
  let state = limiter(settings, clock.nowMs());
  const waiting: Waiter[] = [];
  let head = 0;
  let closed = false;
  let alarm: AbortController | null = null;

  const drop = () => {
    waiting.splice(0, head);
    head = 0;
  };

  const pass = (): Pass => {
    const sentAtMs = clock.nowMs();
    let left = false;
    return {
      sentAtMs,
      leave(ending) {
        if (left) return;
        left = true;
        state = ended(state, { ...ending, sentAtMs }, clock.nowMs());
        admit();
      },
    };
  };

  const admit = () => {
    alarm?.abort();
    alarm = null;
    for (let next = waiting[head]; next !== undefined; next = waiting[head]) {
      const nowMs = clock.nowMs();
      const delayMs = waitOf(state, next.tokens, nowMs);
      if (delayMs === null) break;
      if (delayMs > 0) {
        wakeIn(delayMs);
        break;
      }
      head += 1;
      state = sent(state, next.tokens, nowMs);
      next.open(pass());
    }
    // Taken off in bulk: shifting one by one would move the whole queue each time.
    if (head === waiting.length || head > 1024) drop();
  };

  const wakeIn = (delayMs: number) => {
    const own = new AbortController();
    alarm = own;
    void later(clock, delayMs, { unless: own.signal, work: admit });
  };

  return {
    enter: (tokens) =>
      new Promise((open) => {
        if (closed) {
          open(null);
          return;
        }
        waiting.push({ tokens, open });
        if (waiting.length - head === 1) admit();
      }),
    close() {
      closed = true;
      alarm?.abort();
      for (const waiter of waiting.splice(0).slice(head)) waiter.open(null);
      head = 0;
    },
    state: () => ({
      inFlight: state.inFlight,
      limit: Math.max(1, Math.floor(state.limit)),
      waiting: waiting.length - head,
      pausedMs: Math.max(0, state.pausedUntilMs - clock.nowMs()),
    }),
  };
}
