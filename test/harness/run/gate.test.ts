import { expect, it } from 'vitest';
import { openGate } from '../../../harness/run/gate.ts';
import { manualClock } from '../../support/manual-clock.ts';

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

it('lets requests in by their turn, and sends who waits home when it closes', async () => {
  const gate = openGate({ concurrency: { mode: 'fixed', count: 1 } }, manualClock());
  const first = await gate.enter(1);
  const entered: string[] = [];
  void gate.enter(1).then((pass) => entered.push(pass === null ? 'b home' : 'b'));
  void gate.enter(1).then((pass) => entered.push(pass === null ? 'c home' : 'c'));
  await settle();
  expect(entered).toEqual([]);
  first?.leave({ how: 'answered' });
  first?.leave({ how: 'answered' });
  await settle();
  expect(entered).toEqual(['b']);
  gate.close();
  await settle();
  expect(entered).toEqual(['b', 'c home']);
  expect(await gate.enter(1)).toBeNull();
});

it('holds all requests back until the moment that one was told', async () => {
  const clock = manualClock();
  const gate = openGate({ concurrency: { mode: 'fixed', count: 4 } }, clock);
  const pass = await gate.enter(1);
  pass?.leave({ how: 'limited', retryAfterMs: 3000 });
  let entered = 0;
  for (let count = 0; count < 3; count += 1) void gate.enter(1).then(() => (entered += 1));
  clock.pass(2999);
  await settle();
  expect({ entered, ...gate.state() }).toMatchObject({ entered: 0, waiting: 3, pausedMs: 1 });
  clock.pass(1);
  await settle();
  expect(entered).toBe(3);
  expect(clock.waits).toEqual([3000]);
});

it('keeps order and count over many requests', async () => {
  const gate = openGate({ concurrency: { mode: 'fixed', count: 3 } }, manualClock());
  const order: number[] = [];
  let most = 0;
  await Promise.all(
    Array.from({ length: 5000 }, async (_, index) => {
      const pass = await gate.enter(1);
      order.push(index);
      most = Math.max(most, gate.state().inFlight);
      await Promise.resolve();
      pass?.leave({ how: 'answered' });
    }),
  );
  expect(order).toEqual(Array.from({ length: 5000 }, (_, index) => index));
  expect(most).toBe(3);
  expect(gate.state()).toMatchObject({ inFlight: 0, waiting: 0 });
});
