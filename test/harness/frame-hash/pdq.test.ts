import { describe, expect, it } from 'vitest';
import { bitsSet, distance, hashOfHex, hexOf } from '../../../harness/frame-hash/hash-bits.ts';
import type { Luma } from '../../../harness/frame-hash/luma.ts';
import { lumaOf } from '../../../harness/frame-hash/luma.ts';
import { pdq, pdqBothWays } from '../../../harness/frame-hash/pdq.ts';

/** Pictures by formula, so that no image decoder stands between the reference and us. */
function picture(
  rows: number,
  columns: number,
  value: (row: number, column: number) => number,
): Luma {
  const values = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      values[row * columns + column] = value(row, column);
    }
  }
  return { values, rows, columns };
}

function blocks(size: number, perRow: number, seed: number) {
  return (row: number, column: number) => {
    const block = Math.floor(row / size) * perRow + Math.floor(column / size);
    let x = (Math.imul(block, 2654435761) + seed) >>> 0;
    x = (x ^ (x >>> 15)) >>> 0;
    x = Math.imul(x, 2246822519) >>> 0;
    return (x ^ (x >>> 13)) & 255;
  };
}

function noise(row: number, column: number): number {
  let x = (row * 131 + column * 17 + 1) >>> 0;
  x = (x ^ (x << 13)) >>> 0;
  x = (x ^ (x >>> 17)) >>> 0;
  return (x ^ (x << 5)) & 255;
}

const base = blocks(20, 16, 12345);
const plain = () => picture(240, 320, base);

/** ThreatExchange's C++ reference, gcc 12.2 (science.md 9.1). */
const GOLDEN: [name: string, make: () => Luma, hash: string][] = [
  ['blocks', plain, '106c4c15108664503baf1baf6f7931e32f93183c1f2e5c655b4d6cbb7a345f45'],
  [
    'brighter',
    () => picture(240, 320, (i, j) => Math.min(255, base(i, j) + 20)),
    '106c4c15108664501baf5baf6f7931e32f93183c1f2e5c655b4d6cbf7a345e45',
  ],
  [
    'with a logo',
    () => picture(240, 320, (i, j) => (i < 40 && j < 80 ? 255 : base(i, j))),
    'd26c4f1d108664503baf1baf6779b0e22c93083c9f0e0465db4fa4af52171f47',
  ],
  [
    'mirrored',
    () => picture(240, 320, (i, j) => base(i, 319 - j)),
    'c5399940c5d3b105eefacefa3a2ce4b6fac64d694a7b89308e1839eeaf618a10',
  ],
  [
    'half the size',
    () => picture(120, 160, blocks(10, 16, 12345)),
    '106c4c1c1086e4505a4c1bafef7931e26f93183c3f0ebc65db4d6cbbf234de45',
  ],
  [
    'noise',
    () => picture(128, 128, noise),
    '7a0a7dfdeb6a5cbff6802a01ee215480e129d381c8ac0d69c8ad63fdc9385d73',
  ],
  [
    '64 × 64, not shrunk',
    () => picture(64, 64, blocks(8, 8, 777)),
    '6a54e93488f72f05ac6535a9c07e113bac65eec43f014ad6539a507af788164b',
  ],
];

function distanceTo(name: string): number {
  const [one, other] = ['blocks', name].map((wanted) => {
    const found = GOLDEN.find(([golden]) => golden === wanted);
    if (found === undefined) throw new Error(wanted);
    return pdq(found[1]()).hash;
  });
  return distance(one as Uint32Array, 0, other as Uint32Array, 0);
}

describe('PDQ', () => {
  it.each(GOLDEN)('of %s is that of the reference, bit for bit', (_, make, hash) => {
    expect(hexOf(pdq(make()).hash, 0)).toBe(hash);
  });

  it('has the quality of the reference', () => {
    expect(pdq(plain()).quality).toBe(100);
    expect(pdq(picture(100, 150, (i) => Math.floor((i * 255) / 99))).quality).toBe(40);
    expect(pdq(picture(100, 150, () => 128)).quality).toBe(0);
  });

  it('of a picture without size is no hash', () => {
    expect(pdq(picture(4, 4, noise))).toEqual({ hash: new Uint32Array(8), quality: 0 });
  });

  it('moves little when the picture is brightened, and more under a logo', () => {
    expect(distanceTo('brighter')).toBe(4);
    expect(distanceTo('with a logo')).toBe(32);
    expect(distanceTo('half the size')).toBe(24);
    expect(distanceTo('mirrored')).toBe(140);
  });

  it('knows the mirrored picture without looking at it', () => {
    const { hash, mirrored } = pdqBothWays(plain());
    expect(hexOf(hash, 0)).toBe(GOLDEN[0]?.[2]);
    const seen = pdq(picture(240, 320, (i, j) => base(i, 319 - j))).hash;
    // Windows of even width lean to one side, so that the two are not the same to the bit.
    expect(distance(mirrored, 0, seen, 0)).toBeLessThanOrEqual(16);
  });

  it('reads colours by their brightness', () => {
    const { values } = lumaOf(Uint8Array.of(255, 0, 0, 0, 255, 0, 0, 0, 255), {
      width: 3,
      height: 1,
    });
    expect([...values].map((value) => value.toFixed(3))).toEqual(['76.245', '149.685', '29.070']);
  });
});

describe('hashes as text', () => {
  it('come back as they were', () => {
    for (const [, , hash] of GOLDEN) expect(hexOf(hashOfHex(hash) as Uint32Array, 0)).toBe(hash);
  });

  it.each(['', 'f8', 'g'.repeat(64), '0'.repeat(63), '0'.repeat(65)])('"%s" is none', (text) => {
    expect(hashOfHex(text)).toBeNull();
  });

  it('count bits as a slow count does', () => {
    for (const word of [0, 1, 0xffffffff, 0x80000001, 0x12345678, 0xdeadbeef]) {
      expect(bitsSet(word)).toBe(word.toString(2).replaceAll('0', '').length);
    }
  });
});
