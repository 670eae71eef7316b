import { describe, expect, it } from 'vitest';
import { withoutBars } from '../../../harness/frame-hash/borders.ts';
import {
  bytesOf,
  packPrint,
  printOf,
  unpackPrint,
  wordsOf,
} from '../../../harness/frame-hash/frame-print.ts';
import { distance } from '../../../harness/frame-hash/hash-bits.ts';
import { random } from '../../../harness/random.ts';

const SIZE = { width: 320, height: 240 };
const FEW = { middles: false };

/** Soft blobs of colour, as in a film. */
function scene({ width, height }: { width: number; height: number }): Uint8Array {
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [u, v] = [x / width, y / height];
      const bright = 128 + 60 * Math.sin(9 * u + 4 * v) + 60 * Math.cos(7 * v - 5 * u * v);
      rgb.fill(Math.round(bright), (y * width + x) * 3, (y * width + x) * 3 + 3);
    }
  }
  return rgb;
}

/** The scene with black above and below, and a little noise in it. */
function barred(): Uint8Array {
  const inside = scene({ width: 320, height: 180 });
  const rgb = new Uint8Array(320 * 240 * 3);
  const stream = random(1, 'bars');
  for (let at = 0; at < rgb.length; at += 1) rgb[at] = stream.integer(0, 12);
  rgb.set(inside, 320 * 30 * 3);
  return rgb;
}

describe('the print of a frame', () => {
  it('in black bars holds the hash of the picture inside', () => {
    const bare = printOf(scene({ width: 320, height: 180 }), { width: 320, height: 180 }, FEW);
    const framed = printOf(barred(), SIZE, FEW);
    expect(bare.cropped.quality).toBe(0);
    expect(distance(bare.plain.hash, 0, framed.plain.hash, 0)).toBeGreaterThan(31);
    expect(distance(bare.plain.hash, 0, framed.cropped.hash, 0)).toBe(0);
  });

  it.each([0.9, 0.95])('holds what is left of it when it is cropped to %f', (share) => {
    const whole = { width: 400, height: 320 };
    const [width, height] = [whole.width * share, whole.height * share];
    const rgb = scene(whole);
    const cut = new Uint8Array(width * height * 3);
    for (let row = 0; row < height; row += 1) {
      const from = (((320 - height) / 2 + row) * 400 + (400 - width) / 2) * 3;
      cut.set(rgb.subarray(from, from + width * 3), row * width * 3);
    }
    const { middle90, middle95 } = printOf(rgb, whole, { middles: true });
    const { plain } = printOf(cut, { width, height }, FEW);
    expect((share === 0.9 ? middle90 : middle95)?.hash).toEqual(plain.hash);
  });

  it('comes back from bytes as it was', () => {
    const print = printOf(barred(), SIZE, FEW);
    expect(unpackPrint(packPrint(print))).toEqual(print);
    const more = printOf(barred(), SIZE, { middles: true });
    expect(unpackPrint(packPrint(more))).toEqual(more);
    expect(more).toMatchObject(print);
    const words = Uint32Array.of(1, 0xdeadbeef);
    expect([...bytesOf(words)]).toEqual([1, 0, 0, 0, 0xef, 0xbe, 0xad, 0xde]);
    // Bytes that begin in the middle of a buffer.
    expect(wordsOf(Uint8Array.of(9, ...bytesOf(words)).subarray(1))).toEqual(words);
  });
});

describe('black bars', () => {
  const filled = (
    rows: number,
    columns: number,
    value: (row: number, column: number) => number,
  ) => ({
    values: Float32Array.from({ length: rows * columns }, (_, at) =>
      value(Math.floor(at / columns), at % columns),
    ),
    rows,
    columns,
  });

  it('are cut off on every side', () => {
    const lit = (row: number, column: number) =>
      row >= 10 && row < 90 && column >= 5 && column < 95 ? 200 : 3;
    expect(withoutBars(filled(100, 100, lit))).toMatchObject({ rows: 80, columns: 90 });
  });

  it('are none in a dark picture, in a bright one, and where one line is dark', () => {
    expect(withoutBars(filled(100, 100, () => 10))).toBeNull();
    expect(withoutBars(filled(100, 100, () => 100))).toBeNull();
    expect(withoutBars(filled(100, 100, (row) => (row === 0 ? 0 : 100)))).toBeNull();
    expect(withoutBars(filled(100, 100, (row) => (row < 20 ? 100 : 0)))).toBeNull();
  });
});
