import { SightlineError } from '../errors.ts';
import type { RunPlan } from '../plan/run-plan.ts';
import type { Watch } from './limits.ts';
import { costOfVideo, videoPriceOf, type VideoPrice } from './prices.ts';
import { pricelessVideo } from './stopping.ts';

/** What the videos of a run cost, kept below the limit of the command. */
export type VideoTill = {
  /**
   * Sets the price of the next video aside before it is begun; null where it would pass the limit. The run
   * ends then.
   */
  reserve(): Purchase | null;
};

export type Purchase = {
  /**
   * @param billedSeconds as the provider says; left out: what was set aside. `nothing`: no work was begun.
   */
  settle(billedSeconds?: number | 'nothing'): void;
};

/** Nobody asks for money, or nobody knows how much. */
export const FREE_TILL: VideoTill = { reserve: () => ({ settle: () => undefined }) };

type Priced = Pick<RunPlan, 'endpoint' | 'adapter' | 'settings'>;

/**
 * What one video of a run costs; null for recorded ones and baselines, and where nobody says.
 *
 * @throws `CONFIG_INVALID` where a limit in dollars is set and the cost is not known.
 */
export function videoCost(
  { endpoint, adapter, settings }: Priced,
  { prices, limited }: { prices?: unknown; limited: boolean },
): { price: VideoPrice; costDollars: number } | null {
  if (adapter.kind !== 'model') return null;
  const price = videoPriceOf(endpoint.model, prices);
  const costDollars = price === null ? null : costOfVideo(price, settings);
  if (price !== null && costDollars !== null) return { price, costDollars };
  if (!limited) return null;
  if (price === null) throw pricelessVideo(endpoint.model);
  throw new SightlineError(
    'CONFIG_INVALID',
    `${endpoint.model} is paid by the second, and nobody says how long a video is`,
    { hint: 'ask for a length with --seconds, or give "usualSeconds" beside its price' },
  );
}

/** Where the money of one run goes; `costDollars` is what it has spent or set aside. */
export function videoTill(
  { price, costDollars }: { price: VideoPrice; costDollars: number },
  { settings, watch }: { settings: RunPlan['settings']; watch: Pick<Watch, 'reserve'> },
): VideoTill & { costDollars(): number } {
  let own = 0;
  return {
    costDollars: () => own,
    reserve() {
      const reservation = watch.reserve(costDollars, 'video');
      if (reservation === null) return null;
      own += costDollars;
      return {
        settle(billed) {
          const paid =
            billed === 'nothing'
              ? 0
              : billed === undefined
                ? costDollars
                : (costOfVideo(price, { ...settings, seconds: billed }) ?? costDollars);
          own += paid - costDollars;
          reservation.settle(paid);
        },
      };
    },
  };
}
