import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { adapters } from '../harness/plan/endpoints.ts';
import type { Trial } from '../harness/plan/trials.ts';
import { probe as full } from '../harness/probes/full.ts';
import { systemClock } from '../harness/run/clock.ts';
import { execute } from '../harness/run/execute.ts';
import { openManifestStore } from '../harness/run/frame-store.ts';
import { openJournal } from '../harness/run/journal.ts';
import type { Endpoint } from '../harness/schema/endpoint.ts';
import type { DecodedClip, SamplingPolicy } from '../harness/schema/frames.ts';
import { defineProtocol } from '../harness/schema/protocol.ts';

/** The server of `chat-server.ts` in a process of its own, so that it takes no turn from the subject. */
export async function benchServer(latencyMs: number) {
  const path = fileURLToPath(new URL('chat-server.ts', import.meta.url));
  const child = spawn(process.execPath, [path, String(latencyMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { url: `http://127.0.0.1:${Number(line.toString())}/v1`, stop: () => void child.kill() };
}

export async function openaiEndpoint(url: string): Promise<Endpoint> {
  const adapter = await adapters.load('openai');
  return adapter.open(
    { adapter: 'openai', model: 'bench', baseUrls: [url] },
    { environment: {}, items: [], seed: 0 },
  );
}

/** Answers at once, in this process: what is left is the runner's own share. */
export const instantEndpoint: Endpoint = {
  accepts: ['text', 'image'],
  send: async () => ({ text: 'A', finish: 'stop', usage: { inputTokens: 10, outputTokens: 2 } }),
};

/** Nine questions a video, as benchmarks have them. */
export function benchTrials(count: number): Trial[] {
  return Array.from({ length: count }, (_, index) => {
    const video = `v${Math.floor(index / 9)}`;
    const id = `${video}_${index}`;
    return {
      id: `${id}/full`,
      item: {
        id,
        cluster: video,
        split: 'bench',
        clip: { file: `${video}.mp4` },
        question: `What happens in ${index}?`,
        options: ['A', 'B', 'C', 'D'].map((letter) => ({ letter, text: `it is ${letter}` })),
        gold: { kind: 'choice', letter: 'A' },
        tags: {},
      },
      probe: full,
      variant: '',
      repeat: 0,
    };
  });
}

export type BenchRun = {
  folder: string;
  trials: Trial[];
  endpoint: Endpoint;
  concurrency: number;
  frames?: { count: number; bytes: number };
  keepFolder?: true;
};

/** The runner with its journal on and pictures that need no decoder. */
export async function benchRun(run: BenchRun): Promise<void> {
  const { folder, frames = { count: 1, bytes: 64 } } = run;
  if (run.keepFolder !== true) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const journal = await openJournal(folder);
  const never = new AbortController().signal;
  try {
    await execute({
      trials: run.trials,
      protocol: protocol(frames.count),
      endpoint: run.endpoint,
      kind: 'model',
      modelName: 'bench',
      settings: { temperature: 0 },
      seed: 0,
      root: folder,
      journal,
      decodeAll: async (file, policies) => policies.map((policy) => fakeClip(file, policy, frames)),
      manifests: await openManifestStore(folder),
      cache: null,
      limiter: { concurrency: { mode: 'fixed', count: run.concurrency } },
      retry: { attempts: 3, firstDelayMs: 100, maxDelayMs: 1000 },
      requireAll: true,
      now: () => new Date(),
      clock: systemClock,
      drain: never,
      abort: never,
      onLine() {},
    });
  } finally {
    await journal.close();
  }
}

function protocol(count: number) {
  return defineProtocol({
    id: 'bench',
    title: 'bench',
    prompt: { segments: [{ text: '{question}\n{options}\nAnswer with the letter.' }] },
    frames: { sampler: 'linspace', count, longSide: 1280, jpegQuality: 90 },
    transport: 'frames',
    defaults: {},
    extractor: 'choice',
    scorer: 'exact',
  });
}

function fakeClip(
  file: string,
  policy: SamplingPolicy,
  { count, bytes }: { count: number; bytes: number },
): DecodedClip {
  const frames = Array.from({ length: count }, (_, index) => ({
    index,
    atSeconds: index,
    jpeg: new Uint8Array(bytes).fill(index),
  }));
  return {
    frames,
    manifest: {
      file,
      decoder: { id: 'none', version: '0' },
      stream: {
        index: 0,
        codec: 'none',
        width: policy.longSide,
        height: 720,
        pixelFormat: 'yuv420p',
        frameCount: count,
      },
      frames: frames.map(({ index, atSeconds }) => ({ index, atSeconds, planeHash: `${index}` })),
    },
  };
}
