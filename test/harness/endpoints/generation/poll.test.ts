import { expect, it } from 'vitest';
import { type Look, poll } from '../../../../harness/endpoints/generation/poll.ts';
import { EndpointError } from '../../../../harness/errors.ts';
import { unaborted } from '../../../support/asked.ts';
import { jumpingClock } from '../../../support/asked-video.ts';

const busy = (retryAfterMs?: number) =>
  new EndpointError('ENDPOINT_BUSY', 'full', {
    retryable: true,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });

const watch = async (looks: (Look<string> | Error)[], signal = unaborted) => {
  const clock = jumpingClock();
  let count = 0;
  const polled = poll(
    () => {
      const look = looks[Math.min(count, looks.length - 1)] ?? { mark: '' };
      count += 1;
      return look instanceof Error ? Promise.reject(look) : Promise.resolve(look);
    },
    { clock, signal, work: 'the video v_1' },
  );
  const outcome = await polled.catch((error: unknown) => error);
  return { outcome, clock, count };
};

const working = (mark: number): Look<string> => ({ mark: `${mark} %` });

it('looks at once, then less and less often', async () => {
  const looks = Array.from({ length: 9 }, (_, index) => working(index));
  const { outcome, clock } = await watch([...looks, { over: 'made' }]);
  expect(outcome).toBe('made');
  expect(clock.waits).toEqual([2000, 3000, 4500, 6750, 10_125, 15_187.5, 20_000, 20_000, 20_000]);
});

it('waits as long as the server says, within reason', async () => {
  const looks = [0, 7000, 10 ** 9].map((afterMs, index) => ({ mark: String(index), afterMs }));
  const { clock } = await watch([...looks, { over: 'made' }]);
  expect(clock.waits).toEqual([250, 7000, 300_000]);
});

it('a look that fails is no end: it looks again when it is told to', async () => {
  const { outcome, clock } = await watch([working(1), busy(9000), busy(), { over: 'made' }]);
  expect(outcome).toBe('made');
  expect(clock.waits).toEqual([2000, 9000, 4500]);
});

it('five failures in a row are told, so that the work can be waited for later', async () => {
  const { outcome, count } = await watch([working(1), busy()]);
  expect(outcome).toMatchObject({ code: 'ENDPOINT_BUSY', retryable: true });
  expect(count).toBe(6);
});

it('a failure that stays is told at once', async () => {
  const wrongKey = new EndpointError('ENDPOINT_AUTH', 'no');
  const { outcome, count } = await watch([working(1), wrongKey]);
  expect(outcome).toBe(wrongKey);
  expect(count).toBe(2);
});

it('work that does not move for an hour is left, and work that moves is not', async () => {
  const { outcome, clock } = await watch([working(40)]);
  expect(outcome).toMatchObject({
    code: 'ENDPOINT_BUSY',
    retryable: false,
    message: expect.stringContaining('the video v_1 has not come further in 60 minutes') as string,
  });
  expect(clock.nowMs()).toBeGreaterThanOrEqual(60 * 60_000);
  const moving = Array.from({ length: 400 }, (_, index) => working(index));
  const long = await watch([...moving, { over: 'made' }]);
  expect(long.outcome).toBe('made');
  expect(long.clock.nowMs()).toBeGreaterThan(2 * 60 * 60_000);
});

it('ends with the signal', async () => {
  const { outcome, count } = await watch([working(1)], AbortSignal.abort(new Error('enough')));
  expect(outcome).toMatchObject({ message: 'enough' });
  expect(count).toBe(0);
});
