import { random } from '../random.ts';
import { encodeJpeg, type Size } from './jpeg.ts';

/** Middle grey: neither a dark room nor a blank page. */
const GREY = 128;

/**
 * Side of one spot of noise, in pixels: that of a JPEG block, so that the noise survives the encoder
 * and a request is no larger than with pictures of the world.
 */
const SPOT = 8;

const painted = new Map<string, Promise<Uint8Array>>();
/** Far more than one run needs; bounds what a folder of odd sizes can take. */
const MOST_KEPT = 512;

/**
 * A picture without content. Noise is uniform over colours, another one at each place of a video, and
 * the same for every video: there is nothing to learn from it.
 *
 * @param quality of the JPEG, as the protocol has it.
 */
export function paintedPicture(
  kind: 'grey' | 'noise',
  { size, quality, place, seed }: { size: Size; quality: number; place: number; seed: number },
): Promise<Uint8Array> {
  const key = JSON.stringify([kind, size, quality, kind === 'grey' ? 0 : [place, seed]]);
  const known = painted.get(key);
  if (known !== undefined) return known;
  if (painted.size >= MOST_KEPT) painted.clear();
  const pixels = kind === 'grey' ? grey(size) : noise(size, { place, seed });
  const made = encodeJpeg(pixels, size, quality);
  painted.set(key, made);
  return made;
}

function grey({ width, height }: Size): Uint8Array {
  return new Uint8Array(width * height * 3).fill(GREY);
}

function noise({ width, height }: Size, { place, seed }: { place: number; seed: number }) {
  const stream = random(seed, 'noise', String(place));
  const across = Math.ceil(width / SPOT);
  const spots = Uint32Array.from({ length: across * Math.ceil(height / SPOT) }, () =>
    stream.integer(0, 0xff_ff_ff),
  );
  const pixels = new Uint8Array(width * height * 3);
  let at = 0;
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor(y / SPOT) * across;
    for (let x = 0; x < width; x += 1) {
      const colour = spots[row + Math.floor(x / SPOT)] as number;
      pixels[at] = colour >> 16;
      pixels[at + 1] = (colour >> 8) & 0xff;
      pixels[at + 2] = colour & 0xff;
      at += 3;
    }
  }
  return pixels;
}
