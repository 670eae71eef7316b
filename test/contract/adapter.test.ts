import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { adapters } from '../../harness/plan/endpoints.ts';
import { makesOf } from '../../harness/plan/task-fit.ts';
import { openEndpoint, pictureRequest, unaborted } from '../support/asked.ts';
import { type AdapterBench, PLANTED_KEY, type Script } from '../support/adapter-benches/bench.ts';

const ids = await adapters.ids();
const models = (await Promise.all(ids.map((id) => adapters.load(id)))).filter(
  (adapter) => adapter.kind === 'model' && makesOf(adapter).includes('answers'),
);

describe.each(models.map((adapter) => adapter.id))('adapter %s', async (id) => {
  // An adapter that asks a model needs a bench: without one, this import fails.
  const { bench } = (await import(`../support/adapter-benches/${id}.ts`)) as {
    bench: AdapterBench;
  };
  const start = async (script: Script) => {
    const started = await bench.start(script);
    const environment = { PATH: process.env['PATH'], ...started.environment };
    const endpoint = await openEndpoint(started.spec, { environment });
    return { ...started, endpoint };
  };
  const ask = async (script: Script) => {
    const started = await start(script);
    return { ...started, asking: started.endpoint.send(pictureRequest(), unaborted) };
  };

  it('shows picture and text, and reads all of a reply', async () => {
    const { asking, seen } = await ask({ reply: 'answer' });
    const { firstTokenMs = 0, ...reply } = await asking;
    expect(reply).toEqual(bench.answer);
    expect(firstTokenMs).toBeGreaterThanOrEqual(0);
    expect(await seen()).toEqual([{ text: 'Which?', images: ['AQID'] }]);
  });

  it('answers many at once, each its own', async () => {
    const { endpoint, seen } = await start({ reply: 'answer' });
    const texts = Array.from({ length: 20 }, (_, index) => `Question ${index}`);
    await Promise.all(
      texts.map((text) =>
        endpoint.send(pictureRequest({ parts: [{ type: 'text', text }] }), unaborted),
      ),
    );
    expect((await seen()).map((one) => one.text).toSorted()).toEqual(texts.toSorted());
  });

  it('a reply that was cut off is told from one that ended', async () => {
    const { asking } = await ask({ reply: 'length' });
    expect(await asking).toMatchObject({ text: 'The person', finish: 'length' });
  });

  it('a refusal is an outcome', async () => {
    const { asking } = await ask({ reply: 'refusal' });
    expect(await asking).toMatchObject({ finish: 'refusal' });
  });

  it('an empty reply is a reply', async () => {
    const { asking } = await ask({ reply: 'empty' });
    expect(await asking).toMatchObject({ text: '', finish: 'stop' });
  });

  it.each([
    [400, 'ENDPOINT_REFUSED', false],
    [401, 'ENDPOINT_AUTH', false],
    [429, 'ENDPOINT_BUSY', true],
    [500, 'ENDPOINT_BUSY', true],
  ] as const)(
    '%i is %s, asked once, and its error holds no key',
    async (status, code, retryable) => {
      const { asking, seen } = await ask({ status });
      const error: unknown = await asking.then(
        () => null,
        (one: unknown) => one,
      );
      const expected = bench.codes?.[status] ?? code;
      expect(error).toMatchObject({ name: 'EndpointError', code: expected, retryable });
      if (expected === 'ENDPOINT_BUSY') expect(error).toMatchObject({ retryAfterMs: 3000 });
      expect(await seen()).toHaveLength(1);
      expect(String(error)).toMatch(/You sent/);
      expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(PLANTED_KEY);
    },
  );

  it('gives up at once when it is told to', async () => {
    const { endpoint, asked } = await start({ silent: true });
    const abort = new AbortController();
    const asking = endpoint.send(pictureRequest(), abort.signal);
    asking.catch(() => undefined);
    await asked;
    abort.abort(new Error('enough'));
    await expect(asking).rejects.toThrow('enough');
  });
});
