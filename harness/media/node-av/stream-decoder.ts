import {
  AVDISCARD_DEFAULT,
  AVDISCARD_NONREF,
  AVERROR_EOF,
  AV_OPT_TYPE_INT,
} from 'node-av/constants';
import { Codec, CodecContext, FFmpegError, Frame, Packet, PosixError } from 'node-av/lib';
import type { DecodeJob } from '../backend.ts';
import { ClipFailure } from '../clip-failure.ts';
import type { Run } from '../runs.ts';
import type { KeyFrame } from '../timeline.ts';
import { Outlet, type OnFrame } from './outlet.ts';
import { Reader } from './reader.ts';
import { reason } from './reason.ts';

const EAGAIN = FFmpegError.AVERROR(PosixError.EAGAIN);

export type Attempt = {
  run: Run;
  /** Where to begin: the run's key frame or an earlier one. */
  from: KeyFrame;
  /** Leave out pictures that no other refers to, unless they are wanted. */
  skim: boolean;
};

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

  /**
   * Hands over each wanted frame that decodes without an error since its key frame. Returns why
   * others are missing, null when the decoder did not complain.
   */
  async decode(attempt: Attempt, onFrame: OnFrame): Promise<string | null> {
    this.#codec.flushBuffers();
    this.#skim(false);
    const found = await this.#reader.seek(attempt.from, this.#packet);
    if (!found) return 'its key frame is not where the index says';
    const outlet = new Outlet(this.#job.order, attempt.run.wanted, onFrame);
    const ahead = new Set(attempt.run.wanted.map((frame) => frame.pts));
    do {
      const pts = Number(this.#packet.pts);
      const wanted = ahead.delete(pts) || this.#job.order === 'counted';
      // Only H.264 marks such pictures reliably: HEVC's flag holds within a temporal layer only.
      this.#skim(attempt.skim && !wanted && this.#job.stream.codec === 'h264');
      const sent = this.#codec.sendPacketSync(this.#packet);
      if (sent < 0 && sent !== AVERROR_EOF) outlet.fail(await reason(sent));
      await this.#drain(outlet);
      const done = this.#job.order === 'timed' ? ahead.size === 0 : outlet.done;
      if (done) break;
    } while (this.#reader.next(this.#packet));
    if (!outlet.done) {
      this.#codec.sendPacketSync(null);
      await this.#drain(outlet);
    }
    return outlet.failure;
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
