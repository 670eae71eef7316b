import { describe, expect, it } from 'vitest';
import { cluster } from '../support/cluster.ts';
import { skipsRedis } from '../support/redis-program.ts';
import { startRedis } from '../support/redis-server.ts';

/** What else a server may be is in `connection.test.ts`. */
const WRONG = [
  {
    what: 'has a password in it',
    url: (port: number) => `redis://me:hush-hush@127.0.0.1:${port}`,
    environment: {},
    exit: 2,
    says: /SIGHTLINE_QUEUE_PASSWORD/,
  },
  {
    what: 'wants another password',
    url: (port: number) => `redis://127.0.0.1:${port}`,
    environment: { SIGHTLINE_QUEUE_PASSWORD: 'hush-hush' },
    exit: 6,
    says: /refuses the user or the password[\s\S]*SIGHTLINE_QUEUE_PASSWORD/,
  },
];

describe.skipIf(skipsRedis()).each(WRONG)(
  'a queue that $what',
  ({ url, environment, exit, says }) => {
    it('is told by the coordinator and by a worker, with what to do', async () => {
      const redis = await startRedis({ password: 'open sesame' });
      const here = await cluster({ videos: 1, questions: 1 });
      const queue = url(redis.port);
      const both = [
        here.coordinator('http://127.0.0.1:9/v1', queue, { environment }),
        await here.worker(queue, { environment }),
      ];
      for (const one of both) {
        expect(await one.ended, one.stderr()).toBe(exit);
        expect(one.stderr()).toMatch(says);
        expect(one.stderr()).not.toContain('hush-hush');
      }
    });
  },
);
