import { smooth } from './box-filter.ts';
import { HASH_BITS, HASH_WORDS, type Hashes } from './hash-bits.ts';
import type { Luma } from './luma.ts';

/** 0 to 100: how much there is to see. A hash of a picture below 50 is mostly noise. */
export type FrameHash = { hash: Hashes; quality: number };

const SIDE = 64;
const FREQUENCIES = 16;

/**
 * PDQ, bit for bit as the reference gives it (Facebook, ThreatExchange, 2019; written from its
 * description): smoothed and picked to 64 × 64, its 16 × 16 lowest frequencies without the constant
 * ones, each bit saying whether one is above their median. Without ties 128 bits are set.
 *
 * @param luma is overwritten.
 */
export function pdq(luma: Luma): FrameHash {
  const small = shrunk(luma);
  if (small === null) return { hash: new Uint32Array(HASH_WORDS), quality: 0 };
  return { hash: bitsOf(frequencies(small)), quality: qualityOf(small) };
}

/** The hash of the same picture seen in a mirror: every other frequency along the rows changes its sign. */
export function pdqBothWays(luma: Luma): FrameHash & { mirrored: Hashes } {
  const small = shrunk(luma);
  if (small === null) {
    const none = new Uint32Array(HASH_WORDS);
    return { hash: none, mirrored: none, quality: 0 };
  }
  const found = frequencies(small);
  const hash = bitsOf(found);
  // Frequency 0 is left out, so that the first column is odd.
  for (let at = 0; at < found.length; at += 2) found[at] = -(found[at] as number);
  return { hash, mirrored: bitsOf(found), quality: qualityOf(small) };
}

/** Null for a picture of fewer than 5 pixels in a direction: there is nothing to hash. */
function shrunk({ values, rows, columns }: Luma): Float32Array | null {
  if (Math.min(rows, columns) < 5) return null;
  if (rows === SIDE && columns === SIDE) return values;
  const smoothed = smooth({ values, rows, columns });
  const small = new Float32Array(SIDE * SIDE);
  for (let i = 0; i < SIDE; i += 1) {
    const row = Math.floor(((i + 0.5) * rows) / SIDE) * columns;
    for (let j = 0; j < SIDE; j += 1) {
      small[i * SIDE + j] = smoothed[row + Math.floor(((j + 0.5) * columns) / SIDE)] as number;
    }
  }
  return small;
}

function qualityOf(small: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < SIDE; i += 1) {
    for (let j = 0; j < SIDE; j += 1) {
      const here = small[i * SIDE + j] as number;
      if (i + 1 < SIDE) sum += step(here, small[(i + 1) * SIDE + j] as number);
      if (j + 1 < SIDE) sum += step(here, small[i * SIDE + j + 1] as number);
    }
  }
  return Math.min(100, Math.floor(sum / 90));
}

function step(a: number, b: number): number {
  const scaled = Math.fround(Math.fround(Math.fround(a - b) * 100) / 255);
  return Math.abs(Math.trunc(scaled));
}

/** Row i holds cos(π/128 · (i + 1)(2j + 1)), so that no frequency is constant in a direction. */
const COSINES = cosines();

function cosines(): Float32Array {
  const scale = Math.fround(Math.sqrt(2 / SIDE));
  const table = new Float32Array(FREQUENCIES * SIDE);
  for (let i = 0; i < FREQUENCIES; i += 1) {
    for (let j = 0; j < SIDE; j += 1) {
      table[i * SIDE + j] = scale * Math.cos((Math.PI / 2 / SIDE) * (i + 1) * (2 * j + 1));
    }
  }
  return table;
}

/** D · A · Dᵀ with sums in 32-bit floats. */
function frequencies(small: Float32Array): Float32Array {
  const half = new Float32Array(FREQUENCIES * SIDE);
  for (let i = 0; i < FREQUENCIES; i += 1) {
    for (let k = 0; k < SIDE; k += 1) {
      const weight = COSINES[i * SIDE + k] as number;
      for (let j = 0; j < SIDE; j += 1) {
        const at = i * SIDE + j;
        half[at] = (half[at] as number) + Math.fround(weight * (small[k * SIDE + j] as number));
      }
    }
  }
  const found = new Float32Array(HASH_BITS);
  for (let i = 0; i < FREQUENCIES; i += 1) {
    for (let j = 0; j < FREQUENCIES; j += 1) {
      let sum = 0;
      for (let k = 0; k < SIDE; k += 1) {
        const product = Math.fround(
          (half[i * SIDE + k] as number) * (COSINES[j * SIDE + k] as number),
        );
        sum = Math.fround(sum + product);
      }
      found[i * FREQUENCIES + j] = sum;
    }
  }
  return found;
}

/** The lower median, as the reference takes it. */
function bitsOf(found: Float32Array): Hashes {
  const median = found.toSorted()[HASH_BITS / 2 - 1] as number;
  const hash = new Uint32Array(HASH_WORDS);
  for (let bit = 0; bit < HASH_BITS; bit += 1) {
    if ((found[bit] as number) <= median) continue;
    const word = bit >>> 5;
    hash[word] = ((hash[word] as number) | (1 << (bit & 31))) >>> 0;
  }
  return hash;
}
