import { withoutBars } from './borders.ts';
import { HASH_WORDS, type Hashes } from './hash-bits.ts';
import { lumaOf } from './luma.ts';
import { pdqBothWays, type FrameHash } from './pdq.ts';

/** The hashes of a frame: as it is, and without the black bars around it; each also in a mirror. */
export type FramePrint = {
  plain: FrameHash & { mirrored: Hashes };
  /** Quality 0 where there are no bars. */
  cropped: FrameHash & { mirrored: Hashes };
};

const NONE: FramePrint['cropped'] = {
  hash: new Uint32Array(HASH_WORDS),
  mirrored: new Uint32Array(HASH_WORDS),
  quality: 0,
};

/** @param rgb three bytes a pixel. */
export function printOf(rgb: Uint8Array, size: { width: number; height: number }): FramePrint {
  const luma = lumaOf(rgb, size);
  // Before the whole picture is hashed, which overwrites it.
  const cropped = withoutBars(luma);
  return {
    cropped: cropped === null ? NONE : pdqBothWays(cropped),
    plain: pdqBothWays(luma),
  };
}

const HASH_BYTES = HASH_WORDS * 4;
const SIDE_BYTES = 1 + 2 * HASH_BYTES;

/** Both sides of a frame as bytes, to be sent from one process to another. */
export function packPrint({ plain, cropped }: FramePrint): Uint8Array {
  const bytes = new Uint8Array(2 * SIDE_BYTES);
  for (const [place, { hash, mirrored, quality }] of [plain, cropped].entries()) {
    const at = place * SIDE_BYTES;
    bytes[at] = quality;
    bytes.set(bytesOf(hash), at + 1);
    bytes.set(bytesOf(mirrored), at + 1 + HASH_BYTES);
  }
  return bytes;
}

export function unpackPrint(bytes: Uint8Array): FramePrint {
  const side = (place: number) => {
    const at = place * SIDE_BYTES;
    return {
      quality: bytes[at] as number,
      hash: wordsOf(bytes.slice(at + 1, at + 1 + HASH_BYTES)),
      mirrored: wordsOf(bytes.slice(at + 1 + HASH_BYTES, at + SIDE_BYTES)),
    };
  };
  return { plain: side(0), cropped: side(1) };
}

/** The lowest byte first, on every machine: files of hashes travel. */
export function bytesOf(words: Uint32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(words.length * 4));
  for (const [index, word] of words.entries()) view.setUint32(index * 4, word, true);
  return new Uint8Array(view.buffer);
}

export function wordsOf(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: bytes.length / 4 }, (_, index) =>
    view.getUint32(index * 4, true),
  );
}
