/** One of the base URLs of a model. */
export type Server = { baseUrl: string };

export type Servers = {
  size: number;
  /**
   * The server with the fewest requests in flight, of those that are not set aside; of all when every
   * one is. The caller gives it back.
   */
  take(except: ReadonlySet<Server>): Server | null;
  giveBack(server: Server): void;
  /** It refused a connection: passed over for a while. */
  setAside(server: Server): void;
};

const ASIDE_MS = 30_000;

/** @param now milliseconds of a clock that never goes back. */
export function balance(baseUrls: readonly string[], now: () => number): Servers {
  const states = baseUrls.map((baseUrl) => ({ baseUrl, inFlight: 0, asideUntil: 0, taken: 0 }));
  const stateOf = (server: Server) => states.find((state) => state === server);
  return {
    size: states.length,
    take(except) {
      const left = states.filter((state) => !except.has(state));
      const ready = left.filter((state) => state.asideUntil <= now());
      const from = ready.length > 0 || except.size > 0 ? ready : left;
      // Among equals the one that had least: an idle pair takes turns.
      const best = from.toSorted((a, b) => a.inFlight - b.inFlight || a.taken - b.taken)[0];
      if (best === undefined) return null;
      best.inFlight += 1;
      best.taken += 1;
      return best;
    },
    giveBack(server) {
      const state = stateOf(server);
      if (state !== undefined) state.inFlight -= 1;
    },
    setAside(server) {
      const state = stateOf(server);
      if (state !== undefined) state.asideUntil = now() + ASIDE_MS;
    },
  };
}
