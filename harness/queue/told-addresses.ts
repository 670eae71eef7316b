import { SightlineError } from '../errors.ts';
import type { Config } from '../schema/config.ts';
import { parseEndpoint } from '../schema/endpoint-spec.ts';

/** What an adapter sends to every address but its provider's own. */
const KEY = 'SIGHTLINE_API_KEY';

/** A run as it would be asked, and what this worker was told by its own user. */
type Asked = {
  run: string;
  endpoint: string;
  told: string[];
  environment: Record<string, string | undefined>;
};

/**
 * Whoever may write to the queue names the address of a run: a key goes to none that only the queue names.
 *
 * @throws `QUEUE_WORKER_MISMATCH` with the flag that allows the address.
 */
export function refuseUntold({ run, endpoint, told, environment }: Asked): void {
  if ((environment[KEY] ?? '') === '') return;
  const known = new Set(told.map(plain));
  const strange = (parseEndpoint(endpoint).baseUrls ?? []).filter((url) => !known.has(plain(url)));
  if (strange.length === 0) return;
  const all = strange.join(',');
  throw new SightlineError(
    'QUEUE_WORKER_MISMATCH',
    `${run} would have this worker send its ${KEY} to ${all}, which only the queue names`,
    {
      hint: `if the key belongs there, start the worker with --endpoint-url ${all} or name the address among the endpoints of its sightline.config.json; else start it without ${KEY}`,
    },
  );
}

/** The addresses of the endpoints that a config names. */
export function configuredUrls({ endpoints }: Pick<Config, 'endpoints'>): string[] {
  return Object.values(endpoints).flatMap(({ endpoint }) => parseEndpoint(endpoint).baseUrls ?? []);
}

/** However its host is written. */
function plain(url: string): string {
  return new URL(url).href.replace(/\/+$/, '');
}
