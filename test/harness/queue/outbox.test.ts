import { appendFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runKeys } from '../../../harness/queue/keys.ts';
import { bringLeft, openOutbox, type Parcel } from '../../../harness/queue/outbox.ts';
import { systemClock } from '../../../harness/run/clock.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { skipsRedis } from './support/redis-program.ts';
import { startRedis } from './support/redis-server.ts';

const { lines } = runKeys('t');
const parcel = (trial: string, settled = true): Parcel => ({
  token: 't',
  video: 'v1',
  trial,
  settled,
  field: 'json',
  value: Buffer.from([0x7b, 0x00, 0xff]),
});

function client(port: number): Redis {
  const redis = new Redis({ port, host: '127.0.0.1', maxRetriesPerRequest: null });
  redis.on('error', () => {});
  onTestFinished(() => redis.disconnect());
  return redis;
}

describe.skipIf(skipsRedis())('what is brought to the queue', () => {
  it('stands there once, byte for byte; a reply comes after a failure, and not after a reply', async () => {
    const redis = client((await startRedis()).port);
    const outbox = openOutbox(redis, await temporaryFolder(), systemClock);
    expect(await outbox.bring(parcel('a', false))).toBe(true);
    expect(await outbox.bring(parcel('a', false))).toBe(false);
    expect(await outbox.bring(parcel('a'))).toBe(true);
    expect(await outbox.bring(parcel('a'))).toBe(false);
    expect(await outbox.bring(parcel('a', false))).toBe(false);
    const stored = await redis.xrangeBuffer(lines, '-', '+');
    expect(stored.map(([, fields]) => fields[1])).toEqual(Array(2).fill(parcel('a').value));
    expect(await outbox.close()).toBe(0);
  });

  it('waits for a server that is away, and is on disk meanwhile', async () => {
    const server = await startRedis();
    const folder = await temporaryFolder();
    const outbox = openOutbox(client(server.port), folder, systemClock);
    await outbox.bring(parcel('a'));
    expect(await readdir(folder)).toEqual([]);
    await server.kill();
    const brought = outbox.bring(parcel('b'));
    await expect.poll(() => readdir(folder), { timeout: 10_000 }).toHaveLength(1);
    expect(outbox.waiting()).toBe(1);
    await server.restart();
    expect(await brought).toBe(true);
    expect(outbox.waiting()).toBe(0);
    await expect.poll(() => readdir(folder)).toEqual([]);
    await outbox.close();
  });

  it('is kept for the next worker where the server stays away', async () => {
    const server = await startRedis();
    const folder = await temporaryFolder();
    const redis = client(server.port);
    const outbox = openOutbox(redis, folder, systemClock);
    await outbox.bring(parcel('a'));
    await server.kill();
    outbox.bring(parcel('b')).catch(() => {});
    expect(await outbox.close()).toBe(1);
    const [name = ''] = await readdir(folder);
    // Torn by a full disk.
    await appendFile(join(folder, name), '{"token":"t","vid');
    await server.restart();
    expect(await bringLeft(redis, folder)).toBe(1);
    expect(await redis.xlen(lines)).toBe(1);
    expect(await readdir(folder)).toEqual([]);
    expect(await bringLeft(redis, folder)).toBe(0);
  });
});
