import { describe, expect, onTestFinished, test } from 'vitest';
import { command } from '../../../harness/commands/doctor.ts';
import { examine } from '../../../harness/doctor/examine.ts';
import { verdict } from '../../../harness/doctor/load.ts';
import { keyChecks } from '../../../harness/doctor/machine.ts';
import { namedColour } from '../../../harness/doctor/sight.ts';
import { startReader } from '../../../harness/reader/server.ts';
import { Command } from 'commander';
import { chatServer, json, type ChatRequest } from '../../support/chat-server.ts';
import { dataFolder } from '../../support/data-folder.ts';
import { generationServer, json as answer } from '../../support/generation-server.ts';
import { recordedTerminal } from '../../support/terminal.ts';

const SECRET = 'do-not-tell-0123456789';

async function endpointChecks(endpoint: string, protocol?: string) {
  const checks = await examine({
    endpoint,
    environment: { SIGHTLINE_API_KEY: SECRET },
    workingFolder: dataFolder({ x: '' }),
    ...(protocol === undefined ? {} : { protocol }),
  });
  expect(JSON.stringify(checks)).not.toContain(SECRET);
  return checks
    .filter((check) => check.area === 'endpoint')
    .map(({ state, detail }) => ({ state, detail }));
}

/** Sees: names the colour of the two squares in the order in which they are shown. */
function sighted(prompt: (request: ChatRequest) => number) {
  return (request: ChatRequest) => (response: Parameters<typeof json>[0]) =>
    json(response, 200, {
      model: 'seer',
      choices: [{ finish_reason: 'stop', message: { content: request.count === 1 ? 'C' : 'D' } }],
      usage: { prompt_tokens: prompt(request), completion_tokens: 1 },
    });
}

/** Where a server was until just now. */
async function deadUrl(): Promise<string> {
  const reader = await startReader();
  await reader.close();
  return reader.url;
}

const match = (text: string) => expect.stringContaining(text) as string;

test('the sample model sees, and counts every frame of a protocol', async () => {
  const reader = await startReader();
  onTestFinished(() => reader.close());
  const checks = await endpointChecks(`openai:sightline-reader@${reader.url}`, 'sightline');
  expect(checks).toMatchObject([
    { state: 'ok', detail: 'answers as sightline-reader' },
    { state: 'ok', detail: 'red and blue squares named' },
    { state: 'note', detail: 'the server does not tell' },
    { state: 'ok', detail: match('32 frames: 2692 prompt tokens') },
  ]);
});

describe('a server', () => {
  test('that does not look says the same whatever it is shown', async () => {
    const server = await chatServer(() => 'C');
    expect(await endpointChecks(`openai:m@${server.url}`)).toMatchObject([
      { state: 'ok' },
      { state: 'failed', detail: match('shown a blue square, it says "C"') },
      { state: 'note', detail: '32768 tokens' },
    ]);
  });

  test('that samples anew counts as much for many frames as for one', async () => {
    const server = await chatServer(sighted(({ pictures }) => (pictures > 0 ? 260 : 4)));
    const checks = await endpointChecks(`openai:m@${server.url}`, 'sightline');
    expect(checks.at(-1)).toMatchObject({
      state: 'warning',
      detail: match('only about one of them counts'),
    });
    expect(server.requests.at(-1)?.pictures).toBe(32);
  });

  test('that shrinks many frames counts too few for each', async () => {
    const server = await chatServer(
      sighted(({ pictures }) => 4 + pictures * (pictures > 1 ? 60 : 256)),
    );
    const checks = await endpointChecks(`openai:m@${server.url}`, 'sightline');
    expect(checks.at(-1)).toMatchObject({ state: 'warning', detail: match('far too few') });
  });

  test('gets a packed clip as one video, with server sampling off', async () => {
    const videos = ({ body }: ChatRequest) => JSON.stringify(body).split('video_url"').length - 1;
    const server = await chatServer(sighted((request) => 4 + videos(request) * 1000));
    await endpointChecks(`openai:m@${server.url}`, 'sightline-clip');
    const last = server.requests.at(-1);
    expect(last?.body['mm_processor_kwargs']).toEqual({ do_sample_frames: false });
    expect(JSON.stringify(last?.body)).toContain('data:video/mp4;base64,');
  });

  test('that refuses pictures is told from one that refuses everything', async () => {
    const server = await chatServer(({ pictures }) =>
      pictures === 0
        ? 'yes'
        : (response) => json(response, 400, { error: { message: 'no image input' } }),
    );
    expect(await endpointChecks(`openai:m@${server.url}`)).toMatchObject([
      { state: 'failed', detail: match('answers text and refuses pictures') },
    ]);
  });

  test('that is down', async () => {
    expect(await endpointChecks(`openai:m@${await deadUrl()}`)).toMatchObject([
      { state: 'failed', detail: match('ENDPOINT_UNREACHABLE') },
    ]);
  });
});

