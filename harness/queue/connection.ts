import type { Redis } from 'ioredis';
import { SightlineError } from '../errors.ts';
import type { QueueAddress } from './address.ts';
import { serverFacts, unfit } from './server-facts.ts';

/** A server that says nothing for so long is gone; blocking commands end sooner. */
const SILENT_MS = 5000;
const SLOWEST_RETRY_MS = 2000;

/** Connections to one queue. */
export type Connection = {
  address: QueueAddress;
  redis: Redis;
  /** What a user should know of the server. */
  notes: string[];
  /** A further connection, for what blocks. */
  another(): Redis;
  /** At once, whatever is under way. */
  close(): void;
};

/**
 * Connects and looks whether the server can hold a queue. From then on a lost connection is made again
 * for as long as it takes.
 *
 * @throws `QUEUE_UNREACHABLE`, `QUEUE_AUTH` and `QUEUE_UNFIT`, each with what to do.
 */
export async function connectQueue(address: QueueAddress): Promise<Connection> {
  const { Redis } = await import('ioredis');
  let checked = false;
  const redis = new Redis({
    ...optionsOf(address),
    retryStrategy: (times) => (checked ? delayOf(times) : null),
  });
  const open: Redis[] = [redis];
  let reason: Error | null = null;
  redis.on('error', (error: Error) => (reason ??= error));
  try {
    await redis.connect();
    // Said by hand: the client would stay in database 0 where there is no such one.
    await redis.select(address.db);
    const facts = serverFacts(await redis.info());
    const why = unfit(facts);
    if (why !== null) throw why;
    checked = true;
    return {
      address,
      redis,
      notes: facts.persistent
        ? []
        : [
            'the queue is not kept on disk: after a restart of its server it is filled from the journal',
          ],
      another() {
        const one = redis.duplicate({ retryStrategy: delayOf });
        one.on('error', () => {});
        open.push(one);
        return one;
      },
      close() {
        for (const one of open) one.disconnect();
      },
    };
  } catch (error) {
    redis.disconnect();
    throw explained(reason ?? error, address);
  }
}

function optionsOf({ host, port, db, tls, username, password }: QueueAddress) {
  return {
    host,
    port,
    db,
    ...(tls ? { tls: {} } : {}),
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    lazyConnect: true,
    connectTimeout: SILENT_MS,
    socketTimeout: SILENT_MS,
    // A command waits until the server is back.
    maxRetriesPerRequest: null,
  };
}

function delayOf(times: number): number {
  return Math.min(SLOWEST_RETRY_MS, 50 * 2 ** Math.min(times, 10));
}

function explained(error: unknown, { shown }: QueueAddress): SightlineError {
  if (error instanceof SightlineError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (/NOAUTH|WRONGPASS|NOPERM|invalid password|without any password/i.test(message)) {
    const [refused, what] = message.startsWith('NOAUTH')
      ? ['wants a password', 'NOAUTH']
      : ['refuses the user or the password', message];
    return new SightlineError('QUEUE_AUTH', `${shown} ${refused} (${what})`, {
      cause: error,
      hint: 'set SIGHTLINE_QUEUE_PASSWORD, and SIGHTLINE_QUEUE_USER where the server has users',
    });
  }
  const why = /RESP type|EPIPE|ECONNRESET|Connection is closed/.test(message)
    ? 'what is there is no Redis server, or only one of the two speaks TLS'
    : message;
  return new SightlineError('QUEUE_UNREACHABLE', `${shown} does not answer: ${why}`, {
    cause: error,
    hint: 'is a Redis or Valkey server there? redis-cli -u URL ping should say PONG; with TLS it is rediss://',
  });
}
