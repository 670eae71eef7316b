import { later, systemClock, type Clock } from './clock.ts';

/** Signals that end a run: the first one drains, the second one stops. */
export type Interrupt = {
  drain: AbortSignal;
  abort: AbortSignal;
  /** The signal that came first; null when none has. */
  cause(): NodeJS.Signals | null;
  /** Puts the process's signal handling back. */
  release(): void;
};

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR1'] as const;

/** A cluster's scheduler kills half a minute after its warning. A user at the keyboard has time. */
const WARNED_MS = 25_000;

/** @param onFirst called at the first signal, to say that the run is finishing what it has begun. */
export function interruptible(
  onFirst: (signal: NodeJS.Signals) => void,
  clock: Clock = systemClock,
): Interrupt {
  const drain = new AbortController();
  const abort = new AbortController();
  const over = new AbortController();
  let first: NodeJS.Signals | null = null;
  const handle = (signal: NodeJS.Signals) => {
    if (first !== null) {
      abort.abort();
      return;
    }
    first = signal;
    drain.abort();
    onFirst(signal);
    if (signal === 'SIGINT') return;
    void later(clock, WARNED_MS, { unless: over.signal, work: () => abort.abort() });
  };
  for (const signal of SIGNALS) process.on(signal, handle);
  return {
    drain: drain.signal,
    abort: abort.signal,
    cause: () => first,
    release() {
      over.abort();
      for (const signal of SIGNALS) process.off(signal, handle);
    },
  };
}
