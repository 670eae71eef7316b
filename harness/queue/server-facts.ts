import { SightlineError } from '../errors.ts';

/** What a server says of itself, as far as a queue needs it. */
export type ServerFacts = {
  /** Of Redis, or of the Redis that a Valkey speaks as. */
  version: string | null;
  eviction: string | null;
  /** Written to disk as it changes. */
  persistent: boolean;
  cluster: boolean;
};

/** Streams, `XREAD` and scripts that look at the clock; what BullMQ advises. */
const OLDEST = [6, 2] as const;

/** @param info the answer to `INFO`. */
export function serverFacts(info: string): ServerFacts {
  const said = new Map(
    Array.from(info.matchAll(/^(\w+):(.*?)\r?$/gm), ([, k = '', v = '']) => [k, v]),
  );
  return {
    version: said.get('redis_version') ?? null,
    eviction: said.get('maxmemory_policy') ?? null,
    persistent: said.get('aof_enabled') === '1',
    cluster: said.get('cluster_enabled') === '1' || said.get('redis_mode') === 'cluster',
  };
}

/** Why no queue can be there; null where one can. */
export function unfit({ version, eviction, cluster }: ServerFacts): SightlineError | null {
  const refuse = (what: string, hint: string) => new SightlineError('QUEUE_UNFIT', what, { hint });
  const [major = 0, minor = 0] = (version ?? '').split('.').map(Number);
  if (version !== null && (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]))) {
    return refuse(`the queue's server is Redis ${version}`, 'use Redis 6.2 or newer, or Valkey');
  }
  if (cluster) {
    return refuse('the queue would be spread over a Redis cluster', 'use a single server');
  }
  if (eviction !== null && eviction !== 'noeviction') {
    return refuse(
      `the queue's server may throw keys away when its memory is full (maxmemory-policy ${eviction})`,
      'redis-cli config set maxmemory-policy noeviction, and the same in its configuration file',
    );
  }
  return null;
}
