import type { Clock } from '../../harness/run/clock.ts';

/** Time that passes when somebody waits, and only then. */
export function manualClock(): Clock & { waits: number[]; pass(ms: number): void } {
  let nowMs = 0;
  const waits: number[] = [];
  const sleepers: { atMs: number; wake(): void }[] = [];
  return {
    waits,
    nowMs: () => nowMs,
    wait: (delayMs, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) {
          resolve();
          return;
        }
        waits.push(delayMs);
        signal.addEventListener('abort', () => resolve(), { once: true });
        sleepers.push({ atMs: nowMs + delayMs, wake: resolve });
      }),
    pass(ms) {
      nowMs += ms;
      for (const sleeper of sleepers) if (sleeper.atMs <= nowMs) sleeper.wake();
    },
  };
}
