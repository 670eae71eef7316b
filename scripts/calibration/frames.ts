import sharp from 'sharp';
import type { DecodedClip, SamplingPolicy } from '../../harness/schema/frames.ts';
import { sampleIndices } from '../../harness/media/samplers.ts';
import { readCode, type FrameCode } from './picture-code.ts';
import { FRAMES } from './population.ts';

/** What a picture shows; null where it shows no frame of any video. */
export type ReadFrame = (jpeg: Uint8Array) => Promise<FrameCode | null>;

/** Looks at the pixels. */
export const readPicture: ReadFrame = async (jpeg) => {
  const { data, info } = await sharp(jpeg).greyscale().raw().toBuffer({ resolveWithObject: true });
  return info.width === info.height ? readCode(data, info.width) : null;
};

/** Three bytes stand for a picture where thousands of runs are made. */
export const readSymbol: ReadFrame = async (bytes) => {
  const [high, low, frame] = bytes;
  if (bytes.length !== 3 || high === undefined || low === undefined || frame === undefined) {
    return null;
  }
  return { video: high * 256 + low, frame };
};

/** What a decoder would give of a video, one frame a second, as symbols. */
export function symbolicClip(file: string, policy: SamplingPolicy): DecodedClip {
  const video = Number(/v(\d+)/.exec(file)?.[1]);
  const seconds = Array.from({ length: FRAMES }, (_, index) => index);
  const frames = sampleIndices(policy, seconds).map((index) => ({
    index,
    atSeconds: index,
    jpeg: Uint8Array.of(video >> 8, video & 255, index),
  }));
  const stream = { index: 0, codec: 'none', width: 1, height: 1, pixelFormat: 'gray' };
  return {
    frames,
    manifest: {
      file,
      decoder: { id: 'none', version: '0' },
      stream: { ...stream, frameCount: FRAMES },
      frames: frames.map(({ index, atSeconds }) => ({ index, atSeconds, planeHash: `${index}` })),
    },
  };
}
