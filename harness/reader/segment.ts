import { COLOURS, nameColour } from './colours.ts';
import type { Colour, Rgb } from './colours.ts';
import type { Picture } from './picture.ts';

/** A connected patch of one colour. */
export type Patch = {
  colour: Colour;
  /** Indices of its pixels, row by row. */
  pixels: number[];
};

export type Segmentation = { ground: Colour; patches: Patch[] };

/** How far a channel must be from the ground's to be no part of it. */
const CONTRAST = 48;
/** Smaller patches are dirt: a share of the picture. */
const LEAST_AREA = 0.0015;
/** Patches with fewer inner pixels are the seam where two colours mix. */
const LEAST_INNER_SHARE = 0.4;
const GROUND = -1;

/** Splits a picture into its ground, the commonest colour, and the patches that stand out from it. */
export function segment(picture: Picture): Segmentation {
  const ground = commonestColour(picture);
  const labels = labelPixels(picture, ground);
  const patches = connect(labels, picture.width).filter(
    ({ pixels }) =>
      pixels.length >= LEAST_AREA * labels.length &&
      innerShare(pixels, labels, picture.width) >= LEAST_INNER_SHARE,
  );
  return { ground: nameColour(ground), patches };
}

function commonestColour({ rgb }: Picture): Rgb {
  // 16 levels a channel: fine enough to tell grounds apart, coarse enough to swallow coding noise.
  const counts = new Uint32Array(16 ** 3);
  const sums = new Float64Array(counts.length * 3);
  for (let i = 0; i < rgb.length; i += 3) {
    const bucket = bucketOf(rgb, i);
    counts[bucket] = (counts[bucket] ?? 0) + 1;
    for (let channel = 0; channel < 3; channel++) {
      const at = bucket * 3 + channel;
      sums[at] = (sums[at] ?? 0) + (rgb[i + channel] ?? 0);
    }
  }
  const best = counts.indexOf(counts.reduce((high, count) => Math.max(high, count), 0));
  const mean = (channel: number) => (sums[best * 3 + channel] ?? 0) / (counts[best] ?? 1);
  return [mean(0), mean(1), mean(2)];
}

function bucketOf(rgb: Uint8Array, i: number): number {
  return (((rgb[i] ?? 0) >> 4) << 8) | (((rgb[i + 1] ?? 0) >> 4) << 4) | ((rgb[i + 2] ?? 0) >> 4);
}

/** For each pixel the index of its colour's name, or `GROUND`. */
function labelPixels({ rgb }: Picture, [red, green, blue]: Rgb): Int8Array {
  const labels = new Int8Array(rgb.length / 3).fill(GROUND);
  for (let i = 0; i < labels.length; i++) {
    const r = rgb[i * 3] ?? 0;
    const g = rgb[i * 3 + 1] ?? 0;
    const b = rgb[i * 3 + 2] ?? 0;
    const contrast = Math.max(Math.abs(r - red), Math.abs(g - green), Math.abs(b - blue));
    if (contrast > CONTRAST) labels[i] = COLOURS.indexOf(nameColour([r, g, b]));
  }
  return labels;
}

function connect(labels: Int8Array, width: number): Patch[] {
  const seen = new Uint8Array(labels.length);
  const patches: Patch[] = [];
  for (let start = 0; start < labels.length; start++) {
    const colour = COLOURS[labels[start] ?? GROUND];
    if (seen[start] === 1 || colour === undefined) continue;
    seen[start] = 1;
    const pixels = [start];
    // The list grows while it is walked: it is the queue of the flood as well as its result.
    for (const pixel of pixels) {
      for (const next of neighbours(pixel, width, labels.length)) {
        if (seen[next] === 1 || labels[next] !== labels[start]) continue;
        seen[next] = 1;
        pixels.push(next);
      }
    }
    patches.push({ colour, pixels });
  }
  return patches;
}

function innerShare(pixels: number[], labels: Int8Array, width: number): number {
  const inner = pixels.filter((pixel) =>
    neighbours(pixel, width, labels.length).every((next) => labels[next] === labels[pixel]),
  );
  return inner.length / pixels.length;
}

function neighbours(pixel: number, width: number, count: number): number[] {
  const column = pixel % width;
  const found: number[] = [];
  if (column > 0) found.push(pixel - 1);
  if (column < width - 1) found.push(pixel + 1);
  if (pixel >= width) found.push(pixel - width);
  if (pixel + width < count) found.push(pixel + width);
  return found;
}
