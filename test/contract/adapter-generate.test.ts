import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { adapters } from '../../harness/plan/endpoints.ts';
import { makesOf } from '../../harness/plan/task-fit.ts';
import type { GenerationRequest } from '../../harness/schema/generated-video.ts';
import { PLANTED_KEY } from '../support/adapter-benches/bench.ts';
import { videoRequest } from '../support/asked-video.ts';
import { openEndpoint, pictureRequest, unaborted } from '../support/asked.ts';
import type { VideoBench, Script } from '../support/video-benches/bench.ts';
import { SAMPLE_VIDEO } from '../support/generator-run.ts';

const all = await Promise.all((await adapters.ids()).map((id) => adapters.load(id)));
const generating = all.filter((adapter) => makesOf(adapter).includes('videos'));
const benches = (await readdir(new URL('../support/video-benches/', import.meta.url)))
  .filter((file) => file !== 'bench.ts')
  .map((file) => file.replace(/\.ts$/, ''));

it('every bench is of an adapter that makes videos', () => {
  expect(generating.map(({ id }) => id)).toEqual(expect.arrayContaining(benches));
});

describe.each(
  generating
    .filter(({ kind, makes }) => kind === 'model' && makes?.length === 1)
    .map(({ id }) => id),
)('%s, which makes videos alone', (id) => {
  const open = () =>
    openEndpoint(`${id}:some-model@http://127.0.0.1:9`, {
      environment: { SIGHTLINE_API_KEY: PLANTED_KEY },
    });

  it('answers no question, and says so before anything is sent', async () => {
    const endpoint = await open();
    expect(endpoint.accepts).toEqual([]);
    await expect(endpoint.send(pictureRequest(), unaborted)).rejects.toMatchObject({
      name: 'EndpointError',
      code: 'UNSUPPORTED_PART',
    });
  });

  it('begins nothing once it is told to give up', async () => {
    const endpoint = await open();
    const { request, kept } = await videoRequest();
    const gone = AbortSignal.abort(new Error('enough'));
    await expect(endpoint.generate?.(request, gone)).rejects.toThrow('enough');
    expect(kept).toEqual([]);
  });
});

describe.each(benches)('generator %s', async (id) => {
  const { bench } = (await import(`../support/video-benches/${id}.ts`)) as {
    bench: VideoBench;
  };
  const start = async (script: Script, more: Partial<GenerationRequest> = {}) => {
    const { spec, context, request: own, asked } = await bench.start(script);
    const endpoint = await openEndpoint(spec, context);
    const { request } = await videoRequest({ ...own, ...more });
    await mkdir(dirname(request.target), { recursive: true });
    const generate = (signal = unaborted) => {
      if (endpoint.generate === undefined) throw new Error(`${id} generates nothing`);
      return endpoint.generate(request, signal);
    };
    return { endpoint, request, generate, asked };
  };
  const can = (script: Script) => bench.scripts.includes(script);

  it('leaves a whole file at its target, and says which inputs it took', async () => {
    const { generate, request } = await start('make');
    const made = await generate();
    expect(made).toMatchObject({ made: true, inputs: expect.any(Object) as object });
    const [target, source] = await Promise.all([readFile(request.target), readFile(SAMPLE_VIDEO)]);
    expect(target.equals(source)).toBe(true);
  });

  it.runIf(can('refuse'))('a refusal is an outcome, with its words', async () => {
    const { generate, request } = await start('refuse');
    expect(await generate()).toMatchObject({
      made: false,
      refusal: expect.stringMatching(/\w/) as string,
    });
    expect(existsSync(request.target)).toBe(false);
  });

  it('a failure is typed, is no use to be asked again, and holds no key', async () => {
    const { generate, request } = await start('fail');
    const error: unknown = await generate().then(
      () => null,
      (one: unknown) => one,
    );
    expect(error).toMatchObject(
      bench.failure ?? { name: 'EndpointError', code: 'ENDPOINT_REFUSED', retryable: false },
    );
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(PLANTED_KEY);
    expect(existsSync(request.target)).toBe(false);
  });

  it.runIf(can('busy'))('one that may pass is said to', async () => {
    const { generate } = await start('busy');
    await expect(generate()).rejects.toMatchObject({ name: 'EndpointError', retryable: true });
  });

  it.runIf(can('silent'))('gives up at once when it is told to', async () => {
    const { generate, asked } = await start('silent');
    const abort = new AbortController();
    const making = generate(abort.signal);
    making.catch(() => undefined);
    await asked;
    abort.abort(new Error('enough'));
    await expect(making).rejects.toThrow('enough');
  });
});
