import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { cuttableProxy } from './support/cuttable-proxy.ts';
import { skipsRedis } from './support/redis-program.ts';
import { startRedis } from './support/redis-server.ts';

describe.skipIf(skipsRedis())('the servers of these tests', () => {
  it('keep what they were told over kill -9 with persistence, and nothing without', async () => {
    for (const persistence of [true, false]) {
      const redis = await startRedis({ persistence });
      expect(await redis.send('SET', 'word', 'kept')).toMatch(/OK/);
      await redis.kill();
      await expect(redis.send('PING')).rejects.toThrow(/ECONNREFUSED/);
      await redis.restart();
      expect(await redis.send('GET', 'word')).toMatch(persistence ? /kept/ : /^\$-1/);
    }
  });

  it('want their password', async () => {
    const redis = await startRedis({ password: 'open sesame' });
    expect(await redis.send('DBSIZE')).toMatch(/:0/);
    expect(await redis.send('AUTH', 'wrong')).toMatch(/WRONGPASS/);
  });

  it('stand behind a network that holds, cuts and mends', async () => {
    const redis = await startRedis();
    const proxy = await cuttableProxy(redis.port);
    const socket = connect(proxy.port, '127.0.0.1');
    const heard: string[] = [];
    socket.on('data', (chunk) => heard.push(chunk.toString()));
    socket.write('PING\r\n');
    await expect.poll(() => heard).toEqual(['+PONG\r\n']);
    proxy.hold();
    socket.write('PING\r\n');
    expect(await redis.send('PING')).toMatch(/PONG/);
    expect(heard).toHaveLength(1);
    proxy.mend();
    await expect.poll(() => heard).toHaveLength(2);
    proxy.cut();
    await once(socket, 'close');
    await expect(once(connect(proxy.port, '127.0.0.1'), 'close')).rejects.toThrow(/ECONNRESET/);
  });
});
