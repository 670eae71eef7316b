import sharp from 'sharp';
import type { Frame } from '../schema/frames.ts';

/** Colours that every model has a word for. */
export const COLOURS = {
  green: '#00a000',
  yellow: '#f0d000',
  red: '#e00000',
  blue: '#0030e0',
} as const;
export type Colour = keyof typeof COLOURS;

const SMALL_PIXELS = 224;

/** A small picture: a square of one colour on grey. */
export async function squarePicture(colour: Colour): Promise<Uint8Array> {
  const side = SMALL_PIXELS;
  const inner = `<rect x="52" y="52" width="120" height="120" fill="${COLOURS[colour]}"/>`;
  return drawn({ width: side, height: side }, inner, 90);
}

/** Frames of full size, 16 to 9, each unlike the others: a bar that moves over a changing ground. */
export async function generatedFrames(
  count: number,
  { longSide, jpegQuality }: { longSide: number; jpegQuality: number },
): Promise<Frame[]> {
  const width = longSide;
  const height = Math.round((longSide * 9) / 16 / 2) * 2;
  const frame = async (index: number): Promise<Frame> => {
    const hue = Math.round((360 * index) / count);
    const x = Math.round((width * index) / count);
    const bar =
      `<rect width="100%" height="100%" fill="hsl(${hue},60%,40%)"/>` +
      `<rect x="${x}" y="0" width="${Math.ceil(width / 8)}" height="${height}" fill="#fff"/>`;
    return { index, atSeconds: index, jpeg: await drawn({ width, height }, bar, jpegQuality) };
  };
  return Promise.all(Array.from({ length: count }, (_, index) => frame(index)));
}

async function drawn(
  { width, height }: { width: number; height: number },
  shapes: string,
  quality: number,
): Promise<Uint8Array> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#888"/>${shapes}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality }).toBuffer();
}
