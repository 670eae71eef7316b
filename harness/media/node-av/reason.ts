import { randomUUID } from 'node:crypto';
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
  await arrival();
  lines = [];
}

/** Whether FFmpeg has complained since `forgetErrors`. */
export async function errorsLogged(): Promise<boolean> {
  return (await firstError()) !== null;
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

async function firstError(): Promise<string | null> {
  await arrival();
  return lines.find((line) => line !== '') ?? null;
}

/**
 * Lines come over the event loop, which the synchronous calls have held up: waits for a line of its
 * own, behind all others. In vain only when FFmpeg is flooding, so not for ever.
 */
async function arrival(): Promise<void> {
  const mark = `mark ${randomUUID()}`;
  Log.log(AV_LOG_ERROR, mark);
  for (let turn = 0; turn < 100 && !lines.includes(mark); turn += 1) await setImmediate();
  lines = lines.filter((line) => line !== mark);
}
