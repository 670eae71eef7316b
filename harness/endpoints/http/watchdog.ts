/** A model may think in silence before its first word; nothing at all for so long is a dead line. */
export const STALL_TIMEOUT_MS = 5 * 60 * 1000;

/** The reason of an abort that the watchdog caused. */
export class Stall extends Error {
  override readonly name = 'Stall';
  readonly silentMs: number;
  constructor(silentMs: number) {
    super(`nothing was received for ${silentMs / 1000} s`);
    this.silentMs = silentMs;
  }
}

export type Watchdog = {
  /** Aborted by the caller's signal, or with a `Stall` after silence. */
  signal: AbortSignal;
  /** Something was received. */
  beat: () => void;
  /** The work is done; nothing is aborted any more. */
  stop: () => void;
};

/** Ends a connection that has been silent for `limitMs`, however long it has lasted. */
export function watchdog(limitMs: number, caller: AbortSignal): Watchdog {
  const controller = new AbortController();
  let heard = false;
  const bark = () => {
    heard = false;
    // After a pause of this process itself, what was received meanwhile is read before judging.
    setImmediate(() => setImmediate(() => heard || controller.abort(new Stall(limitMs))));
  };
  const timer = setTimeout(bark, limitMs);
  timer.unref();
  const follow = () => controller.abort(caller.reason);
  if (caller.aborted) follow();
  else caller.addEventListener('abort', follow, { once: true });
  return {
    signal: controller.signal,
    beat() {
      heard = true;
      timer.refresh();
    },
    stop() {
      heard = true;
      clearTimeout(timer);
      caller.removeEventListener('abort', follow);
    },
  };
}
