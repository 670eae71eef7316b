import { unpackPrint, type FramePrint, type PrintOptions } from '../frame-hash/frame-print.ts';
import { ClipFailure, naming } from './clip-failure.ts';
import type { ClipFile } from './clip-location.ts';
import type { DecoderPool } from './decoder-pool.ts';
import type { ListClip } from './listed-clip.ts';
import { planRuns } from './runs.ts';
import { sampleIndices } from './samplers.ts';

/** What a video shows, as hashes of some of its frames. */
export type ClipPrints = {
  durationSeconds: number;
  /** In the order of time. */
  frames: (FramePrint & { atSeconds: number })[];
  /** Frames that cannot be decoded. */
  lost: number;
};

export type PrintPolicy = PrintOptions & { framesPerSecond: number };

/**
 * Frames are hashed at one size, whatever that of the video, so that a copy in another size is
 * scaled once and not twice.
 */
export const PRINT_LONG_SIDE = 512;

/** Decoded in one go: bounds what a process holds, and what is lost by one damaged frame. */
const FRAMES_AT_ONCE = 128;

/** Hashes of the frames of clips, made where they are decoded. */
export function clipPrinter({ pool, list }: { pool: DecoderPool; list: ListClip }) {
  const decode = async (
    clip: ClipFile,
    { framesPerSecond, middles }: PrintPolicy,
    signal?: AbortSignal,
  ): Promise<ClipPrints> => {
    const { path, listing, shown } = await list(clip, signal);
    const times = shown.frames.map((frame) => frame.atSeconds);
    const indices = sampleIndices(
      {
        sampler: 'fps',
        fps: framesPerSecond,
        maxFrames: times.length,
        longSide: PRINT_LONG_SIDE,
        jpegQuality: 100,
      },
      times,
    );
    const frames: ClipPrints['frames'] = [];
    let damage: ClipFailure | null = null;
    for (let from = 0; from < indices.length; from += FRAMES_AT_ONCE) {
      const wanted = indices.slice(from, from + FRAMES_AT_ONCE);
      const input = {
        path,
        stream: listing.stream,
        order: shown.order,
        runs: planRuns(shown, wanted),
        first: shown.keys[0],
        renditions: [{ longSide: PRINT_LONG_SIDE, form: { print: { middles } }, indices: wanted }],
      };
      try {
        const pictures = await pool.ask<'decode'>({ action: 'decode', input }, signal);
        for (const { index, renditions } of pictures.toSorted((a, b) => a.index - b.index)) {
          const [print] = renditions;
          if (print) frames.push({ atSeconds: times[index] ?? 0, ...unpackPrint(print) });
        }
      } catch (error) {
        if (!(error instanceof ClipFailure) || error.code !== 'CLIP_UNDECODABLE') throw error;
        damage ??= error;
      }
    }
    if (frames.length === 0 && damage !== null) throw damage;
    return { durationSeconds: shown.durationSeconds, frames, lost: indices.length - frames.length };
  };
  return {
    prints: (clip: ClipFile, policy: PrintPolicy, signal?: AbortSignal) =>
      naming(clip.file, decode(clip, policy, signal)),
  };
}
