import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openMedia } from '../../../harness/media/media.ts';
import { planRun } from '../../../harness/plan/run-plan.ts';
import { runAll } from '../../../harness/run/run-all.ts';
import { chatServer, type ChatRequest } from '../../support/chat-server.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { recordedTerminal } from '../../support/terminal.ts';

const data = fileURLToPath(new URL('../../../benchmarks/nextqa/sample/', import.meta.url));

async function runWith(endpoint: string, protocol: string, environment = {}) {
  const folder = join(await temporaryFolder(), 'run');
  const request = {
    benchmark: 'nextqa',
    data,
    endpoint,
    protocol,
    probes: ['full', 'blind', 'frame-middle'],
    seed: 0,
    settings: {},
    limit: 1,
  };
  await runAll([request], {
    terminal: recordedTerminal(environment).terminal,
    concurrency: 1,
    requireAll: true,
    format: 'none',
    resumeCommand: '',
    folder,
  });
  return { folder, plan: await planRun(request) };
}

/** The bytes of the videos that a request shows. */
function videosOf({ body }: ChatRequest): Buffer[] {
  return [...JSON.stringify(body).matchAll(/"data:video\/mp4;base64,([^"]+)"/g)].map(([, bytes]) =>
    Buffer.from(bytes ?? '', 'base64'),
  );
}

test('clip: the frames of each probe as one video that decodes to exactly them', async () => {
  const server = await chatServer(() => 'A');
  const { folder, plan } = await runWith(`openai:m@${server.url}`, 'sightline-clip');
  const sent = server.requests.map(videosOf);
  expect(sent.map((videos) => videos.length).toSorted((a, b) => a - b)).toEqual([0, 1, 1]);
  const lines = (await readFile(join(folder, 'frames.jsonl'), 'utf8')).trim().split('\n');
  const shown = lines.map((line) => (JSON.parse(line) as { frames: unknown[] }).frames.length);

  const root = await temporaryFolder();
  const media = await openMedia();
  const counts: number[] = [];
  for (const [i, bytes] of sent.flat().entries()) {
    await writeFile(join(root, `${i}.mp4`), bytes);
    const { stream } = await media.probe({ root, file: `${i}.mp4` });
    expect(stream).toMatchObject({ codec: 'h264', pixelFormat: 'yuv420p' });
    counts.push(stream.frameCount);
  }
  await media.close();
  const ascending = (numbers: number[]) => numbers.toSorted((a, b) => a - b);
  expect(ascending(counts)).toEqual(ascending(shown));
  expect(server.requests[0]?.body).toMatchObject(plan.protocol.requestFields);
});

test('video: the file itself for the full probe, a clip for one frame, nothing for none', async () => {
  const server = await chatServer(() => 'A');
  const { plan } = await runWith(`openai:m@${server.url}`, 'sightline-video');
  const file = await readFile(join(data, plan.items[0]?.clip?.file ?? ''));
  const sent = server.requests.map(videosOf);
  expect(sent.flat()).toHaveLength(2);
  expect(sent.flat().filter((bytes) => bytes.equals(file))).toHaveLength(1);
});

test('an adapter that carries no video refuses before the first request', async () => {
  const key = { ANTHROPIC_API_KEY: 'none' };
  await expect(runWith('anthropic:claude', 'sightline-clip', key)).rejects.toMatchObject({
    code: 'UNSUPPORTED_PART',
    hint: expect.stringContaining('sightline shows frames') as string,
  });
});
