import sharp from 'sharp';

/** Packed 8-bit RGB, row by row. */
export type Picture = { width: number; height: number; rgb: Uint8Array };

/** More pixels tell nothing more about plain shapes. */
const LONG_SIDE = 320;

/** Decodes a JPEG, PNG or WebP file, scaled down to what the reader needs. */
export async function decodePicture(file: Uint8Array): Promise<Picture> {
  const { data, info } = await sharp(file)
    .resize({ width: LONG_SIDE, height: LONG_SIDE, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) throw new RangeError(`${info.channels} channels instead of 3`);
  return { width: info.width, height: info.height, rgb: data };
}
