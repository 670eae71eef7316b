/** Signals that end a run: the first one drains, the second one stops. */
export type Interrupt = {
  drain: AbortSignal;
  abort: AbortSignal;
  /** Puts the process's signal handling back. */
  release(): void;
};

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** @param onFirst called at the first signal, to say that the run is finishing what it has begun. */
export function interruptible(onFirst: () => void): Interrupt {
  const drain = new AbortController();
  const abort = new AbortController();
  const handle = () => {
    if (drain.signal.aborted) {
      abort.abort();
      return;
    }
    drain.abort();
    onFirst();
  };
  for (const signal of SIGNALS) process.on(signal, handle);
  return {
    drain: drain.signal,
    abort: abort.signal,
    release() {
      for (const signal of SIGNALS) process.off(signal, handle);
    },
  };
}
