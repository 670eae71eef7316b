import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export type CuttableProxy = {
  port: number;
  /** Connections through it by now. */
  connections(): number;
  /** Every connection breaks, and new ones do at once. */
  cut(): void;
  /** Nothing passes and nothing breaks: as when packets are lost on the way. */
  hold(): void;
  mend(): void;
};

/** Stands between a client and a port of loopback; closed with the test. */
export async function cuttableProxy(targetPort: number): Promise<CuttableProxy> {
  let state: 'open' | 'cut' | 'held' = 'open';
  const pairs = new Set<{ client: Socket; target: Socket | null }>();

  const join = (pair: { client: Socket; target: Socket | null }) => {
    const target = connect(targetPort, '127.0.0.1');
    pair.target = target;
    const { client } = pair;
    const end = () => {
      client.destroy();
      target.destroy();
      pairs.delete(pair);
    };
    for (const [from, to] of [
      [client, target],
      [target, client],
    ] as const) {
      from.on('data', (chunk) => {
        if (!to.write(chunk)) from.pause();
      });
      to.on('drain', () => {
        if (state === 'open') from.resume();
      });
      from.on('error', end);
      from.on('close', end);
    }
  };
  const server = createServer((client) => {
    if (state === 'cut') {
      client.resetAndDestroy();
      return;
    }
    const pair = { client, target: null };
    pairs.add(pair);
    client.on('error', () => client.destroy());
    client.on('close', () => pairs.delete(pair));
    if (state === 'open') join(pair);
  });
  const socketsOf = () => Array.from(pairs, ({ client, target }) => [client, target]).flat();
  const breakAll = () => {
    for (const socket of socketsOf()) socket?.destroy();
    pairs.clear();
  };

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        breakAll();
        server.close(() => resolve());
      }),
  );
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => pairs.size,
    cut() {
      state = 'cut';
      breakAll();
    },
    hold() {
      state = 'held';
      for (const socket of socketsOf()) socket?.pause();
    },
    mend() {
      state = 'open';
      for (const pair of pairs) if (pair.target === null) join(pair);
      for (const socket of socketsOf()) socket?.resume();
    },
  };
}
