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
  readonly #codec: CodecContext;
  readonly #packet = new Packet();
  readonly #frame = new Frame();
  #skimming = false;

  private constructor(job: DecodeJob, reader: Reader, codec: CodecContext) {
    this.#job = job;
    this.#reader = reader;
    this.#codec = codec;
    this.#packet.alloc();
    this.#frame.alloc();
  }

  static async open(job: DecodeJob, threads: number): Promise<StreamDecoder> {
    const reader = await Reader.open(job.path, job.stream.index);
    const { codecpar } = reader.stream;
    const decoder = Codec.findDecoder(codecpar.codecId);
    if (decoder === null) {
      reader.close();
      throw new ClipFailure('CLIP_UNDECODABLE', `there is no decoder for ${job.stream.codec}`);
    }
    const codec = new CodecContext();
    codec.allocContext3(decoder);
    codec.parametersToContext(codecpar);
    codec.pktTimebase = reader.stream.timeBase;
    codec.threadCount = threads;
    // Without it, MPEG-4 pictures differ by a rounding between versions and processors.
    codec.setFlags(AV_CODEC_FLAG_BITEXACT);
    const opened = codec.open2Sync(decoder, null);
    if (opened < 0) {
      reader.close();
      throw new ClipFailure(
        'CLIP_UNDECODABLE',
        `its decoder does not start: ${await reason(opened)}`,
      );
    }
    return new StreamDecoder(job, reader, codec);
  }

  /** Hands over each wanted frame that can be trusted, in display order. */
  async decode(attempt: Attempt, onFrame: OnFrame): Promise<Omit<Outcome<never>, 'pictures'>> {
    const { wanted, from, quick } = attempt;
    const { order, stream } = this.#job;
    this.#codec.flushBuffers();
    this.#skim(false);
    const found = await this.#reader.seek(from, this.#packet);
    if (!found) return { anchored: false, error: null };
    const outlet = new Outlet({ order, wanted, from, onFrame });
    // Its key frame is needed besides: that it comes out is what makes the rest trustworthy.
    const ahead = new Set([from.pts, ...wanted.map((frame) => frame.pts)]);
    do {
      const needed = ahead.delete(Number(this.#packet.pts)) || order === 'counted';
      // Only H.264 marks such pictures reliably: HEVC's flag holds within a temporal layer only.
      this.#skim(quick && !needed && stream.codec === 'h264');
      const sent = this.#codec.sendPacketSync(this.#packet);
      if (sent < 0) outlet.fail(await reason(sent));
      await this.#drain(outlet);
      if (order === 'timed' ? ahead.size === 0 : outlet.done) break;
    } while (this.#reader.next(this.#packet));
    if (!outlet.done) {
      this.#codec.sendPacketSync(null);
      await this.#drain(outlet);
    }
    return { anchored: outlet.anchored, error: outlet.error };
  }

  close(): void {
    this.#packet.free();
    this.#frame.free();
    this.#codec.freeContext();
    this.#reader.close();
  }

  async #drain(outlet: Outlet): Promise<void> {
    for (;;) {
      const received = this.#codec.receiveFrameSync(this.#frame);
      if (received === EAGAIN || received === AVERROR_EOF) return;
      if (received < 0) outlet.fail(await reason(received));
      else await outlet.take(this.#frame);
      this.#frame.unref();
    }
  }

  #skim(skim: boolean): void {
    if (skim === this.#skimming) return;
    this.#skimming = skim;
    const discard = skim ? AVDISCARD_NONREF : AVDISCARD_DEFAULT;
    this.#codec.setOption('skip_frame', discard, AV_OPT_TYPE_INT);
  }
}
