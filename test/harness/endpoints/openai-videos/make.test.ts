import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, onTestFinished } from 'vitest';
import { patientAgent } from '../../../../harness/endpoints/http/agent.ts';
import { videoMaker } from '../../../../harness/endpoints/openai-videos/make.ts';
import { videoServer } from '../../../../harness/endpoints/openai-videos/server.ts';
import type { GenerationRequest } from '../../../../harness/schema/generated-video.ts';
import { unaborted } from '../../../support/asked.ts';
import { CLIP, jumpingClock, videoRequest } from '../../../support/asked-video.ts';
import {
  type Answer,
  beginningOf,
  generationServer,
  halfOf,
  json,
  silence,
  video,
} from '../../../support/generation-server.ts';

/** Answers in the shapes of the reference of OpenAI's videos API (`Video`), where nothing else is said. */
const job = (more: object = {}) => ({
  id: 'video_123',
  object: 'video',
  model: 'sora-2',
  status: 'queued',
  progress: 0,
  created_at: 1_712_697_600,
  completed_at: null,
  expires_at: null,
  error: null,
  prompt: 'A ball rolls uphill.',
  remixed_from_video_id: null,
  size: '1280x720',
  seconds: '8',
  ...more,
});
const completed = job({ status: 'completed', progress: 100 });

const CREATE = 'POST /v1/videos';
const LOOK = 'GET /v1/videos/video_123';
const CONTENT = 'GET /v1/videos/video_123/content';

type Told = Answer | Buffer | object;
/** By line; several answers are given in turn, the last one for ever. */
type Routes = Record<string, Told | Turns>;
class Turns {
  readonly told: Told[];
  constructor(told: Told[]) {
    this.told = told;
  }
}
const inTurn = (...told: Told[]) => new Turns(told);

const good: Routes = { [CREATE]: job(), [LOOK]: completed, [CONTENT]: CLIP };

const setting = async (
  routes: Routes,
  { isOpenAI = false, key = 'sk-0123456789', stallTimeoutMs = 60_000 } = {},
) => {
  const server = await generationServer((request, count) => {
    const route = routes[request.line] ?? json({ error: { message: 'no such route' } }, 404);
    if (!(route instanceof Turns)) return route;
    return route.told[Math.min(count, route.told.length - 1)] ?? {};
  });
  const agent = patientAgent({});
  onTestFinished(() => agent.destroy());
  const clock = jumpingClock();
  const baseUrl = `${server.url}/v1`;
  const make = videoMaker(
    videoServer({
      baseUrl,
      isOpenAI,
      agent,
      key,
      stallTimeoutMs,
      clock,
      target: { model: 'sora-2', shownUrl: baseUrl, secrets: [key], keyHint: 'set the key' },
    }),
  );
  return { server, clock, make };
};

const ask = async (
  routes: Routes,
  more: Partial<GenerationRequest> = {},
  how: Parameters<typeof setting>[1] = {},
) => {
  const { server, clock, make } = await setting(routes, how);
  const { request, kept } = await videoRequest(more);
  const outcome = await make(request, unaborted).catch((error: unknown) => error);
  return { outcome, kept, clock, server, request, make };
};

/** What stands beside the target: nothing but it, or nothing. */
const left = ({ target }: GenerationRequest) => readdir(dirname(target)).catch(() => []);

const picture = async (width: number, height: number, folder: string) => {
  const file = join(folder, 'input.jpg');
  const background = { r: 200, g: 20, b: 20 };
  await sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toFile(file);
  return file;
};

