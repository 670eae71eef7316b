import { describe, expect, it } from 'vitest';
import { balance } from '../../../../harness/endpoints/openai/servers.ts';
import { openEndpoint, pictureRequest, unaborted } from '../../../support/asked.ts';
import { hostileServer } from '../../../support/hostile-server.ts';

describe('balance', () => {
  it('gives each request to the server with the fewest in flight', () => {
    const servers = balance(['a', 'b', 'c'], () => 0);
    const taken = Array.from({ length: 6 }, () => servers.take(new Set()));
    expect(taken.map((server) => server?.baseUrl)).toEqual(['a', 'b', 'c', 'a', 'b', 'c']);
    const [a, b] = taken;
    if (!a || !b) throw new Error('nothing was taken');
    servers.giveBack(b);
    expect(servers.take(new Set())).toBe(b);
  });

  it('passes over a server that was set aside, until its time is over', () => {
    let now = 0;
    const servers = balance(['a', 'b'], () => now);
    const take = () => {
      const server = servers.take(new Set());
      if (server !== null) servers.giveBack(server);
      return server;
    };
    const first = take();
    if (first === null) throw new Error('nothing was taken');
    servers.setAside(first);
    expect([take(), take(), take()].map((one) => one?.baseUrl)).toEqual(['b', 'b', 'b']);
    now = 60_000;
    expect([take(), take()].map((one) => one?.baseUrl)).toContain('a');
  });

  it('asks one that was set aside rather than nobody', () => {
    const servers = balance(['a'], () => 0);
    const server = servers.take(new Set());
    if (server === null) throw new Error('nothing was taken');
    servers.setAside(server);
    expect(servers.take(new Set())).toBe(server);
    expect(servers.take(new Set([server]))).toBeNull();
  });
});

describe('several base URLs', () => {
  it('share the requests', async () => {
    const [a, b] = [
      await hostileServer(() => ({ text: 'A' })),
      await hostileServer(() => ({ text: 'B' })),
    ];
    const endpoint = await openEndpoint(`openai:m@${a.url},${b.url}`);
    await Promise.all(Array.from({ length: 10 }, () => endpoint.send(pictureRequest(), unaborted)));
    expect([a.requests.length, b.requests.length]).toEqual([5, 5]);
  });

  it('a server that refuses connections costs no trial', async () => {
    const there = await hostileServer(() => ({ text: 'B' }));
    const endpoint = await openEndpoint(`openai:m@http://127.0.0.1:1/v1,${there.url}`);
    const replies = await Promise.all(
      Array.from({ length: 6 }, () => endpoint.send(pictureRequest(), unaborted)),
    );
    expect(replies.map((reply) => reply.text)).toEqual(Array(6).fill('B'));
  });

  it('nobody there is unreachable', async () => {
    const endpoint = await openEndpoint('openai:m@http://127.0.0.1:1/v1,http://127.0.0.1:2/v1');
    await expect(endpoint.send(pictureRequest(), unaborted)).rejects.toMatchObject({
      code: 'ENDPOINT_UNREACHABLE',
      retryable: true,
    });
  });
});
