import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { GoogleGenAI } from '@google/genai';
import { describe, expect, it, onTestFinished } from 'vitest';
import { patientAgent } from '../../../../harness/endpoints/http/agent.ts';
import { patientFetch } from '../../../../harness/endpoints/http/patient-fetch.ts';
import { veoMaker } from '../../../../harness/endpoints/veo/make.ts';
import type { GenerationRequest } from '../../../../harness/schema/generated-video.ts';
import { openEndpoint, unaborted } from '../../../support/asked.ts';
import { CLIP, jumpingClock, videoRequest } from '../../../support/asked-video.ts';
import {
  type Answer,
  generationServer,
  json,
  silence,
} from '../../../support/generation-server.ts';

/** Answers in the shapes of Google Cloud's reference of Veo. */
const NAME = 'projects/p/locations/us-central1/publishers/google/models/veo-3.1/operations/o-1';
const CREATE = 'POST /v1beta1/publishers/google/models/veo-3.1:predictLongRunning';
const LOOK =
  'POST /v1beta1/projects/p/locations/us-central1/publishers/google/models/veo-3.1:fetchPredictOperation';

const bytesBase64Encoded = CLIP.toString('base64');
const done = (response: object) => ({ name: NAME, done: true, response });
const made = done({ videos: [{ bytesBase64Encoded, mimeType: 'video/mp4' }] });
const error = (code: number, message: string) => ({ error: { code, message } });

type Told = Answer | object;

const ask = async (
  { create = [{ name: NAME }], look = [made] }: { create?: Told[]; look?: Told[] },
  more: Partial<GenerationRequest> = {},
  stallTimeoutMs = 60_000,
) => {
  const server = await generationServer(({ line }, count) => {
    const told = line === CREATE ? create : line === LOOK ? look : [];
    return told[Math.min(count, told.length - 1)] ?? json(error(404, 'no such route'), 404);
  });
  const agent = patientAgent({});
  onTestFinished(() => agent.destroy());
  const clock = jumpingClock();
  const target = { model: 'veo-3.1', shownUrl: server.url, secrets: [], keyHint: 'set the key' };
  const fetch = patientFetch(agent, stallTimeoutMs, target);
  const client = (signal: AbortSignal) =>
    new GoogleGenAI({
      vertexai: true,
      apiKey: 'key-0123456789',
      httpOptions: {
        baseUrl: server.url,
        fetch: (input, init) => fetch(input, { ...init, signal }),
      },
    });
  const make = veoMaker({ client, clock, target });
  const { request, kept } = await videoRequest(more);
  const outcome = await make(request, unaborted).catch((one: unknown) => one);
  return { outcome, kept, clock, server, request };
};

const file = async (name: string, data: Buffer | string) => {
  const path = join((await videoRequest()).folder, name);
  await writeFile(path, data);
  return path;
};
const png = Buffer.from('\x89PNG and so on', 'latin1');

describe('a video', () => {
  it('is begun, waited for and written, with exactly these requests', async () => {
    const { outcome, kept, server, clock, request } = await ask(
      { look: [{ name: NAME }, made] },
      { settings: { seconds: 8, size: '1280x720' }, fields: { seed: 7, generateAudio: false } },
    );
    expect(outcome).toEqual({ made: true, inputs: {}, job: NAME, billedSeconds: 8 });
    expect(server.lines()).toEqual([CREATE, LOOK, LOOK]);
    expect(server.seen.map(({ text }) => JSON.parse(text) as unknown)).toEqual([
      {
        instances: [{ prompt: 'A ball rolls uphill.' }],
        parameters: {
          sampleCount: 1,
          durationSeconds: 8,
          seed: 7,
          aspectRatio: '16:9',
          resolution: '720p',
          generateAudio: false,
        },
      },
      { operationName: NAME },
      { operationName: NAME },
    ]);
    expect(server.seen.map(({ headers }) => headers['x-goog-api-key'])).toEqual(
      Array.from({ length: 3 }, () => 'key-0123456789'),
    );
    expect(kept).toEqual([NAME]);
    expect(clock.waits).toEqual([2000]);
    expect(await readFile(request.target)).toEqual(CLIP);
    expect(await readdir(dirname(request.target))).toEqual(['1.mp4']);
  });

  it('of an earlier session is waited for, never begun again', async () => {
    const { outcome, server, kept } = await ask({}, { job: NAME, image: '/nowhere.png' });
    expect(outcome).toMatchObject({ made: true, inputs: { image: 'passed' } });
    expect(server.lines()).toEqual([LOOK]);
    expect(kept).toEqual([]);
  });

  it('a hiccup while it waits is no end', async () => {
    const { outcome, clock } = await ask({
      look: [json(error(429, 'slow'), 429, { 'retry-after': '9' }), json({}, 503), made],
    });
    expect(outcome).toMatchObject({ made: true });
    expect(clock.waits).toEqual([9000, 3000]);
  });
});

