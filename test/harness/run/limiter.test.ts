import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ended,
  limiter,
  sent,
  waitOf,
  type Ending,
  type Limiter,
  type LimiterSettings,
} from '../../../harness/run/limiter.ts';

const adaptive = { concurrency: { mode: 'adaptive', first: 8, most: 64 } } as const;
const end = (state: Limiter, how: Ending['how'], nowMs: number, more: Partial<Ending> = {}) =>
  ended(state, { how, sentAtMs: nowMs - 1, ...more }, nowMs);

function full(state: Limiter, nowMs: number): Limiter {
  let next = state;
  while (waitOf(next, 1, nowMs) === 0) next = sent(next, 1, nowMs);
  return next;
}

describe('the adaptive limiter', () => {
  it('lets as many go as the limit says, and one more when one ends', () => {
    let state = full(limiter(adaptive, 0), 0);
    expect(state.inFlight).toBe(8);
    expect(waitOf(state, 1, 0)).toBeNull();
    state = end(state, 'other', 1);
    expect(waitOf(state, 1, 1)).toBe(0);
  });

  it('grows by about one for each round of answers', () => {
    let state = limiter(adaptive, 0);
    for (let round = 0; round < 5; round += 1) {
      state = full(state, round);
      const inFlight = state.inFlight;
      for (let one = 0; one < inFlight; one += 1) {
        state = end(state, 'answered', round);
        state = full(state, round);
      }
      for (; state.inFlight > 0;) state = { ...state, inFlight: 0 };
    }
    expect(state.limit).toBeGreaterThan(12);
    expect(state.limit).toBeLessThan(14);
  });

  it('does not grow while nobody feels the limit', () => {
    let state = limiter(adaptive, 0);
    for (let count = 0; count < 100; count += 1)
      state = end(sent(state, 1, count), 'answered', count);
    expect(state.limit).toBe(8);
  });

  it('cuts once an episode: what was sent before the cut cuts no more', () => {
    let state = full(limiter(adaptive, 0), 0);
    for (let count = 0; count < 8; count += 1) {
      state = end(state, 'limited', 100 + count, { sentAtMs: 0 });
    }
    expect(state.limit).toBe(4);
    state = end(full(state, 200), 'limited', 300, { sentAtMs: 200 });
    expect(state.limit).toBe(2);
  });

  it('never falls below one nor rises above the most', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom<Ending['how']>('answered', 'limited', 'other'), {
          maxLength: 300,
        }),
        (endings) => {
          let state = limiter({ concurrency: { mode: 'adaptive', first: 8, most: 10 } }, 0);
          endings.forEach((how, index) => {
            state = end(full(state, index), how, index, { sentAtMs: index });
            expect(state.limit).toBeGreaterThanOrEqual(1);
            expect(state.limit).toBeLessThanOrEqual(10);
            expect(state.inFlight).toBeLessThanOrEqual(10);
          });
        },
      ),
      { numRuns: 100, seed: 1 },
    );
  });
});

describe('any limiter', () => {
  it('sends nothing before the moment that the endpoint named', () => {
    let state = sent(limiter({ concurrency: { mode: 'fixed', count: 4 } }, 0), 1, 0);
    state = end(state, 'limited', 10, { retryAfterMs: 5000 });
    state = end(sent(state, 1, 0), 'limited', 20, { retryAfterMs: 100 });
    expect(waitOf(state, 1, 20)).toBe(4990);
    expect(waitOf(state, 1, 5010)).toBe(0);
    expect(state.limit).toBe(4);
  });

  it.each([
    ['requests', { requestsPerMinute: 120 }, 120, 1],
    ['one request a minute', { requestsPerMinute: 1 }, 1, 1],
    ['tokens', { tokensPerMinute: 6000 }, 6000, 50],
  ] as [string, Omit<LimiterSettings, 'concurrency'>, number, number][])(
    'keeps the budget of %s in every minute, and uses it',
    (_, budget, perMinute, tokens) => {
      let state = limiter({ concurrency: { mode: 'fixed', count: 1 }, ...budget }, 0);
      const unit = budget.tokensPerMinute === undefined ? 1 : tokens;
      const moments: number[] = [];
      let nowMs = 0;
      while (nowMs < 300_000) {
        nowMs += waitOf(state, tokens, nowMs) ?? 0;
        moments.push(nowMs);
        state = end(sent(state, tokens, nowMs), 'answered', nowMs, { moreTokens: 0 });
      }
      for (const from of moments) {
        const within = moments.filter((at) => at >= from && at < from + 60_000).length;
        expect(within * unit).toBeLessThanOrEqual(perMinute);
      }
      expect(moments.length * unit).toBeGreaterThan(4 * perMinute);
    },
  );

  it('pays off what a reply cost beyond its estimate', () => {
    const settings = { concurrency: { mode: 'fixed', count: 4 }, tokensPerMinute: 61_000 } as const;
    let state = sent(limiter(settings, 0), 100, 0);
    state = end(state, 'answered', 0, { moreTokens: 5900 });
    expect(waitOf(state, 1000, 0)).toBe(6000);
  });
});