describe('a video', () => {
  it('is created, waited for and downloaded, with exactly these requests', async () => {
    const { outcome, kept, server, clock, request } = await ask(
      {
        ...good,
        [LOOK]: inTurn(job({ status: 'in_progress', progress: 40 }), completed),
      },
      { settings: { seconds: 8, size: '1280x720' }, fields: { seed: 7, extra_params: { a: 1 } } },
    );
    expect(outcome).toEqual({
      made: true,
      inputs: {},
      job: 'video_123',
      model: 'sora-2',
      billedSeconds: 8,
    });
    expect(server.lines()).toEqual([CREATE, LOOK, LOOK, CONTENT]);
    expect(server.seen[0]).toMatchObject({
      fields: {
        model: 'sora-2',
        prompt: 'A ball rolls uphill.',
        seconds: '8',
        size: '1280x720',
        seed: '7',
        extra_params: '{"a":1}',
      },
      file: null,
    });
    for (const { headers } of server.seen) {
      expect(headers.authorization).toBe('Bearer sk-0123456789');
    }
    expect(kept).toEqual(['video_123']);
    expect(clock.waits).toEqual([2000]);
    expect(await readFile(request.target)).toEqual(CLIP);
    expect(await left(request)).toEqual(['1.mp4']);
  });

  it('is kept by name before anything else is asked', async () => {
    const { make, server } = await setting(good);
    const { request } = await videoRequest({
      keepJob: async () => {
        expect(server.lines()).toEqual([CREATE]);
        throw new Error('the disk is full');
      },
    });
    await expect(make(request, unaborted)).rejects.toThrow('the disk is full');
    expect(server.lines()).toEqual([CREATE]);
  });

  it('of an earlier session is waited for, never created again', async () => {
    const { outcome, kept, server } = await ask(good, { job: 'video_123', image: '/nowhere.png' });
    expect(outcome).toMatchObject({ made: true, inputs: { image: 'passed' }, job: 'video_123' });
    expect(server.lines()).toEqual([LOOK, CONTENT]);
    expect(kept).toEqual([]);
  });

  it('of an earlier session says which inputs that session passed', async () => {
    const ticket = 'video_123 {"inputs":{"image":"not-taken"},"note":"a remark"}';
    const { outcome } = await ask(good, { job: ticket, image: '/nowhere.png' });
    expect(outcome).toMatchObject({
      inputs: { image: 'not-taken' },
      note: 'a remark',
      job: ticket,
    });
  });

  it('is asked about when the server says', async () => {
    const { clock } = await ask({
      ...good,
      [LOOK]: inTurn(
        json(job(), 200, { 'openai-poll-after-ms': '7000' }),
        json(job(), 200, { 'retry-after': '9' }),
        json({ error: { message: 'slow down' } }, 429, { 'retry-after': '11' }),
        json({}, 500),
        completed,
      ),
    });
    expect(clock.waits.slice(0, 3)).toEqual([7000, 9000, 11_000]);
    expect(clock.waits).toHaveLength(4);
  });

  it.each([
    ['a finished job', { ...good, [CREATE]: completed }, [CREATE, CONTENT]],
    ['the video itself', { [CREATE]: CLIP }, [CREATE]],
    [
      'a list with base64',
      { [CREATE]: { created: 1, data: [{ b64_json: CLIP.toString('base64') }] } },
      [CREATE],
    ],
    [
      'a list with an address',
      { [CREATE]: { id: '', data: [{ url: '/files/1.mp4' }] }, 'GET /files/1.mp4': CLIP },
      [CREATE, 'GET /files/1.mp4'],
    ],
    [
      'a job with an address',
      {
        [CREATE]: job(),
        [LOOK]: { ...completed, url: '/files/1.mp4' },
        'GET /files/1.mp4': CLIP,
      },
      [CREATE, LOOK, 'GET /files/1.mp4'],
    ],
  ] as [string, Routes, string[]][])('comes as %s too', async (_, routes, lines) => {
    const { outcome, server, request } = await ask(routes);
    expect(outcome).toMatchObject({ made: true });
    expect(server.lines()).toEqual(lines);
    expect(await readFile(request.target)).toEqual(CLIP);
  });

  it('is fetched from where the server points to, without the key', async () => {
    const storage = await generationServer(() => CLIP);
    const { outcome, request } = await ask({
      ...good,
      [CONTENT]: (_, response) =>
        void response.writeHead(302, { location: `${storage.url}/signed` }).end(),
    });
    expect(outcome).toMatchObject({ made: true });
    expect(await readFile(request.target)).toEqual(CLIP);
    expect(storage.lines()).toEqual(['GET /signed']);
    expect(storage.seen[0]?.headers.authorization).toBeUndefined();
  });
});

