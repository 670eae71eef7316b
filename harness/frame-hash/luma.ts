/** Brightness of each pixel, row by row; 0 to 255, not rounded. */
export type Luma = { values: Float32Array; rows: number; columns: number };

/** @param rgb three bytes a pixel, row by row. */
export function lumaOf(
  rgb: Uint8Array,
  { width, height }: { width: number; height: number },
): Luma {
  const values = new Float32Array(width * height);
  for (let pixel = 0, at = 0; pixel < values.length; pixel += 1, at += 3) {
    values[pixel] =
      0.299 * (rgb[at] as number) +
      0.587 * (rgb[at + 1] as number) +
      0.114 * (rgb[at + 2] as number);
  }
  return { values, rows: height, columns: width };
}
