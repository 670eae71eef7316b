import { AVSEEK_CUR, AVSEEK_END, AVSEEK_SET, AVSEEK_SIZE } from 'node-av/constants';
import { IOContext } from 'node-av/lib';

const BUFFER_BYTES = 64 * 1024;

/** A file in memory that a muxer writes, going back where it must fill a gap. */
export class MemoryOutput {
  readonly io = new IOContext();
  #bytes = Buffer.alloc(256 * 1024);
  #length = 0;
  #position = 0;

  constructor() {
    this.io.allocContextWithCallbacks(
      BUFFER_BYTES,
      1,
      null,
      (chunk) => this.#write(chunk),
      (offset, whence) => this.#seek(offset, whence),
    );
  }

  /** All that was written, as a copy. */
  bytes(): Uint8Array {
    return Uint8Array.from(this.#bytes.subarray(0, this.#length));
  }

  #write(chunk: Buffer): number {
    const end = this.#position + chunk.length;
    if (end > this.#bytes.length) {
      const larger = Buffer.alloc(Math.max(end, 2 * this.#bytes.length));
      this.#bytes.copy(larger, 0, 0, this.#length);
      this.#bytes = larger;
    }
    chunk.copy(this.#bytes, this.#position);
    this.#position = end;
    this.#length = Math.max(this.#length, end);
    return chunk.length;
  }

  #seek(offset: bigint, whence: number): number {
    if (whence === AVSEEK_SIZE) return this.#length;
    const from = { [AVSEEK_SET]: 0, [AVSEEK_CUR]: this.#position, [AVSEEK_END]: this.#length };
    this.#position = (from[whence] ?? 0) + Number(offset);
    return this.#position;
  }
}
