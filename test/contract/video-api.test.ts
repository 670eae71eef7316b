import { readFile, readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { adapters } from '../../harness/plan/endpoints.ts';
import type { GenerationRequest } from '../../harness/schema/generated-video.ts';
import { openEndpoint, pictureRequest, unaborted } from '../support/asked.ts';
import { CLIP, videoRequest } from '../support/asked-video.ts';
import {
  type VideoApiBench,
  type VideoApiScript,
  PLANTED_KEY,
} from '../support/video-api-benches/bench.ts';

const ids = await adapters.ids();
const generators = (await Promise.all(ids.map((id) => adapters.load(id)))).filter(
  // Programs that make videos and answers are tried with what they are told to do.
  ({ kind, makes = ['answers'] }) => kind === 'model' && !makes.includes('answers'),
);

it('there are generators', () => {
  expect(generators.map(({ id }) => id)).toEqual(expect.arrayContaining(['openai-videos', 'veo']));
});

describe.each(generators.map(({ id }) => id))('generator %s', async (id) => {
  // An adapter that asks a generator needs a bench: without one, this import fails.
  const { bench } = (await import(`../support/video-api-benches/${id}.ts`)) as {
    bench: VideoApiBench;
  };
  const start = async (script: VideoApiScript, more: Partial<GenerationRequest> = {}) => {
    const { spec, ...server } = await bench.start(script);
    const endpoint = await openEndpoint(spec, { environment: { SIGHTLINE_API_KEY: PLANTED_KEY } });
    const { request, kept } = await videoRequest(more);
    const make = async (signal = unaborted) => endpoint.generate?.(request, signal);
    return { ...server, endpoint, request, kept, make };
  };
  const failure = (making: Promise<unknown>) =>
    making.then(
      () => null,
      (error: unknown) => error,
    );
  const left = ({ target }: GenerationRequest) => readdir(dirname(target)).catch(() => []);

  it('writes the whole video, having kept the name of the work first', async () => {
    const { make, kept, request, steps } = await start('video');
    expect(await make()).toMatchObject({ made: true, inputs: {}, job: bench.job });
    expect(await readFile(request.target)).toEqual(CLIP);
    expect(await left(request)).toEqual(['1.mp4']);
    expect(kept).toEqual([bench.job]);
    expect(steps().slice(0, 2)).toEqual(['create', 'look']);
  });

  it('waits for what was begun before, and never begins it again', async () => {
    const { make, kept, request, steps } = await start('video', { job: bench.job });
    expect(await make()).toMatchObject({ made: true, job: bench.job });
    expect(await readFile(request.target)).toEqual(CLIP);
    expect(steps()).not.toContain('create');
    expect(kept).toEqual([]);
  });

  it.each(['refused-request', 'refused-work'] as const)('%s is an outcome', async (script) => {
    const { make, request } = await start(script);
    expect(await make()).toMatchObject({
      made: false,
      refusal: expect.stringMatching(/\w/) as string,
    });
    expect(await left(request)).toEqual([]);
  });

  it('work that failed is over: asking again begins anew', async () => {
    const { make, kept } = await start('failed-work');
    expect(await failure(make())).toMatchObject({ name: 'EndpointError', retryable: true });
    expect(kept).toEqual([bench.job, null]);
  });

  it('work that is gone is not begun again by itself', async () => {
    const { make, kept, steps } = await start('lost-work', { job: bench.job });
    expect(await failure(make())).toMatchObject({ code: 'ENDPOINT_JOB_LOST', retryable: false });
    expect(kept).toEqual([null]);
    expect(steps()).toEqual(['look']);
  });

  it.each([
    [400, 'ENDPOINT_REFUSED', false],
    [401, 'ENDPOINT_AUTH', false],
    [429, 'ENDPOINT_BUSY', true],
    [500, 'ENDPOINT_BUSY', true],
  ] as const)(
    '%i is %s, asked once, and its error holds no key',
    async (status, code, retryable) => {
      const { make, kept, steps } = await start({ status });
      const error = await failure(make());
      expect(error).toMatchObject({ name: 'EndpointError', code, retryable });
      if (code === 'ENDPOINT_BUSY') expect(error).toMatchObject({ retryAfterMs: 3000 });
      expect(steps()).toEqual(['create']);
      expect(kept).toEqual([]);
      expect(String(error)).toMatch(/You sent/);
      expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(PLANTED_KEY);
    },
  );

  it.each([
    ['silent', 'create'],
    ['endless-work', 'look'],
  ] as const)('gives up at once when it is told to: %s', async (script, step) => {
    const { make, request, asked } = await start(script);
    const abort = new AbortController();
    const making = make(abort.signal);
    making.catch(() => undefined);
    await asked(step);
    abort.abort(new Error('enough'));
    await expect(making).rejects.toThrow('enough');
    expect(await left(request)).toEqual([]);
  });

  it('answers no questions', async () => {
    const { endpoint, steps } = await start('video');
    await expect(endpoint.send(pictureRequest(), unaborted)).rejects.toMatchObject({
      code: 'UNSUPPORTED_PART',
    });
    expect(steps()).toEqual([]);
  });
});
