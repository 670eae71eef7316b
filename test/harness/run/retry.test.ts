import { describe, expect, it } from 'vitest';
import { EndpointError } from '../../../harness/errors.ts';
import { random } from '../../../harness/random.ts';
import { withRetry } from '../../../harness/run/retry.ts';

const policy = { attempts: 3, firstDelayMs: 0, maxDelayMs: 0 };
const context = { random: random(0, 'test'), signal: new AbortController().signal };
const busy = new EndpointError('ENDPOINT_BUSY', 'busy', { retryable: true });

describe('withRetry', () => {
  it('asks again after a failure that can pass', async () => {
    const answer = await withRetry(
      async (attempt) => {
        if (attempt < 3) throw busy;
        return attempt;
      },
      policy,
      context,
    );
    expect(answer).toBe(3);
  });

  it.each([
    ['when the tries are used up', busy, 3],
    [
      'at once when asking again is no use',
      new EndpointError('ENDPOINT_REFUSED', 'bad request'),
      1,
    ],
    ['at once on a bug', new Error('bug'), 1],
  ])('gives up %s', async (_, error, expected) => {
    let asked = 0;
    const ask = async () => {
      asked += 1;
      throw error;
    };
    await expect(withRetry(ask, policy, context)).rejects.toBe(error);
    expect(asked).toBe(expected);
  });

  it('does not wait any longer once it is aborted', async () => {
    const controller = new AbortController();
    const waiting = withRetry(
      async () => {
        queueMicrotask(() => controller.abort());
        throw busy;
      },
      { attempts: 2, firstDelayMs: 60_000, maxDelayMs: 60_000 },
      { random: random(0), signal: controller.signal },
    );
    await expect(waiting).rejects.toBe(busy);
  });
});
