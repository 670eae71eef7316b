import { mkdir } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import { Encoder, Muxer } from 'node-av/api';
import type { EncoderOptions } from 'node-av/api';
import {
  AVFMT_FLAG_BITEXACT,
  AV_CODEC_FLAG_BITEXACT,
  AV_CODEC_FLAG_QSCALE,
  AV_LOG_ERROR,
  AV_PIX_FMT_YUV420P,
  FF_ENCODER_LIBVPX_VP8,
  FF_ENCODER_LIBVPX_VP9,
  FF_ENCODER_LIBX264,
  FF_ENCODER_MPEG4,
} from 'node-av/constants';
import { Frame, Log, Rational } from 'node-av/lib';
import { renderAll } from './render.ts';
import { HEIGHT, WIDTH } from './scene.ts';
import type { Scene } from './scene.ts';
import { toYuv420 } from './yuv420.ts';

export type Codec = 'h264' | 'vp8' | 'vp9' | 'mpeg4';

/** A key frame every two seconds, as cameras write them. */
const SECONDS_PER_KEY_FRAME = 2;

/**
 * Writes a scene as a video; the container follows the file's ending. One thread, no dates and no
 * random ids in the file: the same scene gives the same bytes.
 *
 * @returns the number of frames.
 */
export async function encode(scene: Scene, codec: Codec, file: string): Promise<number> {
  Log.setLevel(AV_LOG_ERROR);
  await mkdir(dirname(file), { recursive: true });
  using encoder = await openEncoder(codec, scene.fps);
  const format = { '.mp4': 'mp4', '.webm': 'webm', '.avi': 'avi' }[extname(file)];
  if (format === undefined) throw new RangeError(`no container for ${file}`);
  await using muxer = await Muxer.open(file, {
    format,
    options: { fflags: '+bitexact' },
    configure: (context) => context.setFlags(AVFMT_FLAG_BITEXACT),
  });
  const stream = muxer.addStream(encoder);
  const pictures = renderAll(scene).map(toYuv420);
  for (const [index, picture] of pictures.entries()) {
    using frame = Frame.fromVideoBuffer(picture, {
      width: WIDTH,
      height: HEIGHT,
      format: AV_PIX_FMT_YUV420P,
      timeBase: { num: 1, den: scene.fps },
      pts: BigInt(index),
    });
    for (const packet of await encoder.encodeAll(frame)) {
      await muxer.writePacket(packet, stream);
      packet.free();
    }
  }
  for await (const packet of encoder.flushPackets()) {
    await muxer.writePacket(packet, stream);
    packet.free();
  }
  // Asked for here so that the buffers live until now: frames point into them, whatever node-av says,
  // and without a last use the collector frees them while the encoder still reads.
  return pictures.length;
}

function openEncoder(codec: Codec, fps: number): Promise<Encoder> {
  const shared = {
    context: {
      threadCount: 1,
      gopSize: fps * SECONDS_PER_KEY_FRAME,
      framerate: new Rational(fps, 1),
      timeBase: new Rational(1, fps),
    },
  } satisfies EncoderOptions;
  const bitexact: EncoderOptions['configure'] = (context) =>
    context.setFlags(AV_CODEC_FLAG_BITEXACT);
  switch (codec) {
    case 'h264':
      return Encoder.create(FF_ENCODER_LIBX264, {
        ...shared,
        configure: bitexact,
        // Macroblock trees and code for one processor only both make the bytes differ between runs.
        options: { preset: 'veryslow', crf: 27, 'x264-params': 'mbtree=0:cpu-independent=1' },
      });
    case 'vp8':
      return Encoder.create(FF_ENCODER_LIBVPX_VP8, {
        ...shared,
        context: { ...shared.context, bitRate: '60k' },
        configure: bitexact,
        options: { crf: 12 },
      });
    case 'vp9':
      return Encoder.create(FF_ENCODER_LIBVPX_VP9, {
        ...shared,
        context: { ...shared.context, bitRate: 0 },
        configure: bitexact,
        options: { crf: 34 },
      });
    case 'mpeg4':
      return Encoder.create(FF_ENCODER_MPEG4, {
        ...shared,
        // 118 is one quantiser step of FFmpeg's lambda scale.
        context: { ...shared.context, globalQuality: 118 * 4 },
        configure: (context) => context.setFlags(AV_CODEC_FLAG_BITEXACT, AV_CODEC_FLAG_QSCALE),
      });
  }
}
