import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { MediaError } from '../errors.ts';
import type { Media } from '../media/media.ts';
import type { GeneratedVideo } from '../schema/generated-video.ts';

/** First, last and those between, small: enough for the decoder to meet what is broken. */
const LOOK = { sampler: 'linspace', count: 16, longSide: 64, jpegQuality: 50 } as const;

export type CheckedVideo = Pick<GeneratedVideo, 'bytes' | 'sha256' | 'stream'>;

/**
 * What a generated video is, once it has been decoded.
 *
 * @param file below `root`.
 * @throws MediaError `VIDEO_MISSING`, `VIDEO_UNREADABLE` (empty, no video, frames that do not decode), or
 *   `DECODER_…` where it is the decoder that failed.
 */
export async function checkVideo(
  { root, file }: { root: string; file: string },
  media: Pick<Media, 'probe' | 'decode'>,
  signal?: AbortSignal,
): Promise<CheckedVideo> {
  const path = `${root}/${file}`;
  const found = await stat(path).catch(() => null);
  if (found === null) throw new MediaError('VIDEO_MISSING', 'the generator left no video behind');
  if (found.size === 0) throw unreadable('it is empty');
  try {
    const { stream, durationSeconds } = await media.probe({ root, file }, signal);
    await media.decode({ root, file }, LOOK, signal);
    const { codec, width, height, frameCount } = stream;
    return {
      bytes: found.size,
      sha256: await sha256Of(path),
      stream: { codec, width, height, frames: frameCount, seconds: durationSeconds },
    };
  } catch (error) {
    if (!(error instanceof MediaError) || !error.code.startsWith('CLIP_')) throw error;
    throw unreadable(error.message.replace(`${file}: `, ''), error);
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

function unreadable(why: string, cause?: unknown): MediaError {
  return new MediaError('VIDEO_UNREADABLE', `the video cannot be shown: ${why}`, {
    cause,
    hint: 'play the file; get it again, or have it made again with the same command',
  });
}