test('every endpoint of the config is asked, by its name', async () => {
  const server = await chatServer(() => 'C');
  const endpoints = {
    mine: { endpoint: `openai:m@${server.url}`, extraBody: { top_k: 7 } },
    floor: { endpoint: 'baseline:random' },
  };
  const workingFolder = dataFolder({ 'sightline.config.json': JSON.stringify({ endpoints }) });
  const checks = await examine({ environment: {}, workingFolder });
  const names = checks.filter(({ area }) => area === 'endpoint').map(({ name }) => name);
  expect(server.requests[0]?.body['top_k']).toBe(7);
  expect(names).toEqual(['mine', 'mine sees images', 'mine context', 'floor']);
});

test('keys are told to be there, and never what they are', () => {
  const checks = keyChecks({ OPENAI_API_KEY: SECRET });
  expect(checks).toContainEqual(
    expect.objectContaining({ name: 'OPENAI_API_KEY', state: 'ok', detail: 'set (OpenAI)' }),
  );
  expect(JSON.stringify(checks)).not.toContain(SECRET);
});

test('the command prints what it found and ends with the exit code of what is wrong', async () => {
  const { terminal, printed } = recordedTerminal();
  const program = new Command().exitOverride();
  command.define(program, terminal);
  const words = ['--json', '--endpoint', `openai:m@${await deadUrl()}`];
  await expect(program.parseAsync(words, { from: 'user' })).rejects.toMatchObject({ exitCode: 6 });
  expect(JSON.parse(printed[0] ?? '')).toContainEqual(
    expect.objectContaining({ name: 'Node', state: 'ok' }),
  );
});

test.each([
  ['C', 'red'],
  ['(C) red', 'red'],
  ['The square is red.', 'red'],
  ['<think>green? blue?</think>\nD', 'blue'],
  ['red or blue', null],
  ['I cannot see pictures', null],
])('%j names %s', (text, colour) => {
  expect(namedColour(text)).toBe(colour);
});

test('a video model that merges frames in pairs counts enough', () => {
  expect(verdict({ none: 10, one: 110, all: 1610, count: 32 }, 'clip')[0]).toBe('ok');
  expect(verdict({ none: 10, one: 110, all: 210, count: 32 }, 'clip')[0]).toBe('warning');
  expect(verdict({ none: 10, one: 10, all: 10, count: 32 }, 'frames')[1]).toContain('dropped');
});

describe('a generator of videos is not asked for one', () => {
  const server = async (status: number, body: unknown) => {
    const { url, seen } = await generationServer(() => answer(body, status));
    const checks = await endpointChecks(`openai-videos:wan@${url}/v1`, 'sightline');
    expect(seen.map(({ line }) => line)).toEqual(['GET /v1/models']);
    return checks;
  };

  test('its server is there, and serves the model or another', async () => {
    const there = { state: 'ok', detail: match('makes videos; none is asked for') };
    expect(await server(200, { data: [{ id: 'wan' }] })).toMatchObject([there]);
    expect(await server(404, { detail: 'Not Found' })).toMatchObject([there]);
    expect(await server(200, { data: [{ id: 'ltx' }] })).toMatchObject([
      there,
      { state: 'warning', detail: 'it serves ltx' },
    ]);
  });

  test('its server refuses the key, or is not there', async () => {
    expect(await server(401, {})).toMatchObject([{ state: 'failed', detail: match('the key') }]);
    expect(await endpointChecks(`openai-videos:wan@${await deadUrl()}`)).toMatchObject([
      { state: 'failed', detail: match('no connection to its server') },
    ]);
  });

  test('without its key it cannot be opened', async () => {
    expect(await endpointChecks('veo:veo-3.1-generate-001')).toMatchObject([
      { state: 'failed', detail: match('GOOGLE_API_KEY is not set') },
    ]);
  });
});
