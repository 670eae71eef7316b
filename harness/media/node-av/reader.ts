import { AVSEEK_FLAG_BACKWARD } from 'node-av/constants';
import type { FormatContext, Packet, Stream } from 'node-av/lib';
import { ClipFailure } from '../clip-failure.ts';
import type { KeyFrame } from '../timeline.ts';
import { openContainer, readOnly } from './container.ts';

/** Reads the packets of one stream, from any of its key frames. */
export class Reader {
  readonly #path: string;
  readonly #index: number;
  #container: FormatContext;
  /** No packet has been read since the file was opened. */
  #fresh = true;

  private constructor(path: string, index: number, container: FormatContext) {
    this.#path = path;
    this.#index = index;
    this.#container = container;
    readOnly(container, index);
  }

  static async open(path: string, index: number): Promise<Reader> {
    return new Reader(path, index, await openContainer(path));
  }

  get stream(): Stream {
    const stream = this.#container.streams[this.#index];
    if (stream === undefined) {
      throw new ClipFailure(
        'CLIP_UNREADABLE',
        `stream ${this.#index} is gone; did the file change?`,
      );
    }
    return stream;
  }

  /**
   * Reads up to the key frame, so that `packet` holds it. False when it is not found there: the index
   * of the container is wrong, or gives times that differ from those read in order.
   */
  async seek(key: KeyFrame, packet: Packet): Promise<boolean> {
    if (key.first) {
      // Counted from the start of the file: nothing to be wrong about.
      if (!this.#fresh) await this.#reopen();
      for (let skipped = 0; skipped <= key.packet; skipped += 1) {
        if (!this.next(packet)) return false;
      }
      return true;
    }
    this.#fresh = false;
    const sought = this.#container.seekFrameSync(
      this.#index,
      BigInt(key.pts),
      AVSEEK_FLAG_BACKWARD,
    );
    if (sought < 0) return false;
    while (this.next(packet)) {
      if (packet.isKeyframe && packet.pts === BigInt(key.pts)) return true;
      // Key frames come in order of time, so a later one means that ours was missed.
      if (packet.isKeyframe && packet.pts > BigInt(key.pts)) return false;
    }
    return false;
  }

  /** The stream's next packet; false at the end of the file and where it breaks off. */
  next(packet: Packet): boolean {
    this.#fresh = false;
    for (;;) {
      packet.unref();
      if (this.#container.readFrameSync(packet) < 0) return false;
      if (packet.streamIndex === this.#index) return true;
    }
  }

  close(): void {
    this.#container.closeInputSync();
  }

  async #reopen(): Promise<void> {
    this.#container.closeInputSync();
    this.#container = await openContainer(this.#path);
    readOnly(this.#container, this.#index);
    this.#fresh = true;
  }
}
