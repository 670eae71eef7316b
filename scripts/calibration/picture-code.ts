/** Which frame of which video a picture is. */
export type FrameCode = { video: number; frame: number };

/** Pictures are squares of this many pixels: 4 × 4 blocks, each black or white. */
export const SIDE = 64;
const BLOCKS = 4;
const BLOCK = SIDE / BLOCKS;
const VIDEO_BITS = 9;
const FRAME_BITS = 3;
const CHECK_BITS = 4;

export const MOST_VIDEOS = 2 ** VIDEO_BITS;

/** Black and white as a video has them, far enough from each other for any encoder. */
const DARK = 32;
const BRIGHT = 224;
/** What lies between is no code: grey, noise, or a picture of something else. */
const SURE = 64;

/** Packed 8-bit RGB. */
export function paintCode(code: FrameCode): Uint8Array {
  const bits = bitsOf(code);
  return Uint8Array.from({ length: SIDE * SIDE * 3 }, (_, at) => {
    const pixel = Math.floor(at / 3);
    const row = Math.floor(pixel / SIDE / BLOCK);
    const column = Math.floor((pixel % SIDE) / BLOCK);
    return bits[row * BLOCKS + column] === 1 ? BRIGHT : DARK;
  });
}

/**
 * Reads a code from a square picture in greys, whatever its size; null where there is none.
 *
 * @param grey one byte a pixel.
 */
export function readCode(grey: Uint8Array, side: number): FrameCode | null {
  const block = side / BLOCKS;
  const bits: number[] = [];
  for (let row = 0; row < BLOCKS; row += 1) {
    for (let column = 0; column < BLOCKS; column += 1) {
      const value = meanInside(grey, { side, top: row * block, left: column * block, block });
      if (Math.abs(value - DARK) > SURE && Math.abs(value - BRIGHT) > SURE) return null;
      bits.push(value > (DARK + BRIGHT) / 2 ? 1 : 0);
    }
  }
  const code = {
    video: numberOf(bits.slice(0, VIDEO_BITS)),
    frame: numberOf(bits.slice(VIDEO_BITS, VIDEO_BITS + FRAME_BITS)),
  };
  return numberOf(bits.slice(-CHECK_BITS)) === checkOf(code) ? code : null;
}

/** The middle of a block: its rims are mixed with its neighbours. */
function meanInside(
  grey: Uint8Array,
  { side, top, left, block }: { side: number; top: number; left: number; block: number },
): number {
  let sum = 0;
  let count = 0;
  for (let y = Math.ceil(top + block / 4); y < top + (3 * block) / 4; y += 1) {
    for (let x = Math.ceil(left + block / 4); x < left + (3 * block) / 4; x += 1) {
      sum += grey[y * side + x] ?? 0;
      count += 1;
    }
  }
  return sum / count;
}

function bitsOf(code: FrameCode): number[] {
  return [
    ...digits(code.video, VIDEO_BITS),
    ...digits(code.frame, FRAME_BITS),
    ...digits(checkOf(code), CHECK_BITS),
  ];
}

/** One wrong block changes it. */
function checkOf({ video, frame }: FrameCode): number {
  const all = video * 2 ** FRAME_BITS + frame;
  // So that a black picture says nothing.
  const notBlack = 0b1010;
  return (all ^ (all >> 4) ^ (all >> 8) ^ notBlack) & (2 ** CHECK_BITS - 1);
}

function digits(value: number, count: number): number[] {
  return Array.from({ length: count }, (_, place) => (value >> (count - 1 - place)) & 1);
}

function numberOf(bits: number[]): number {
  return bits.reduce((value, bit) => value * 2 + bit, 0);
}