describe('inputs', () => {
  it('a picture goes as it is to a server that does not mind', async () => {
    const { folder } = await videoRequest();
    const image = await picture(64, 48, folder);
    const { outcome, server } = await ask(good, { image });
    expect(outcome).toMatchObject({ inputs: { image: 'passed' } });
    expect(outcome).not.toHaveProperty('note');
    expect(server.seen[0]?.file).toEqual({
      name: 'input.jpg',
      type: 'image/jpeg',
      data: await readFile(image),
    });
  });

  it.each([
    [undefined, '720x1280'],
    ['1280x720', '1280x720'],
  ])('size %s: a picture for OpenAI is brought to %s', async (size, wanted) => {
    const { folder } = await videoRequest();
    const image = await picture(64, 48, folder);
    const settings = size === undefined ? {} : { size };
    const { outcome, server } = await ask(good, { image, settings }, { isOpenAI: true });
    expect(outcome).toMatchObject({
      inputs: { image: 'passed' },
      note: `the input picture of 64x48 was fitted into ${wanted}, with black bars where its shape differs`,
    });
    const { fields, file } = server.seen[0] ?? {};
    expect(fields).toMatchObject({ size: wanted });
    expect(file).toMatchObject({ name: 'input.png', type: 'image/png' });
    const { width, height } = await sharp(file?.data).metadata();
    expect(`${width}x${height}`).toBe(wanted);
  });

  it('a relay of OpenAI is told from its refusal, and the next picture is fitted at once', async () => {
    const { folder } = await videoRequest();
    const image = await picture(64, 48, folder);
    const mismatch = 'Inpaint image must match the requested width and height';
    const { outcome, server, make } = await ask(
      {
        ...good,
        [CREATE]: inTurn(
          json({ error: { message: mismatch, type: 'invalid_request_error', code: null } }, 400),
          job(),
        ),
      },
      { image },
    );
    expect(outcome).toMatchObject({ made: true, inputs: { image: 'passed' } });
    await make((await videoRequest({ image })).request, unaborted);
    expect(server.seen.flatMap(({ file }) => file?.name ?? [])).toEqual([
      'input.jpg',
      'input.png',
      'input.png',
    ]);
  });

  it('a picture that the model does not take is left out, and that is said', async () => {
    const { folder } = await videoRequest();
    const image = await picture(64, 48, folder);
    const { outcome, server, kept } = await ask(
      {
        ...good,
        [CREATE]: inTurn(
          json({ detail: 'Image input is not supported by this model' }, 400),
          job(),
        ),
      },
      { image },
    );
    expect(outcome).toMatchObject({ made: true, inputs: { image: 'not-taken' } });
    expect(server.seen.slice(0, 2).map(({ file }) => file === null)).toEqual([false, true]);
    expect(kept).toEqual(['video_123 {"inputs":{"image":"not-taken"}}']);
  });

  it('a video goes where a server takes one (vLLM-Omni), and is left out where not', async () => {
    const { folder } = await videoRequest();
    const clip = join(folder, 'input.mp4');
    await writeFile(clip, CLIP);
    const taken = await ask(good, { video: clip });
    expect(taken.outcome).toMatchObject({ inputs: { video: 'passed' } });
    expect(taken.server.seen[0]?.file).toMatchObject({ name: 'input.mp4', type: 'video/mp4' });
    const refused = await ask(
      {
        ...good,
        [CREATE]: inTurn(json({ detail: 'input_reference must be an image' }, 422), job()),
      },
      { video: clip },
    );
    expect(refused.outcome).toMatchObject({ made: true, inputs: { video: 'not-taken' } });
  });

  it('OpenAI is sent no video, and nobody two files', async () => {
    const { folder } = await videoRequest();
    const image = await picture(720, 1280, folder);
    const openAi = await ask(good, { video: '/nowhere.mp4' }, { isOpenAI: true });
    expect(openAi.outcome).toMatchObject({ made: true, inputs: { video: 'not-taken' } });
    const both = await ask(good, { image, video: '/nowhere.mp4' });
    expect(both.outcome).toMatchObject({ inputs: { image: 'passed', video: 'not-taken' } });
  });

  it('a server that wants a file in a form is sent JSON (older SGLang)', async () => {
    const { outcome, server } = await ask({
      ...good,
      [CREATE]: inTurn(json({ detail: 'input_reference file is required' }, 400), job()),
    });
    expect(outcome).toMatchObject({ made: true });
    expect(server.seen[1]?.json).toEqual({ model: 'sora-2', prompt: 'A ball rolls uphill.' });
  });

  it('a further field may not replace what is asked', async () => {
    const { outcome, server } = await ask(good, { fields: { model: 'another' } });
    expect(outcome).toMatchObject({ code: 'USAGE' });
    expect(server.lines()).toEqual([]);
  });
});

