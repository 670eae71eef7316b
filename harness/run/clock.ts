import { setTimeout as timeout } from 'node:timers/promises';

/** Time as the runner sees it; tests bring their own. */
export type Clock = {
  /** Milliseconds that never go back. */
  nowMs(): number;
  /** Resolves after so long, or at once when the signal is aborted; never throws. */
  wait(delayMs: number, signal: AbortSignal): Promise<void>;
};

/** Node's timers fire at once beyond this. */
const LONGEST_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  nowMs: () => performance.now(),
  async wait(delayMs, signal) {
    await timeout(Math.min(delayMs, LONGEST_MS), undefined, { signal }).catch(() => {});
  },
};

/** Does something after so long, unless the signal is aborted before. */
export async function later(
  clock: Clock,
  delayMs: number,
  { unless, work }: { unless: AbortSignal; work: () => void },
): Promise<void> {
  await clock.wait(delayMs, unless);
  if (!unless.aborted) work();
}
