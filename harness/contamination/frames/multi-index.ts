import { bitsSet, HASH_BITS, HASH_WORDS, type Hashes } from '../../frame-hash/hash-bits.ts';

/** An index as memory that threads can share: the hashes, and a table of them for each slot. */
export type HashTables = { hashes: Hashes; within: number; tables: Table[] };

/** Finds all hashes within a distance; the same ones as looking at each of them would. */
export type HashIndex = {
  /** Calls `found` for each hash that differs in `within` bits at most, in no order, once each. */
  search(query: Hashes, at: number, found: (index: number, bits: number) => void): void;
};

type Slot = { firstBit: number; bits: number; radius: number; masks: Uint32Array };

const SLOT_BITS = 20;

/**
 * Multi-index hashing (Norouzi, Punjani, Fleet 2014): hashes are cut into slots, and two that differ
 * in `within` bits cannot differ by more than their radius in every slot, as long as the radii with
 * one added to each sum up to more than `within`. Each slot has a table of the hashes by their bits
 * there; the neighbours of the query's bits are looked up, and what is found is compared whole.
 *
 * Tables of 20 bits and not of 16: twice as many places to look, and a quarter of the candidates.
 */
export function hashTables(hashes: Hashes, within: number): HashTables {
  return { hashes, within, tables: slotsFor(within).map((slot) => tableOf(hashes, slot)) };
}

/** Bytes of an index with the hashes under it. */
export function indexBytes({ hashes, tables }: HashTables): number {
  return tables.reduce(
    (sum, { starts, members }) => sum + starts.byteLength + members.byteLength,
    hashes.byteLength,
  );
}

export function hashIndex({ hashes, within, tables }: HashTables): HashIndex {
  const slots = slotsFor(within);
  return {
    search(query, at, found) {
      const words = query.subarray(at * HASH_WORDS, (at + 1) * HASH_WORDS);
      for (const [place, slot] of slots.entries()) {
        const own = bitsOf(words, 0, slot);
        const { starts, members } = tables[place] as Table;
        for (const mask of slot.masks) {
          const bucket = own ^ mask;
          const end = starts[bucket + 1] as number;
          for (let entry = starts[bucket] as number; entry < end; entry += 1) {
            const index = members[entry] as number;
            const bits = bitsWithin({ hashes, index, words, within });
            if (bits <= within && isFirst({ hashes, index, words, slots, place })) {
              found(index, bits);
            }
          }
        }
      }
    },
  };
}

/** All hashes within a distance, by looking at each: what the index is measured against. */
export function linearSearch(
  hashes: Hashes,
  { query, at, within }: { query: Hashes; at: number; within: number },
  found: (index: number, bits: number) => void,
): void {
  const words = query.subarray(at * HASH_WORDS, (at + 1) * HASH_WORDS);
  for (let index = 0; index < hashes.length / HASH_WORDS; index += 1) {
    const bits = bitsWithin({ hashes, index, words, within });
    if (bits <= within) found(index, bits);
  }
}

/** Equal slots with radii as equal as they can be: they have to sum up to `within` − slots + 1. */
export function slotsFor(within: number): Slot[] {
  const count = Math.ceil(HASH_BITS / SLOT_BITS);
  const spare = Math.max(0, within + 1 - count);
  return Array.from({ length: count }, (_, place) => {
    const firstBit = place * SLOT_BITS;
    const bits = Math.min(SLOT_BITS, HASH_BITS - firstBit);
    const radius = Math.floor(spare / count) + (place < spare % count ? 1 : 0);
    return { firstBit, bits, radius, masks: Uint32Array.from(masksWithin(bits, radius)) };
  });
}

/** All numbers of so many bits with `radius` bits set at most, the fewest first. */
export function masksWithin(bits: number, radius: number): number[] {
  const masks = [0];
  let last = [{ mask: 0, from: 0 }];
  for (let set = 1; set <= radius; set += 1) {
    last = last.flatMap(({ mask, from }) =>
      Array.from({ length: bits - from }, (_, step) => ({
        mask: mask | (1 << (from + step)),
        from: from + step + 1,
      })),
    );
    masks.push(...last.map(({ mask }) => mask));
  }
  return masks;
}

/** Members of bucket b are those from `starts[b]` up to `starts[b + 1]`: a counting sort. */
type Table = { starts: Uint32Array; members: Uint32Array };

function tableOf(hashes: Hashes, slot: Slot): Table {
  const count = hashes.length / HASH_WORDS;
  const starts = sharedWords(2 ** slot.bits + 1);
  for (let index = 0; index < count; index += 1) {
    const after = bitsOf(hashes, index, slot) + 1;
    starts[after] = (starts[after] as number) + 1;
  }
  for (let bucket = 1; bucket < starts.length; bucket += 1) {
    starts[bucket] = (starts[bucket] as number) + (starts[bucket - 1] as number);
  }
  const members = sharedWords(count);
  const next = starts.slice();
  for (let index = 0; index < count; index += 1) {
    const bucket = bitsOf(hashes, index, slot);
    const place = next[bucket] as number;
    members[place] = index;
    next[bucket] = place + 1;
  }
  return { starts, members };
}

/** Words that several threads see without a copy. */
export function sharedWords(count: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(count * 4));
}

/** The bits of a hash in a slot; a slot may lie over the border of two words. */
function bitsOf(hashes: Hashes, index: number, { firstBit, bits }: Slot): number {
  const word = index * HASH_WORDS + (firstBit >>> 5);
  const shift = firstBit & 31;
  const low = (hashes[word] as number) >>> shift;
  const high = shift + bits > 32 ? (hashes[word + 1] as number) << (32 - shift) : 0;
  return (low | high) & (2 ** bits - 1);
}

type Compared = { hashes: Hashes; index: number; words: Hashes };

/** Stops counting once there are too many. */
function bitsWithin({ hashes, index, words, within }: Compared & { within: number }): number {
  const from = index * HASH_WORDS;
  let bits = 0;
  for (let word = 0; word < HASH_WORDS && bits <= within; word += 1) {
    bits += bitsSet((hashes[from + word] as number) ^ (words[word] as number));
  }
  return bits;
}

/** A hash that is near in several slots is told in the first of them. */
function isFirst({
  hashes,
  index,
  words,
  slots,
  place,
}: Compared & { slots: Slot[]; place: number }): boolean {
  for (let before = 0; before < place; before += 1) {
    const slot = slots[before] as Slot;
    if (bitsSet(bitsOf(hashes, index, slot) ^ bitsOf(words, 0, slot)) <= slot.radius) return false;
  }
  return true;
}
