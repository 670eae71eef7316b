import { setImmediate } from 'node:timers/promises';
import { AV_LOG_ERROR } from 'node-av/constants';
import { FFmpegError, Log, PosixError } from 'node-av/lib';
import { ClipFailure } from '../clip-failure.ts';

const kept = 20;
let lines: string[] = [];

/** Keeps what FFmpeg logs as errors, instead of printing it: an error code alone says little. */
export function keepErrors(): void {
  Log.setCallback(
    (_, message) => {
      lines = [...lines.slice(1 - kept), message.trim()];
    },
    { maxLevel: AV_LOG_ERROR },
  );
}

/** Before another clip: what is still on its way belongs to the last one. */
export async function forgetErrors(): Promise<void> {
  await setImmediate();
  lines = [];
}

/**
 * An error code in words, with the first line FFmpeg logged about it: the first names the cause, what
 * follows are consequences.
 *
 * @throws ClipFailure `DECODER_MEMORY` when the code says that memory ran out.
 */
export async function reason(code: number): Promise<string> {
  if (code === FFmpegError.AVERROR(PosixError.ENOMEM)) {
    throw new ClipFailure('DECODER_MEMORY', 'it needs more memory to decode than allowed');
  }
  const words = FFmpegError.strerror(code);
  const logged = await firstError();
  return logged === null ? words : `${words} (${logged})`;
}

/** The callback comes over the event loop, which the synchronous calls have held up. */
async function firstError(): Promise<string | null> {
  await setImmediate();
  return lines.find((line) => line !== '') ?? null;
}