describe('inputs', () => {
  it('a picture is the first frame, and a video beside it is not taken', async () => {
    const image = await file('a.png', png);
    const { outcome, server } = await ask({}, { image, video: '/nowhere.mp4' });
    expect(outcome).toMatchObject({ inputs: { image: 'passed', video: 'not-taken' } });
    expect(JSON.parse(server.seen[0]?.text ?? '')).toMatchObject({
      instances: [{ image: { bytesBase64Encoded: png.toString('base64'), mimeType: 'image/png' } }],
    });
  });

  it('a video is carried on', async () => {
    const { outcome, server } = await ask(
      {},
      { video: await file('a.mp4', CLIP), settings: { seconds: 7 } },
    );
    expect(outcome).toMatchObject({
      inputs: { video: 'passed' },
      note: 'the input video was carried on',
    });
    expect(outcome).not.toHaveProperty('billedSeconds');
    expect(JSON.parse(server.seen[0]?.text ?? '')).toMatchObject({
      instances: [{ video: { bytesBase64Encoded, mimeType: 'video/mp4' } }],
    });
  });

  it('a video that the model does not take is left out, and that is said', async () => {
    const refusal = json(error(400, 'The input video must have a frame rate of 24 fps.'), 400);
    const { outcome, server, kept } = await ask(
      { create: [refusal, { name: NAME }] },
      { video: await file('a.mp4', CLIP) },
    );
    expect(outcome).toMatchObject({ made: true, inputs: { video: 'not-taken' } });
    expect(outcome).not.toHaveProperty('note');
    expect(server.lines()).toEqual([CREATE, CREATE, LOOK]);
    expect(kept).toEqual([`${NAME} {"inputs":{"video":"not-taken"}}`]);
  });
});

describe('the filter', () => {
  it.each([
    [
      done({ raiMediaFilteredCount: 1, raiMediaFilteredReasons: ['We could not create it.'] }),
      'We could not create it.',
    ],
    [done({ raiMediaFilteredCount: 1 }), 'the filter gave no reason'],
    [
      { name: NAME, done: true, ...error(3, "It violates Google's usage guidelines.") },
      "It violates Google's usage guidelines.",
    ],
  ])('case %#: a filtered video is a refusal', async (answer, refusal) => {
    expect((await ask({ look: [answer] })).outcome).toEqual({ made: false, refusal });
  });
});

describe('failures', () => {
  it.each([
    [3, 'ENDPOINT_REFUSED', false],
    [7, 'ENDPOINT_AUTH', false],
    [8, 'ENDPOINT_BUSY', true],
    [13, 'ENDPOINT_BROKEN', true],
    [14, 'ENDPOINT_BUSY', true],
  ] as const)('an operation that ends with code %i is %s', async (rpc, code, retryable) => {
    const { outcome, kept } = await ask({
      look: [{ name: NAME, done: true, ...error(rpc, 'It went wrong.') }],
    });
    expect(outcome).toMatchObject({ name: 'EndpointError', code, retryable });
    expect(kept).toEqual([NAME, null]);
  });

  it.each([
    ['the operation is not known', json(error(404, 'not found'), 404)],
    ['the operation says so', { name: NAME, done: true, ...error(5, 'gone') }],
  ])('%s: an earlier one is given up for good', async (_, look) => {
    const { outcome, kept } = await ask({ look: [look] }, { job: NAME });
    expect(outcome).toMatchObject({ code: 'ENDPOINT_JOB_LOST', retryable: false });
    expect(kept).toEqual([null]);
  });

  it('an end without a video is one', async () => {
    const { outcome, kept } = await ask({ look: [done({})] });
    expect(outcome).toMatchObject({ code: 'ENDPOINT_BROKEN', retryable: true });
    expect(kept).toEqual([NAME, null]);
  });

  it.each([
    ['silence', silence],
    ['no name', {}],
    ['a page', (_, response) => void response.end('<html>')],
  ] as [string, Answer | object][])(
    '%s: it may have been begun, so it is not asked again',
    async (_, create) => {
      const { outcome } = await ask({ create: [create] }, {}, 200);
      expect(outcome).toMatchObject({
        name: 'EndpointError',
        retryable: false,
        hint: expect.stringContaining('paid for twice') as string,
      });
    },
  );

  it.each([
    [{ settings: { size: '640x480' } }, 'Veo makes no videos of 640x480'],
    [{ fields: { prompt: 'x' } }, 'the further fields do not fit the veo adapter'],
  ])('%j is told before anything is sent', async (more, message) => {
    const { outcome, server } = await ask({}, more);
    expect(outcome).toMatchObject({
      code: 'USAGE',
      message: expect.stringContaining(message) as string,
    });
    expect(server.lines()).toEqual([]);
  });
});

describe('the adapter', () => {
  it('says which key is missing', async () => {
    await expect(openEndpoint('veo:veo-3.1')).rejects.toMatchObject({
      code: 'ENDPOINT_AUTH',
      message: 'GOOGLE_API_KEY is not set',
    });
  });

  it('asks in the project that the environment names', async () => {
    const server = await generationServer(() => json(error(400, 'no'), 400));
    const endpoint = await openEndpoint(`veo:veo-3.1@${server.url}`, {
      environment: { GOOGLE_CLOUD_PROJECT: 'mine', GOOGLE_API_KEY: 'for-google-alone' },
    });
    const { request } = await videoRequest();
    await expect(endpoint.generate?.(request, unaborted)).rejects.toMatchObject({
      code: 'ENDPOINT_REFUSED',
    });
    expect(server.lines()).toEqual([
      'POST /v1beta1/projects/mine/locations/us-central1/publishers/google/models/veo-3.1:predictLongRunning',
    ]);
    expect(JSON.stringify(server.seen)).not.toContain('for-google-alone');
  });
});
