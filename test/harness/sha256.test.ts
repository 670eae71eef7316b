import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256, sha256Hex } from '../../harness/sha256.ts';

describe('sha256', () => {
  it('gives the digests of FIPS 180-4', () => {
    expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(sha256Hex('abc')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });

  it('equals that of Node for texts of any length, also where the padding begins a block', () => {
    const texts = [54, 55, 56, 63, 64, 65, 119, 120, 1000].map((length) => 'é'.repeat(length));
    for (const text of texts) expect(sha256Hex(text)).toBe(ofNode(text));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(sha256Hex(text)).toBe(ofNode(text));
      }),
    );
  });

  it('gives words as readInt32BE has them', () => {
    const digest = createHash('sha256').update('words').digest();
    expect([...sha256('words')]).toEqual(
      [0, 4, 8, 12, 16, 20, 24, 28].map((at) => digest.readInt32BE(at)),
    );
  });
});

function ofNode(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
