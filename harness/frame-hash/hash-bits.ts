/** Bits of a hash, and the 32-bit words that hold them, the lowest bits first. */
export const HASH_BITS = 256;
export const HASH_WORDS = HASH_BITS / 32;

/** Hashes one behind the other, `HASH_WORDS` words each: 32 bytes a hash and no object. */
export type Hashes = Uint32Array;

export function bitsSet(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  bits = (bits + (bits >>> 4)) & 0x0f0f0f0f;
  return Math.imul(bits, 0x01010101) >>> 24;
}

/** In how many bits hash `i` of `a` and hash `j` of `b` differ. */
export function distance(a: Hashes, i: number, b: Hashes, j: number): number {
  const [from, to] = [i * HASH_WORDS, j * HASH_WORDS];
  let bits = 0;
  for (let word = 0; word < HASH_WORDS; word += 1) {
    bits += bitsSet((a[from + word] as number) ^ (b[to + word] as number));
  }
  return bits;
}

/** 64 hexadecimal digits, the highest bits first, as the reference prints them. */
export function hexOf(hashes: Hashes, index: number): string {
  let text = '';
  for (let word = HASH_WORDS - 1; word >= 0; word -= 1) {
    text += (hashes[index * HASH_WORDS + word] as number).toString(16).padStart(8, '0');
  }
  return text;
}

/** Null for anything but 64 hexadecimal digits. */
export function hashOfHex(text: string): Hashes | null {
  if (!/^[0-9a-f]{64}$/i.test(text)) return null;
  const words = new Uint32Array(HASH_WORDS);
  for (let word = 0; word < HASH_WORDS; word += 1) {
    words[HASH_WORDS - 1 - word] = Number.parseInt(text.slice(word * 8, word * 8 + 8), 16);
  }
  return words;
}
