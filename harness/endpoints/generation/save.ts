import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { EndpointError, SightlineError } from '../../errors.ts';
import { broken } from '../http/broken-reply.ts';
import type { Target } from '../http/status-failure.ts';

/** Longer than any clip that a generator makes; 20 s of 1080p are some 50 MB. */
export const LARGEST_VIDEO_BYTES = 2 * 2 ** 30;

export type Saving = {
  /** Absolute. */
  file: string;
  /** As the server says; null when it does not. */
  bytes: number | null;
  target: Target;
  signal: AbortSignal;
  atMostBytes?: number;
};

/**
 * Writes a video beside its file and renames it when it is whole: what stands at `file` is never half.
 *
 * @throws EndpointError `ENDPOINT_BROKEN`: shorter or longer than announced, empty, or a page instead
 * (retryable); larger than any video (not). The signal's reason. `DISK_SPACE`.
 */
export async function saveVideo(body: AsyncIterable<Uint8Array>, saving: Saving): Promise<void> {
  const { file, target, signal } = saving;
  const part = `${file}.part`;
  await mkdir(dirname(file), { recursive: true });
  try {
    await pipeline(checked(body, saving), createWriteStream(part), { signal });
    signal.throwIfAborted();
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    if (signal.aborted) throw signal.reason;
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') {
      throw new SightlineError('DISK_SPACE', `no room for ${file}`, { cause: error });
    }
    if (error instanceof EndpointError) throw error;
    throw broken('broke off in the middle of a video', target, String(error));
  }
}

async function* checked(
  body: AsyncIterable<Uint8Array>,
  { bytes, target, atMostBytes = LARGEST_VIDEO_BYTES }: Saving,
): AsyncGenerator<Uint8Array> {
  let seen = 0;
  for await (const piece of body) {
    // A page or an object of an error with the status of success; no container begins like that.
    if (seen === 0 && /^\s*[<{[]/.test(Buffer.from(piece.subarray(0, 64)).toString('latin1'))) {
      throw broken('sent a text instead of a video', target, Buffer.from(piece).toString('utf8'));
    }
    seen += piece.byteLength;
    if (seen > atMostBytes) {
      throw new EndpointError(
        'ENDPOINT_BROKEN',
        `${target.shownUrl} sent more than ${atMostBytes} bytes for one video`,
      );
    }
    yield piece;
  }
  if (seen === 0) throw broken('sent an empty video', target);
  if (bytes !== null && seen !== bytes) {
    throw broken(`sent ${seen} of the ${bytes} bytes of a video`, target);
  }
}
