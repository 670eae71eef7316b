import sharp from 'sharp';
import type { SamplingPolicy } from '../schema/frames.ts';
import { ClipFailure, naming } from './clip-failure.ts';
import { locate, type ClipFile } from './clip-location.ts';
import { encodeJpeg } from './jpeg.ts';

/**
 * A still picture of a data folder as JPEG, no larger than a policy's frames; what is transparent is
 * white.
 *
 * @throws MediaError `CLIP_MISSING`, or `CLIP_UNREADABLE` for a file that is no picture.
 */
export function readPicture(
  picture: ClipFile,
  { longSide, jpegQuality }: Pick<SamplingPolicy, 'longSide' | 'jpegQuality'>,
): Promise<Uint8Array> {
  return naming(picture.file, encoded());

  async function encoded(): Promise<Uint8Array> {
    const { path } = await locate(picture);
    const { data, info } = await sharp(path)
      .resize(longSide, longSide, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true })
      .catch((error: unknown) => {
        throw new ClipFailure('CLIP_UNREADABLE', `it is no picture: ${String(error)}`);
      });
    return encodeJpeg(data, info, jpegQuality);
  }
}
