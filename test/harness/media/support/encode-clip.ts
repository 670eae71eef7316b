import { join } from 'node:path';
import {
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_LOG_QUIET,
  AV_OPT_SEARCH_CHILDREN,
  AV_OPT_TYPE_STRING,
  AV_PICTURE_TYPE_NONE,
  AV_PIX_FMT_YUV420P,
  type AVPixelFormat,
  type FFEncoderCodec,
} from 'node-av/constants';
import {
  avImageGetBufferSize,
  Codec,
  CodecContext,
  FormatContext,
  Frame,
  Log,
  Packet,
  Rational,
  type Stream,
} from 'node-av/lib';

export type ClipRecipe = {
  /** The ending chooses the container. */
  name: string;
  encoder?: FFEncoderCodec;
  options?: Record<string, string>;
  frames?: number;
  width?: number;
  height?: number;
  pixelFormat?: AVPixelFormat;
  gop?: number;
  bFrames?: number;
  /** Of frame `i`, in 1/1000 s. */
  pts?: (i: number) => number;
  /** Leaves a finished packet out by returning false. */
  keep?: (packet: Packet, position: number) => boolean;
};

const TICKS = { num: 1, den: 1000 };

/** Writes a small clip with a moving pattern, each frame unlike the others. Returns its path. */
export function encodeClip(folder: string, recipe: ClipRecipe): string {
  const path = join(folder, recipe.name);
  Log.setLevel(AV_LOG_QUIET);
  const {
    frames = 60,
    width = 64,
    height = 48,
    pixelFormat = AV_PIX_FMT_YUV420P,
    pts = (i) => i * 40,
  } = recipe;
  using codec = openEncoder({ ...recipe, width, height, pixelFormat });
  const output = new FormatContext();
  check(output.allocOutputContext2(null, null, path));
  const stream = output.newStream();
  check(codec.parametersFromContext(stream.codecpar));
  stream.timeBase = codec.timeBase;
  check(output.openOutputSync());
  check(output.writeHeaderSync());
  const writer = new PacketWriter(output, stream, recipe.keep ?? (() => true));
  using frame = new Frame();
  frame.alloc();
  const bytes = avImageGetBufferSize(pixelFormat, width, height, 1);
  for (let i = 0; i < frames; i += 1) {
    frame.unref();
    frame.width = width;
    frame.height = height;
    frame.format = pixelFormat;
    check(frame.getBuffer());
    check(frame.fromBuffer(pattern(bytes, i)));
    frame.pts = BigInt(pts(i));
    frame.pictType = AV_PICTURE_TYPE_NONE;
    check(codec.sendFrameSync(frame));
    writer.writeFrom(codec);
  }
  check(codec.sendFrameSync(null));
  writer.writeFrom(codec);
  check(output.writeTrailerSync());
  output.closeOutputSync();
  return path;
}

class PacketWriter {
  readonly #output: FormatContext;
  readonly #stream: Stream;
  readonly #keep: (packet: Packet, position: number) => boolean;
  #position = 0;

  constructor(
    output: FormatContext,
    stream: Stream,
    keep: (packet: Packet, position: number) => boolean,
  ) {
    this.#output = output;
    this.#stream = stream;
    this.#keep = keep;
  }

  writeFrom(codec: CodecContext): void {
    using packet = new Packet();
    packet.alloc();
    while (codec.receivePacketSync(packet) >= 0) {
      packet.streamIndex = this.#stream.index;
      packet.duration = 40n;
      packet.rescaleTs(codec.timeBase, this.#stream.timeBase);
      const kept = this.#keep(packet, this.#position);
      this.#position += 1;
      if (kept) check(this.#output.interleavedWriteFrameSync(packet));
      else packet.unref();
    }
  }
}

function openEncoder(
  recipe: ClipRecipe & { width: number; height: number; pixelFormat: AVPixelFormat },
): CodecContext {
  const encoder = Codec.findEncoderByName(recipe.encoder ?? ('libx264' as FFEncoderCodec));
  const codec = new CodecContext();
  codec.allocContext3(encoder);
  codec.width = recipe.width;
  codec.height = recipe.height;
  codec.pixelFormat = recipe.pixelFormat;
  codec.timeBase = new Rational(TICKS.num, TICKS.den);
  codec.framerate = new Rational(25, 1);
  codec.gopSize = recipe.gop ?? 12;
  codec.maxBFrames = recipe.bFrames ?? 3;
  codec.threadCount = 1;
  if (/\.(mp4|mkv|flv|mov)$/.test(recipe.name)) codec.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER);
  // One by one, since opening frees a dictionary that its owner frees again.
  for (const [name, value] of Object.entries(recipe.options ?? {})) {
    check(codec.setOption(name, value, AV_OPT_TYPE_STRING, AV_OPT_SEARCH_CHILDREN));
  }
  check(codec.open2Sync(encoder));
  return codec;
}

function pattern(bytes: number, frame: number): Buffer {
  const buffer = Buffer.allocUnsafe(bytes);
  for (let at = 0; at < bytes; at += 1) buffer[at] = at * 7 + (at >> 6) * 13 + frame * 11;
  return buffer;
}

function check(code: number): void {
  if (code < 0) throw new Error(`FFmpeg answers ${code} while a test clip is encoded`);
}
