/**
 * Entry of a decoder process: answers one request at a time until its parent is gone. It holds no
 * state that matters, so it can be killed at any moment.
 */
import { Worker } from 'node:worker_threads';
import { ownModule } from '../own-module.ts';
import type { Backend } from './backend.ts';
import { ClipFailure } from './clip-failure.ts';
import type { DecoderReply, DecoderRequest, DecoderSettings } from './decoder-protocol.ts';
import { killGroup } from './process-group.ts';

const settings = JSON.parse(process.argv[2] ?? '{}') as DecoderSettings;
const { memoryLimitBytes } = settings;

// A thread of its own, because FFmpeg's calls hold up this one for as long as they please.
new Worker(ownModule('watchdog', import.meta.url), {
  workerData: { parent: process.ppid, memoryLimitBytes },
  resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 4 },
}).unref();

const backend: Promise<Backend> = load();
// Reported to whoever asks; without this line an early failure would end the process unexplained.
backend.catch(() => {});

async function load(): Promise<Backend> {
  if (settings.backend === 'node-av') {
    const { nodeAv } = await import('./node-av/backend.ts');
    return nodeAv(settings.threads);
  }
  const { ffmpegProgram } = await import('./ffmpeg/backend.ts');
  return ffmpegProgram({ path: settings.ffmpegPath, memoryLimitBytes }, settings.threads);
}

async function answer(request: DecoderRequest): Promise<DecoderReply> {
  try {
    const decoder = await loaded();
    switch (request.action) {
      case 'version':
        return { ok: true, output: await decoder.version() };
      case 'list':
        return { ok: true, output: await decoder.list(request.input.path) };
      case 'decode':
        return { ok: true, output: await decoder.decode(request.input) };
      case 'pack':
        return { ok: true, output: await decoder.pack(request.input) };
    }
  } catch (error) {
    if (error instanceof ClipFailure) return { ok: false, code: error.code, reason: error.message };
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, code: 'DECODER_CRASHED', reason: `the decoder threw: ${reason}` };
  }
}

async function loaded(): Promise<Backend> {
  try {
    return await backend;
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new ClipFailure('DECODER_MISSING', `${settings.backend} does not load: ${reason}`);
  }
}

process.on('message', (request: DecoderRequest) => {
  void answer(request).then((reply) => process.send?.(reply));
});

// SIGKILL, not exit: a decoder's own threads must not hold up the end, and nothing needs saving.
process.on('disconnect', () => killGroup(process.pid));
