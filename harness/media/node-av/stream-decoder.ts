import {
  AVDISCARD_DEFAULT,
  AVDISCARD_NONREF,
  AVERROR_EOF,
  AV_CODEC_FLAG_BITEXACT,
  AV_OPT_TYPE_INT,
} from 'node-av/constants';
import { Codec, CodecContext, FFmpegError, Frame, Packet, PosixError } from 'node-av/lib';
import type { DecodeJob } from '../backend.ts';
import { ClipFailure } from '../clip-failure.ts';
import type { Attempt, Outcome } from '../gather.ts';
import { Outlet, type OnFrame } from './outlet.ts';
import { Reader } from './reader.ts';
import { reason } from './reason.ts';

const EAGAIN = FFmpegError.AVERROR(PosixError.EAGAIN);

/** Decodes stretches of one stream. One attempt at a time. */
export class StreamDecoder {
  readonly #job: DecodeJob;
  readonly #reader: Reader;
  readonly #packet = new Packet();
  readonly #frame = new Frame();
  readonly #threads: number;
  /** Decoders with many threads and with one, opened when first needed. */
  readonly #codecs = new Map<number, CodecContext>();

  private constructor(job: DecodeJob, reader: Reader, threads: number) {
    this.#job = job;
    this.#reader = reader;
    this.#threads = threads;
    this.#packet.alloc();
    this.#frame.alloc();
  }

  /** @param threads for quick attempts; careful ones have one. */
  static async open(job: DecodeJob, threads: number): Promise<StreamDecoder> {
    return new StreamDecoder(job, await Reader.open(job.path, job.stream.index), threads);
  }

  /** Hands over each wanted frame that can be trusted, in display order. */
  async decode(attempt: Attempt, onFrame: OnFrame): Promise<Omit<Outcome<never>, 'pictures'>> {
    const { wanted, from, quick } = attempt;
    const { order, stream } = this.#job;
    const codec = await this.#codec(quick ? this.#threads : 1);
    codec.flushBuffers();
    const found = await this.#reader.seek(from, this.#packet);
    if (!found) return { anchored: false, error: null };
    const outlet = new Outlet({ order, wanted, from, onFrame });
    // Its key frame is needed besides: that it comes out is what makes the rest trustworthy.
    const ahead = new Set([from.pts, ...wanted.map((frame) => frame.pts)]);
    do {
      const needed = ahead.delete(Number(this.#packet.pts)) || order === 'counted';
      // Only H.264 marks such pictures reliably: HEVC's flag holds within a temporal layer only.
      skim(codec, quick && !needed && stream.codec === 'h264');
      const sent = codec.sendPacketSync(this.#packet);
      if (sent < 0) outlet.fail(await reason(sent));
      await this.#drain(codec, outlet);
      if (order === 'timed' ? ahead.size === 0 : outlet.done) break;
    } while (this.#reader.next(this.#packet));
    if (!outlet.done) {
      codec.sendPacketSync(null);
      await this.#drain(codec, outlet);
    }
    return { anchored: outlet.anchored, error: outlet.error };
  }

  close(): void {
    this.#packet.free();
    this.#frame.free();
    for (const codec of this.#codecs.values()) codec.freeContext();
    this.#reader.close();
  }

  async #drain(codec: CodecContext, outlet: Outlet): Promise<void> {
    for (;;) {
      const received = codec.receiveFrameSync(this.#frame);
      if (received === EAGAIN || received === AVERROR_EOF) return;
      if (received < 0) outlet.fail(await reason(received));
      else await outlet.take(this.#frame);
      this.#frame.unref();
    }
  }

  async #codec(threads: number): Promise<CodecContext> {
    const known = this.#codecs.get(threads);
    if (known !== undefined) return known;
    const { codecpar, timeBase } = this.#reader.stream;
    const decoder = Codec.findDecoder(codecpar.codecId);
    if (decoder === null) {
      throw new ClipFailure(
        'CLIP_UNDECODABLE',
        `there is no decoder for ${this.#job.stream.codec}`,
      );
    }
    const codec = new CodecContext();
    codec.allocContext3(decoder);
    codec.parametersToContext(codecpar);
    codec.pktTimebase = timeBase;
    codec.threadCount = threads;
    // Without it, MPEG-4 pictures differ by a rounding between versions and processors.
    codec.setFlags(AV_CODEC_FLAG_BITEXACT);
    const opened = codec.open2Sync(decoder, null);
    if (opened < 0) {
      throw new ClipFailure(
        'CLIP_UNDECODABLE',
        `its decoder does not start: ${await reason(opened)}`,
      );
    }
    this.#codecs.set(threads, codec);
    return codec;
  }
}

/** Leaves out pictures that no other refers to. */
function skim(codec: CodecContext, on: boolean): void {
  codec.setOption('skip_frame', on ? AVDISCARD_NONREF : AVDISCARD_DEFAULT, AV_OPT_TYPE_INT);
}
