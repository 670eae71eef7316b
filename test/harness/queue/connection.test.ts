import { describe, expect, it } from 'vitest';
import { SightlineError } from '../../../harness/errors.ts';
import { queueAddress } from '../../../harness/queue/address.ts';
import { connectQueue } from '../../../harness/queue/connection.ts';
import { chatServer } from '../../support/chat-server.ts';
import { freePort } from './support/free-port.ts';
import { skipsRedis } from './support/redis-program.ts';
import { startRedis, type RedisOptions } from './support/redis-server.ts';

async function refusal(url: string, environment = {}): Promise<string> {
  try {
    (await connectQueue(queueAddress(url, environment))).close();
    return '';
  } catch (error) {
    if (!(error instanceof SightlineError)) throw error;
    return `${error.code}: ${error.message}\n${error.hint}`;
  }
}

type Wrong = {
  what: string;
  redis: RedisOptions;
  url: (port: number) => string;
  environment?: Record<string, string>;
  says: RegExp;
};

const WRONG: Wrong[] = [
  {
    what: 'wants a password',
    redis: { password: 'open sesame' },
    url: (port) => `redis://127.0.0.1:${port}`,
    says: /^QUEUE_AUTH: .*wants a password \(NOAUTH\)\n.*SIGHTLINE_QUEUE_PASSWORD/,
  },
  {
    what: 'wants another password',
    redis: { password: 'open sesame' },
    url: (port) => `redis://127.0.0.1:${port}`,
    environment: { SIGHTLINE_QUEUE_PASSWORD: 'hush-hush' },
    says: /^QUEUE_AUTH: .*refuses the user or the password \(WRONGPASS/,
  },
  {
    what: 'has no such database',
    redis: {},
    url: (port) => `redis://127.0.0.1:${port}/99`,
    says: /^QUEUE_UNREACHABLE: .*DB index is out of range/,
  },
  {
    what: 'may throw keys away',
    redis: { maxmemoryPolicy: 'allkeys-lru' },
    url: (port) => `redis://127.0.0.1:${port}`,
    says: /^QUEUE_UNFIT: .*allkeys-lru.*\n.*noeviction/,
  },
  {
    what: 'does not speak TLS',
    redis: {},
    url: (port) => `rediss://127.0.0.1:${port}`,
    says: /^QUEUE_UNREACHABLE: .*does not answer/,
  },
];

describe.skipIf(skipsRedis())('a queue whose server', () => {
  it.each(WRONG)('$what is refused, with what to do', async ({ redis, url, environment, says }) => {
    const { port } = await startRedis(redis);
    const said = await refusal(url(port), environment);
    expect(said).toMatch(says);
    expect(said).not.toContain('hush-hush');
  });

  it('is none is refused, with what to do', async () => {
    const { url } = await chatServer(() => '');
    const other = await refusal(`redis://${new URL(url).host}`);
    expect(other).toMatch(/^QUEUE_UNREACHABLE: .*is no Redis server.*\n.*PONG/);
    const nobody = await refusal(`redis://127.0.0.1:${await freePort()}`);
    expect(nobody).toMatch(/^QUEUE_UNREACHABLE: .*ECONNREFUSED.*\n.*PONG/);
  });

  it('is fit lets in who has the password, into the database that is named', async () => {
    const redis = await startRedis({ password: 'open sesame' });
    const environment = { SIGHTLINE_QUEUE_PASSWORD: 'open sesame' };
    const connection = await connectQueue(queueAddress(`${redis.url}/3`, environment));
    await connection.redis.set('here', '1');
    connection.close();
    expect(await redis.send('INFO', 'keyspace')).toMatch(/db3:keys=1/);
  });
});
