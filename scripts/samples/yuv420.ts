import type { Picture } from './render.ts';

/**
 * Planes Y, U, V one after another: BT.601, limited range, what players assume of a small video that
 * says nothing. Done here and not by a library, so that every machine encodes the same pixels.
 */
export function toYuv420({ width, height, rgb }: Picture): Buffer {
  const planes = Buffer.alloc((width * height * 3) / 2);
  for (let i = 0; i < width * height; i++) {
    const [r, g, b] = pixel(rgb, i);
    planes[i] = Math.round(16 + 0.257 * r + 0.504 * g + 0.098 * b);
  }
  const chroma = width * height;
  const columns = width / 2;
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      const [r, g, b] = meanOfFour(rgb, y * width + x, width);
      const at = chroma + (y / 2) * columns + x / 2;
      planes[at] = Math.round(128 - 0.148 * r - 0.291 * g + 0.439 * b);
      planes[at + chroma / 4] = Math.round(128 + 0.439 * r - 0.368 * g - 0.071 * b);
    }
  }
  return planes;
}

function meanOfFour(rgb: Uint8Array, first: number, width: number): [number, number, number] {
  const four = [first, first + 1, first + width, first + width + 1].map((i) => pixel(rgb, i));
  const mean = (channel: 0 | 1 | 2) => four.reduce((sum, one) => sum + one[channel], 0) / 4;
  return [mean(0), mean(1), mean(2)];
}

function pixel(rgb: Uint8Array, index: number): [number, number, number] {
  return [rgb[index * 3] ?? 0, rgb[index * 3 + 1] ?? 0, rgb[index * 3 + 2] ?? 0];
}
