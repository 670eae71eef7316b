import sharp from 'sharp';

export type Size = { width: number; height: number };

/** Everything that sharp could choose, but for the quality. */
export const JPEG = {
  chromaSubsampling: '4:2:0',
  mozjpeg: false,
  progressive: false,
} as const;

/**
 * The size that fits `longSide`, never larger than the source. Works on stored pixels: non-square
 * pixels and rotation flags are left as they are, so that both backends show the same.
 */
export function scaledSize({ width, height }: Size, longSide: number): Size {
  const ratio = Math.min(1, longSide / Math.max(width, height));
  return {
    width: Math.max(1, Math.round(width * ratio)),
    height: Math.max(1, Math.round(height * ratio)),
  };
}

/** Same pixels, same bytes: everything that sharp could choose is fixed here. */
export async function encodeJpeg(
  rgb: Uint8Array,
  size: Size,
  quality: number,
): Promise<Uint8Array> {
  return sharp(rgb, { raw: { ...size, channels: 3 } })
    .jpeg({ ...JPEG, quality })
    .toBuffer();
}
