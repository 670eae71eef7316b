import { LSH_SHAPE, type LshShape } from './lsh-curve.ts';
import { minHash, mixed } from './minhash.ts';
import { jaccard, shingles } from './shingles.ts';

export type NearDuplicate = { text: number; similarity: number };

/** A benchmark's texts, to be asked which of them another text is nearly the same as. */
export type NearDuplicates = { match(words: readonly string[]): NearDuplicate[] };

type Options = {
  /** Smallest Jaccard similarity of a near duplicate. */
  similarity: number;
  seed: number;
  shape?: LshShape;
};

/**
 * Texts that share most of their five-character shingles, whatever their order. MinHash bands propose
 * pairs; each is then compared in full, so that no chance decides: a pair is missed with probability
 * 1 − `candidateProbability`, and none is found that is not alike.
 */
export function nearDuplicates(
  texts: readonly (readonly string[])[],
  { similarity, seed, shape = LSH_SHAPE }: Options,
): NearDuplicates {
  const hashes = minHash(shape.bands * shape.rows, seed);
  const sets = texts.map((words) => shingles(words) as Set<string>);
  const buckets = Array.from({ length: shape.bands }, () => new Map<number, number[]>());
  const sizes = sets.map(({ size }) => size).filter((size) => size > 0);
  // A set that is much smaller or larger cannot be alike: J ≤ |A| / |B|.
  const fewest = Math.ceil(Math.min(...sizes) * similarity);
  const most = Math.floor(Math.max(...sizes) / similarity);

  sets.forEach((set, text) => {
    if (set.size === 0) return;
    const signature = hashes.signature(set);
    buckets.forEach((bucket, band) => {
      const key = bandKey(signature, band, shape.rows);
      const known = bucket.get(key);
      if (known === undefined) bucket.set(key, [text]);
      else known.push(text);
    });
  });

  return {
    match(words) {
      const set = sizes.length === 0 ? null : shingles(words, most);
      if (set === null || set.size < Math.max(1, fewest)) return [];
      const signature = hashes.signature(set);
      const candidates = new Set<number>();
      buckets.forEach((bucket, band) => {
        const found = bucket.get(bandKey(signature, band, shape.rows));
        if (found !== undefined) for (const text of found) candidates.add(text);
      });
      return [...candidates]
        .map((text) => ({ text, similarity: jaccard(set, sets[text] as Set<string>) }))
        .filter((one) => one.similarity >= similarity)
        .sort((a, b) => b.similarity - a.similarity || a.text - b.text);
    },
  };
}

/** Two bands with one key by accident only make one more candidate. */
function bandKey(signature: Uint32Array, band: number, rows: number): number {
  let key = band;
  for (let row = 0; row < rows; row += 1) {
    key = mixed(key ^ (signature[band * rows + row] as number)) + row;
  }
  return key;
}
