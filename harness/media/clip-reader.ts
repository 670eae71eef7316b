import type { DecodedClip, FrameManifest, SamplingPolicy } from '../schema/frames.ts';
import type { Picture } from './backend.ts';
import { naming } from './clip-failure.ts';
import type { ClipFile } from './clip-location.ts';
import type { DecoderPool } from './decoder-pool.ts';
import type { ListClip } from './listed-clip.ts';
import { planRuns } from './runs.ts';
import { sampleIndices } from './samplers.ts';

export type ClipInfo = { stream: FrameManifest['stream']; durationSeconds: number };

type Parts = { pool: DecoderPool; decoder: FrameManifest['decoder']; list: ListClip };

/** What a clip says of itself, and its frames: packets listed first, then the least decoded. */
export function clipReader({ pool, decoder, list }: Parts) {
  const probe = async (clip: ClipFile, signal?: AbortSignal): Promise<ClipInfo> => {
    const { shown, stream } = await list(clip, signal);
    return { stream, durationSeconds: shown.durationSeconds };
  };

  const decodeAll = async (
    clip: ClipFile,
    policies: readonly SamplingPolicy[],
    signal?: AbortSignal,
  ): Promise<DecodedClip[]> => {
    const { path, listing, shown, stream } = await list(clip, signal);
    const atSeconds = shown.frames.map((frame) => frame.atSeconds);
    const renditions = policies.map((policy) => ({
      longSide: policy.longSide,
      form: { jpegQuality: policy.jpegQuality },
      indices: sampleIndices(policy, atSeconds, listing.stream.framesPerSecond),
    }));
    const input = {
      path,
      stream: listing.stream,
      order: shown.order,
      runs: planRuns(shown, union(renditions.map(({ indices }) => indices))),
      first: shown.keys[0],
      renditions,
    };
    const pictures = await pool.ask<'decode'>({ action: 'decode', input }, signal);
    return renditions.map((_, rendition) => {
      const { frames, records } = inOrder(pictures, rendition, atSeconds);
      return { frames, manifest: { file: clip.file, decoder, stream, frames: records } };
    });
  };

  return {
    probe: (clip: ClipFile, signal?: AbortSignal) => naming(clip.file, probe(clip, signal)),
    decodeAll: (clip: ClipFile, policies: readonly SamplingPolicy[], signal?: AbortSignal) =>
      naming(
        clip.file,
        policies.length === 0 ? Promise.resolve([]) : decodeAll(clip, policies, signal),
      ),
  };
}

type Frames = { frames: DecodedClip['frames']; records: FrameManifest['frames'] };

/** The samplers give distinct, ascending indices, and the decoder wants them so. */
function union(choices: readonly number[][]): number[] {
  return [...new Set(choices.flat())].sort((a, b) => a - b);
}

function inOrder(
  pictures: readonly Picture[],
  rendition: number,
  seconds: readonly number[],
): Frames {
  const sorted = pictures
    .toSorted((a, b) => a.index - b.index)
    .flatMap(({ index, planeHash, renditions }) => {
      const jpeg = renditions[rendition] ?? null;
      return jpeg === null ? [] : [{ index, planeHash, jpeg, atSeconds: seconds[index] ?? 0 }];
    });
  return {
    frames: sorted.map(({ index, atSeconds, jpeg }) => ({ index, atSeconds, jpeg })),
    records: sorted.map(({ index, atSeconds, planeHash }) => ({ index, atSeconds, planeHash })),
  };
}
