import { Redis } from 'ioredis';
import { describe, expect, it, onTestFinished } from 'vitest';
import { enter, leave, renew, type GateScope } from '../../../harness/queue/gate-scripts.ts';
import { gateKeys } from '../../../harness/queue/keys.ts';
import { openSharedGate } from '../../../harness/queue/shared-gate.ts';
import { random } from '../../../harness/random.ts';
import { systemClock } from '../../../harness/run/clock.ts';
import {
  ended,
  limiter,
  sent,
  waitOf,
  type Ending,
  type LimiterSettings,
} from '../../../harness/run/limiter.ts';
import { skipsRedis } from './support/redis-program.ts';
import { startRedis } from './support/redis-server.ts';

const SETTINGS: LimiterSettings[] = [
  { concurrency: { mode: 'fixed', count: 3 } },
  { concurrency: { mode: 'adaptive', first: 4, most: 6 } },
  { concurrency: { mode: 'adaptive', first: 8, most: 64 }, requestsPerMinute: 600 },
  { concurrency: { mode: 'fixed', count: 20 }, requestsPerMinute: 90, tokensPerMinute: 40_000 },
];

function client(port: number): Redis {
  const redis = new Redis({ port, host: '127.0.0.1' });
  redis.on('error', () => {});
  onTestFinished(() => redis.disconnect());
  return redis;
}

function scope(settings: LimiterSettings, leaseMs = 3_600_000): GateScope {
  return { keys: gateKeys('test'), settings, leaseMs };
}

describe.skipIf(skipsRedis())('the limit of an endpoint on the server', () => {
  it('is the limit of one process: the same waits and places over random requests', async () => {
    const redis = client((await startRedis()).port);
    for (const [index, settings] of SETTINGS.entries()) {
      await redis.flushall();
      const draw = random(index, 'gate');
      const shared = scope(settings);
      let atMs = 1_000_000;
      let alone = limiter(settings, atMs);
      const flying: { id: string; sentAtMs: number }[] = [];
      for (let step = 0; step < 400; step += 1) {
        atMs += draw.integer(0, 60);
        if (draw.integer(0, 2) > 0 || flying.length === 0) {
          const tokens = draw.integer(1, 900);
          const expected = waitOf(alone, tokens, atMs);
          const { waitMs } = await enter(redis, shared, { id: `${step}`, tokens, atMs });
          expect(waitMs, `step ${step} of ${index}`).toBe(expected ?? -1);
          if (expected !== 0) continue;
          alone = sent(alone, tokens, atMs);
          flying.push({ id: `${step}`, sentAtMs: atMs });
        } else {
          const [{ id, sentAtMs } = { id: '', sentAtMs: 0 }] = flying.splice(
            draw.integer(0, flying.length - 1),
            1,
          );
          const how = (['answered', 'answered', 'limited', 'other'] as const)[draw.integer(0, 3)];
          const ending: Ending = {
            sentAtMs,
            how: how ?? 'other',
            ...(draw.integer(0, 5) === 0 ? { retryAfterMs: draw.integer(1, 400) } : {}),
            ...(draw.integer(0, 1) === 0 ? { moreTokens: draw.integer(-200, 600) } : {}),
          };
          alone = ended(alone, ending, atMs);
          const { limit } = await leave(redis, shared, { ...ending, id, atMs });
          expect(limit).toBeCloseTo(alone.limit, 9);
        }
      }
    }
  });

  it('comes back from who is silent past its lease, and stays with who renews it', async () => {
    const redis = client((await startRedis()).port);
    const shared = scope({ concurrency: { mode: 'fixed', count: 2 } }, 300);
    const take = async (id: string) => (await enter(redis, shared, { id, tokens: 1 })).waitMs;
    expect([await take('kept'), await take('lost'), await take('late')]).toEqual([0, 0, -1]);
    await expect
      .poll(async () => {
        await renew(redis, shared, ['kept']);
        return take('late');
      })
      .toBe(0);
    await renew(redis, shared, ['kept', 'late']);
    expect(await take('more')).toBe(-1);
  });

  it('is behind a fence: whose video was given away, or whose run was ended, asks nothing more', async () => {
    const redis = client((await startRedis()).port);
    const shared = scope({ concurrency: { mode: 'fixed', count: 2 } });
    await redis.set('lock', 'mine');
    const fence = { lock: 'lock', value: 'mine', state: 'state' };
    const waitMs = async (id: string) =>
      (await enter(redis, shared, { id, tokens: 1, fence })).waitMs;
    expect(await waitMs('a')).toBe(-2);
    await redis.hset('state', 'state', 'running');
    expect(await waitMs('b')).toBe(0);
    await redis.hset('state', 'state', 'draining');
    expect(await waitMs('c')).toBe(-2);
    await redis.hset('state', 'state', 'running');
    await redis.set('lock', 'of another');
    expect(await waitMs('d')).toBe(-2);
  });

  it('is never passed by several processes, and all of them get through', async () => {
    const { port } = await startRedis();
    const most = 5;
    const gates = [0, 1, 2].map(() =>
      openSharedGate(client(port), scope({ concurrency: { mode: 'fixed', count: most } }, 2000), {
        most: 4,
        clock: systemClock,
      }),
    );
    let inFlight = 0;
    let peak = 0;
    const ask = async (index: number) => {
      const pass = await gates[index % 3]?.door().enter(10);
      inFlight += 1;
      peak = Math.max(peak, inFlight);
      for (let turn = 0; turn < 20; turn += 1) await new Promise((done) => setImmediate(done));
      inFlight -= 1;
      pass?.leave({ how: 'answered' });
      return pass !== null && pass !== undefined;
    };
    const asked = await Promise.all(Array.from({ length: 150 }, (_, index) => ask(index)));
    expect(asked).not.toContain(false);
    expect(peak).toBe(most);
    await Promise.all(gates.map((gate) => gate.close()));
    expect(await client(port).zcard(gateKeys('test')[1])).toBe(0);
  });

  it('lets the doors of one process close one by one', async () => {
    const { port } = await startRedis();
    const settings: LimiterSettings = { concurrency: { mode: 'fixed', count: 1 } };
    const gate = openSharedGate(client(port), scope(settings), { most: 1, clock: systemClock });
    const [first, second, third] = [gate.door(), gate.door(), gate.door()];
    const pass = await first.enter(1);
    const waiting = [second.enter(1), third.enter(1)] as const;
    second.close();
    expect(await waiting[0]).toBeNull();
    expect(await second.enter(1)).toBeNull();
    pass?.leave({ how: 'other' });
    expect(await waiting[1]).not.toBeNull();
    await gate.close();
    expect(await third.enter(1)).toBeNull();
  });
});
