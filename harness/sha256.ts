/**
 * SHA-256 (FIPS 180-4) of a text in UTF-8, at once and without Node: the browser's own answers later,
 * and only on secure origins. For seeds and single digests; bulk is hashed by `node:crypto`.
 *
 * @returns eight signed 32-bit words, the most significant first.
 */
export function sha256(text: string): Int32Array {
  const state = Int32Array.from(INITIAL);
  const words = paddedWords(new TextEncoder().encode(text));
  const schedule = new Int32Array(64);
  for (let at = 0; at < words.length; at += 16) {
    schedule.set(words.subarray(at, at + 16));
    compress(state, schedule);
  }
  return state;
}

/** The same in hexadecimal. */
export function sha256Hex(text: string): string {
  return Array.from(sha256(text), (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** The message, one bit, zeros and its length in bits: whole blocks of 16 words (section 5.1.1). */
function paddedWords(bytes: Uint8Array): Int32Array {
  const blocks = Math.ceil((bytes.length + 9) / 64);
  const view = new DataView(new ArrayBuffer(64 * blocks));
  new Uint8Array(view.buffer).set(bytes);
  view.setUint8(bytes.length, 0x80);
  view.setBigUint64(view.byteLength - 8, 8n * BigInt(bytes.length));
  return Int32Array.from({ length: 16 * blocks }, (_, word) => view.getInt32(4 * word));
}

/** One block into the state (section 6.2.2); the first 16 words of the schedule are the block. */
function compress(state: Int32Array, schedule: Int32Array): void {
  for (let t = 16; t < 64; t++) {
    const [early, late] = [schedule[t - 15] as number, schedule[t - 2] as number];
    const small0 = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    const small1 = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    schedule[t] = (schedule[t - 16] as number) + small0 + (schedule[t - 7] as number) + small1;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let t = 0; t < 64; t++) {
    const large1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const chosen = (e & f) ^ (~e & g);
    const one = (h + large1 + chosen + (ROUNDS[t] as number) + (schedule[t] as number)) | 0;
    const large0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + large0 + majority) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, at) => (state[at] = (state[at] as number) + word));
}

function turned(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

const PRIMES = firstPrimes(64);
/** The first 32 bits of the fractions of square roots, and of cube roots, of primes. */
const INITIAL = PRIMES.slice(0, 8).map((prime) => fractionBits(Math.sqrt(prime)));
const ROUNDS = Int32Array.from(PRIMES, (prime) => fractionBits(Math.cbrt(prime)));

function fractionBits(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32) | 0;
}

function firstPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++)
    if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  return primes;
}