describe('a filter', () => {
  const blocked = {
    code: 'moderation_blocked',
    message: 'Your request was blocked by our moderation system.',
  };

  it('at the work is a refusal', async () => {
    const { outcome, request } = await ask({
      ...good,
      [LOOK]: job({ status: 'failed', error: blocked }),
    });
    expect(outcome).toEqual({ made: false, refusal: blocked.message });
    expect(await left(request)).toEqual([]);
  });

  it.each(['moderation_blocked', 'sentinel_block'])(
    'at the request is a refusal: %s',
    async (code) => {
      const { outcome, kept } = await ask({
        [CREATE]: json({ error: { code, message: 'no', type: 'invalid_request_error' } }, 400),
      });
      expect(outcome).toEqual({ made: false, refusal: 'no' });
      expect(kept).toEqual([]);
    },
  );
});

describe('work that failed', () => {
  const failing = (error: unknown) => ask({ ...good, [LOOK]: job({ status: 'failed', error }) });

  it.each([
    [{ code: 'video_generation_failed', message: 'an error' }, 'ENDPOINT_BROKEN', true],
    [{ code: 500, message: 'CUDA out of memory' }, 'ENDPOINT_BROKEN', true],
    [{ message: 'worker died' }, 'ENDPOINT_BROKEN', true],
    [null, 'ENDPOINT_BROKEN', true],
    [{ code: 'rate_limit_exceeded', message: 'slow' }, 'ENDPOINT_BUSY', true],
    [{ code: 'invalid_request_error', message: 'bad' }, 'ENDPOINT_REFUSED', false],
    [{ code: 400, message: 'bad' }, 'ENDPOINT_REFUSED', false],
  ])('%j is %s and is not waited for again', async (error, code, retryable) => {
    const { outcome, kept } = await failing(error);
    expect(outcome).toMatchObject({ name: 'EndpointError', code, retryable });
    expect(kept).toEqual(['video_123', null]);
  });

  it('says when to ask again', async () => {
    const { outcome } = await failing({
      code: 'rate_limit_exceeded',
      message: 'slow',
      headers: { 'Retry-After': '30' },
    });
    expect(outcome).toMatchObject({ retryAfterMs: 30_000 });
  });
});

describe('work that is gone', () => {
  const lost = { code: 'ENDPOINT_JOB_LOST', retryable: false };

  it.each([
    ['the server forgot it', { [LOOK]: json({ detail: 'Video not found' }, 404) }],
    ['it expired', { [LOOK]: job({ status: 'expired' }) }],
    ['its file is away', { ...good, [CONTENT]: json({ detail: 'gone' }, 404) }],
  ] as [string, Routes][])('%s: an earlier one is given up for good', async (_, routes) => {
    const { outcome, kept, server } = await ask(routes, { job: 'video_123' });
    expect(outcome).toMatchObject(lost);
    expect(String(outcome)).toMatch(/no longer has the video video_123/);
    expect(kept).toEqual([null]);
    expect(server.lines()).not.toContain(CREATE);
  });

  it('right after it was begun it may still come', async () => {
    const { outcome, kept } = await ask({
      ...good,
      [LOOK]: inTurn(json({ detail: 'Video not found' }, 404), completed),
    });
    expect(outcome).toMatchObject({ made: true });
    expect(kept).toEqual(['video_123']);
  });
});

