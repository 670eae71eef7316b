import {
  AV_CODEC_FLAG_BITEXACT,
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_OPT_SEARCH_CHILDREN,
  AV_OPT_TYPE_STRING,
  AV_PIX_FMT_YUV420P,
  AVCOL_RANGE_MPEG,
  AVCOL_SPC_SMPTE170M,
  AVFMT_FLAG_BITEXACT,
  FF_ENCODER_LIBX264,
} from 'node-av/constants';
import { Codec, CodecContext, FormatContext, Packet, Rational, type Stream } from 'node-av/lib';
import { ClipFailure } from '../clip-failure.ts';
import type { Size } from '../jpeg.ts';
import { packedTicks, TICKS_PER_SECOND, type PackJob } from '../packing.ts';
import { MemoryOutput } from './memory-output.ts';
import { reason } from './reason.ts';
import { YuvPainter, evenSize } from './yuv-painter.ts';

/**
 * What the encoder is told. Macroblock trees and code for one processor only both make the bytes
 * differ between machines; a picture shown as one of few is worth more bits than one of thirty a second.
 */
const ENCODER_OPTIONS = {
  preset: 'fast',
  crf: '18',
  threads: '1',
  'x264-params': 'mbtree=0:cpu-independent=1:sliced-threads=0',
};

/** Frames as an H.264 video in MP4, without sound. The same frames give the same bytes. */
export async function packClip({ frames }: PackJob): Promise<Uint8Array> {
  const [first] = frames;
  if (first === undefined) throw new ClipFailure('CLIP_UNREADABLE', 'there is no frame to pack');
  const size = await evenSize(first.jpeg);
  using codec = await openEncoder(size);
  const output = new MemoryOutput();
  const container = new FormatContext();
  await checked(container.allocOutputContext2(null, 'mp4', null), 'the MP4 container');
  container.pb = output.io;
  container.setFlags(AVFMT_FLAG_BITEXACT);
  const stream = container.newStream();
  await checked(codec.parametersFromContext(stream.codecpar), 'the stream');
  stream.timeBase = codec.timeBase;
  await checked(await container.writeHeader(), 'the header');
  const ticks = packedTicks(frames.map(({ atSeconds }) => atSeconds));
  const lengths = new Map(ticks.map(({ start, length }) => [start, length]));
  const write = () => writePackets(container, { codec, stream, lengths });
  const painter = new YuvPainter(size);
  try {
    for (const [i, { jpeg }] of frames.entries()) {
      using picture = await painter.paint(jpeg);
      picture.pts = BigInt(ticks[i]?.start ?? 0);
      await checked(codec.sendFrameSync(picture), 'a frame');
      await write();
    }
    await checked(codec.sendFrameSync(null), 'the last frame');
    await write();
    await checked(await container.writeTrailer(), 'the end');
    await output.io.flush();
    return output.bytes();
  } finally {
    painter.close();
    container.pb = null;
    container.freeContext();
    output.io.freeContext();
  }
}

type Encoding = { codec: CodecContext; stream: Stream; lengths: Map<number, number> };

async function writePackets(
  container: FormatContext,
  { codec, stream, lengths }: Encoding,
): Promise<void> {
  using packet = new Packet();
  packet.alloc();
  while (codec.receivePacketSync(packet) >= 0) {
    packet.streamIndex = stream.index;
    packet.duration = BigInt(lengths.get(Number(packet.pts)) ?? 0);
    packet.rescaleTs(codec.timeBase, stream.timeBase);
    await checked(await container.interleavedWriteFrame(packet), 'a packet');
  }
}

async function openEncoder({ width, height }: Size): Promise<CodecContext> {
  const encoder = Codec.findEncoderByName(FF_ENCODER_LIBX264);
  if (encoder === null) {
    throw new ClipFailure('DECODER_MISSING', 'node-av comes without the encoder libx264');
  }
  const codec = new CodecContext();
  codec.allocContext3(encoder);
  codec.width = width;
  codec.height = height;
  codec.pixelFormat = AV_PIX_FMT_YUV420P;
  codec.colorRange = AVCOL_RANGE_MPEG;
  codec.colorSpace = AVCOL_SPC_SMPTE170M;
  codec.timeBase = new Rational(1, TICKS_PER_SECOND);
  // No pictures that refer ahead: what is decoded comes out at once, in order, with its own time.
  codec.maxBFrames = 0;
  codec.threadCount = 1;
  codec.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER, AV_CODEC_FLAG_BITEXACT);
  // One by one, since opening frees a dictionary that its owner frees again.
  for (const [name, value] of Object.entries(ENCODER_OPTIONS)) {
    await checked(
      codec.setOption(name, value, AV_OPT_TYPE_STRING, AV_OPT_SEARCH_CHILDREN),
      `the option ${name}`,
    );
  }
  await checked(codec.open2Sync(encoder), 'the encoder');
  return codec;
}

async function checked(code: number, what: string): Promise<void> {
  if (code >= 0) return;
  throw new ClipFailure('CLIP_UNDECODABLE', `packing fails at ${what}: ${await reason(code)}`);
}
