import { readFile } from 'node:fs/promises';
import { ClipFailure, naming } from './clip-failure.ts';
import { locate, type ClipFile } from './clip-location.ts';
import type { DecoderPool } from './decoder-pool.ts';
import { packedTicks, TICKS_PER_SECOND } from './packing.ts';

/** A picture and when it is shown. */
export type ShownFrame = { jpeg: Uint8Array; atSeconds: number };

/** A video made of frames, and when each of them is shown in it, in order. */
export type PackedClip = { data: Uint8Array; atSeconds: number[] };

/** In base64, larger files are longer than any string that Node can make. */
const LARGEST_FILE_BYTES = 384 * 2 ** 20;

/** Videos as they are sent: packed from frames, or as they are. */
export function clipSender(pool: DecoderPool) {
  const pack = async (frames: readonly ShownFrame[], signal?: AbortSignal): Promise<PackedClip> => {
    const input = { frames: frames.map(({ jpeg, atSeconds }) => ({ jpeg, atSeconds })) };
    const data = await pool.ask<'pack'>({ action: 'pack', input }, signal);
    const ticks = packedTicks(input.frames.map(({ atSeconds }) => atSeconds));
    return { data, atSeconds: ticks.map(({ start }) => start / TICKS_PER_SECOND) };
  };

  const whole = async (clip: ClipFile): Promise<Uint8Array> => {
    const { path, stats } = await locate(clip);
    if (stats.size > LARGEST_FILE_BYTES) {
      const megabytes = Math.round(stats.size / 2 ** 20);
      throw new ClipFailure(
        'CLIP_UNREADABLE',
        `it is too large to be sent whole (${megabytes} MB)`,
      );
    }
    return readFile(path);
  };

  return {
    pack: (frames: readonly ShownFrame[], signal?: AbortSignal) =>
      naming('packed clip', pack(frames, signal)),
    whole: (clip: ClipFile) => naming(clip.file, whole(clip)),
  };
}