describe('what is no video', () => {
  it.each([
    ['half of it', halfOf(CLIP)],
    ['nothing', video(Buffer.alloc(0))],
    ['nothing, of a known length', video(Buffer.alloc(0), { 'content-length': 0 })],
    ['a page', video(Buffer.from('<html>Sign in</html>'), { 'content-type': 'text/html' })],
    ['a page that says it is a video', video(Buffer.from('\n<!doctype html><p>Sign in'))],
    ['an object', json({ error: { message: 'later' } })],
  ])('%s is refused, and asked for again', async (_, content) => {
    const { outcome, request, kept } = await ask({ ...good, [CONTENT]: content });
    expect(outcome).toMatchObject({ code: 'ENDPOINT_BROKEN', retryable: true });
    expect(await left(request)).toEqual([]);
    // What was paid for stays known.
    expect(kept).toEqual(['video_123']);
  });

  it('a download that stalls ends', async () => {
    const { outcome, request } = await ask(
      { ...good, [CONTENT]: beginningOf(CLIP) },
      {},
      { stallTimeoutMs: 100 },
    );
    expect(outcome).toMatchObject({ code: 'ENDPOINT_BROKEN', retryable: true });
    expect(String(outcome)).toMatch(/nothing was received/);
    expect(await left(request)).toEqual([]);
  });
});

describe('a request that goes wrong', () => {
  it.each([
    [
      json({ error: { message: 'full' } }, 429, { 'retry-after': '3' }),
      'ENDPOINT_BUSY',
      true,
      3000,
    ],
    [json({ error: { message: 'oops' } }, 500), 'ENDPOINT_BUSY', true, undefined],
    [json({ error: { message: 'wrong key' } }, 401), 'ENDPOINT_AUTH', false, undefined],
    [json({ error: { message: 'bad size' } }, 400), 'ENDPOINT_REFUSED', false, undefined],
    [json({ error: { message: 'no' } }, 404), 'ENDPOINT_UNREACHABLE', false, undefined],
  ])('case %#: %s is asked once', async (answer, code, retryable, retryAfterMs) => {
    const { outcome, server, kept } = await ask({ [CREATE]: answer });
    expect(outcome).toMatchObject({ name: 'EndpointError', code, retryable, retryAfterMs });
    expect(server.lines()).toEqual([CREATE]);
    expect(kept).toEqual([]);
  });

  it.each([
    ['the answer never comes', silence],
    ['the connection breaks', (_, response) => void response.destroy()],
    ['a page', video(Buffer.from('<html>'), { 'content-type': 'text/html' })],
    ['an object that is no job', json({ hello: 1 })],
    ['a job without a name', json({ status: 'queued' })],
    ['a gateway gives up', json({ error: { message: 'timeout' } }, 504)],
  ] as [string, Answer][])(
    '%s: it may have been begun, so it is not asked again',
    async (_, answer) => {
      const { outcome } = await ask({ [CREATE]: answer }, {}, { stallTimeoutMs: 200 });
      expect(outcome).toMatchObject({
        name: 'EndpointError',
        retryable: false,
        hint: expect.stringContaining('paid for twice') as string,
      });
    },
  );
});

describe('a user who stops', () => {
  it('in the middle of waiting', async () => {
    const { make, server } = await setting({ ...good, [LOOK]: job() });
    const { request, kept } = await videoRequest();
    const abort = new AbortController();
    const making = make(request, abort.signal);
    making.catch(() => undefined);
    await server.asked(/video_123$/);
    abort.abort(new Error('enough'));
    await expect(making).rejects.toThrow('enough');
    expect(kept).toEqual(['video_123']);
    expect(await left(request)).toEqual([]);
  });

  it('in the middle of a download: no half file', async () => {
    const { make, server } = await setting({ ...good, [CONTENT]: beginningOf(CLIP) });
    const { request, kept } = await videoRequest();
    const abort = new AbortController();
    const making = make(request, abort.signal);
    making.catch(() => undefined);
    await server.asked(/content$/);
    abort.abort(new Error('enough'));
    await expect(making).rejects.toThrow('enough');
    expect(kept).toEqual(['video_123']);
    expect(await left(request)).toEqual([]);
  });
});
