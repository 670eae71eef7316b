import type { JournalLine } from '../schema/journal.ts';
import { later, type Clock } from './clock.ts';
import { costOf, type Price } from './prices.ts';
import { totalTokens } from './tokens.ts';

/** Where a run stops by itself. Each counts from the start of the command, not of the run. */
export type Limits = {
  costDollars?: number;
  tokens?: number;
  durationMs?: number;
  failed?: number;
};

export type Spent = { costDollars: number; tokens: number; failed: number };

export const NOTHING_SPENT: Spent = { costDollars: 0, tokens: 0, failed: 0 };

/** What a line adds: nothing for a reply from the cache. */
export function spend(spent: Spent, line: JournalLine, price: Price | null): Spent {
  if (line.cached) return spent;
  return {
    costDollars: spent.costDollars + (price === null ? 0 : costOf(line.reply?.usage, price)),
    tokens: spent.tokens + (totalTokens(line.reply?.usage) ?? 0),
    failed: spent.failed + (line.failure === null ? 0 : 1),
  };
}

/** The limit that is reached, in words; null while there is none. */
export function reached(limits: Limits, spent: Spent, elapsedMs: number): string | null {
  const { costDollars, tokens, durationMs, failed } = limits;
  if (costDollars !== undefined && spent.costDollars >= costDollars)
    return `--max-cost: $${spent.costDollars.toFixed(2)} of $${costDollars}`;
  if (tokens !== undefined && spent.tokens >= tokens)
    return `--max-tokens-total: ${spent.tokens} of ${tokens}`;
  if (durationMs !== undefined && elapsedMs >= durationMs)
    return `--max-time: ${Math.round(durationMs / 1000)} s`;
  if (failed !== undefined && spent.failed >= failed)
    return `--max-failed: ${spent.failed} of ${failed}`;
  return null;
}

/** Looks after the limits of a command. */
export type Watch = {
  /** Aborted when a limit is reached. */
  drain: AbortSignal;
  reached(): string | null;
  /** For the lines of a run whose model has this price. */
  meter(price: Price | null): { add(line: JournalLine): void; costDollars(): number };
  /**
   * Sets money aside for something that is about to be begun; null, and the limit is reached, where that
   * would pass it.
   *
   * @param what in words: "video".
   */
  reserve(costDollars: number, what: string): Reservation | null;
  release(): void;
};

/** Money set aside, until it is known what was paid. */
export type Reservation = { settle(costDollars: number): void };

/** Sums of tenths of a dollar must reach a limit of as many tenths. */
const ROUNDING = 1e-9;

export function watchLimits(
  limits: Limits,
  clock: Clock,
  onReached: (limit: string) => void,
): Watch {
  const drain = new AbortController();
  const over = new AbortController();
  const startedMs = clock.nowMs();
  let spent = NOTHING_SPENT;
  let limit: string | null = null;
  const stop = (words: string) => {
    if (limit !== null) return;
    limit = words;
    drain.abort();
    onReached(words);
  };
  const look = () => {
    const words = reached(limits, spent, clock.nowMs() - startedMs);
    if (words !== null) stop(words);
  };
  if (limits.durationMs !== undefined) {
    void later(clock, limits.durationMs, { unless: over.signal, work: look });
  }
  return {
    drain: drain.signal,
    reached: () => limit,
    meter(price) {
      let own = NOTHING_SPENT;
      return {
        add(line) {
          spent = spend(spent, line, price);
          own = spend(own, line, price);
          look();
        },
        costDollars: () => own.costDollars,
      };
    },
    reserve(costDollars, what) {
      const { costDollars: most = Number.POSITIVE_INFINITY } = limits;
      if (spent.costDollars + costDollars > most + ROUNDING) {
        stop(
          `--max-cost: $${spent.costDollars.toFixed(2)} of $${most}, and the next ${what} costs $${costDollars.toFixed(2)}`,
        );
        return null;
      }
      spent = { ...spent, costDollars: spent.costDollars + costDollars };
      return {
        settle(paid) {
          spent = { ...spent, costDollars: spent.costDollars + paid - costDollars };
          look();
        },
      };
    },
    release: () => over.abort(),
  };
}
