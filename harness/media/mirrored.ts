import sharp from 'sharp';
import { JPEG } from './jpeg.ts';

const mirrored = new WeakMap<Uint8Array, Promise<Uint8Array>>();

/**
 * A frame with left and right turned around, encoded once more as it was. The questions of a video share
 * its frames, so each is turned once for as long as somebody holds it.
 *
 * @param quality of the JPEG, as the protocol has it.
 */
export function mirroredPicture(jpeg: Uint8Array, quality: number): Promise<Uint8Array> {
  const known = mirrored.get(jpeg);
  if (known !== undefined) return known;
  const made: Promise<Uint8Array> = sharp(jpeg)
    .flop()
    .jpeg({ ...JPEG, quality })
    .toBuffer();
  mirrored.set(jpeg, made);
  return made;
}
