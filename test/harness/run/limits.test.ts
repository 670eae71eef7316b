import { expect, it } from 'vitest';
import { systemClock } from '../../../harness/run/clock.ts';
import { watchLimits } from '../../../harness/run/limits.ts';

function watched(costDollars?: number) {
  const said: string[] = [];
  const limits = costDollars === undefined ? {} : { costDollars };
  const watch = watchLimits(limits, systemClock, (limit) => void said.push(limit));
  return { watch, said };
}

it('money that is set aside counts until it is known what was paid', () => {
  const { watch, said } = watched(1);
  const first = watch.reserve(0.4, 'video');
  watch.reserve(0.4, 'video');
  first?.settle(0.1);
  expect(watch.reserve(0.4, 'video')).not.toBeNull();
  expect(watch.drain.aborted).toBe(false);
  expect(watch.reserve(0.4, 'video')).toBeNull();
  expect(watch.drain.aborted).toBe(true);
  expect(said).toEqual(['--max-cost: $0.90 of $1, and the next video costs $0.40']);
});

it('three tenths reach a limit of three tenths, and not more', () => {
  const { watch } = watched(0.3);
  for (let time = 0; time < 3; time += 1) expect(watch.reserve(0.1, 'video')).not.toBeNull();
  expect(watch.reserve(0.1, 'video')).toBeNull();
});

it('without a limit anything may be begun', () => {
  const { watch, said } = watched();
  expect(watch.reserve(1e6, 'video')).not.toBeNull();
  expect(said).toEqual([]);
});

it('what cost more than was set aside stops what comes next', () => {
  const { watch } = watched(1);
  watch.reserve(0.5, 'video')?.settle(1.2);
  expect(watch.drain.aborted).toBe(true);
  expect(watch.reserve(0.1, 'video')).toBeNull();
});
