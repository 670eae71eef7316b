import { middleOf, withoutBars } from './borders.ts';
import { HASH_WORDS, type Hashes } from './hash-bits.ts';
import { lumaOf } from './luma.ts';
import { pdqBothWays, type FrameHash } from './pdq.ts';

/** One picture, as it is and in a mirror. */
export type PrintSide = FrameHash & { mirrored: Hashes };

/** The hashes of a frame: as it is, and without the black bars around it; each also in a mirror. */
export type FramePrint = {
  plain: PrintSide;
  /** Quality 0 where there are no bars. */
  cropped: PrintSide;
} & Partial<Record<Middle, PrintSide>>;

/** The middle of the picture, by its share of height and width: what is left when a copy was cropped. */
export const MIDDLES = { middle95: 0.95, middle90: 0.9 } as const;
export type Middle = keyof typeof MIDDLES;

const SIDES = ['plain', 'cropped', 'middle95', 'middle90'] as const;

const NONE: PrintSide = {
  hash: new Uint32Array(HASH_WORDS),
  mirrored: new Uint32Array(HASH_WORDS),
  quality: 0,
};

export type PrintOptions = {
  /** Hash the middles too, at twice the cost. */
  middles: boolean;
};

/** @param rgb three bytes a pixel. */
export function printOf(
  rgb: Uint8Array,
  size: { width: number; height: number },
  { middles }: PrintOptions,
): FramePrint {
  const luma = lumaOf(rgb, size);
  // Cut out before the whole picture is hashed, which overwrites it.
  const cropped = withoutBars(luma);
  const middle = (which: Middle) => pdqBothWays(middleOf(luma, MIDDLES[which]));
  return {
    ...(middles ? { middle95: middle('middle95'), middle90: middle('middle90') } : {}),
    cropped: cropped === null ? NONE : pdqBothWays(cropped),
    plain: pdqBothWays(luma),
  };
}

const HASH_BYTES = HASH_WORDS * 4;
const SIDE_BYTES = 1 + 2 * HASH_BYTES;

/** The sides of a frame as bytes, to be sent from one process to another. */
export function packPrint(print: FramePrint): Uint8Array {
  const sides = SIDES.flatMap((name) => print[name] ?? []);
  const bytes = new Uint8Array(sides.length * SIDE_BYTES);
  for (const [place, { hash, mirrored, quality }] of sides.entries()) {
    const at = place * SIDE_BYTES;
    bytes[at] = quality;
    bytes.set(bytesOf(hash), at + 1);
    bytes.set(bytesOf(mirrored), at + 1 + HASH_BYTES);
  }
  return bytes;
}

export function unpackPrint(bytes: Uint8Array): FramePrint {
  const side = (name: (typeof SIDES)[number]): PrintSide => {
    const at = SIDES.indexOf(name) * SIDE_BYTES;
    return {
      quality: bytes[at] as number,
      hash: wordsOf(bytes.slice(at + 1, at + 1 + HASH_BYTES)),
      mirrored: wordsOf(bytes.slice(at + 1 + HASH_BYTES, at + SIDE_BYTES)),
    };
  };
  const both = { plain: side('plain'), cropped: side('cropped') };
  if (bytes.length < SIDES.length * SIDE_BYTES) return both;
  return { ...both, middle95: side('middle95'), middle90: side('middle90') };
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
