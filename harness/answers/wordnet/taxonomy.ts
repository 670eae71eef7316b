import type { Synset } from './synset.ts';

/** What a synset is a kind of, as far up as it goes. */
export type Taxonomy = {
  /** Shortest number of steps up to each of its hypernyms and to itself (0). */
  ancestors(synset: Synset): Map<Synset, number>;
  /** Shortest and longest number of steps up to a synset without hypernyms. */
  depth(synset: Synset): { least: number; most: number };
};

export function taxonomyOf(hypernyms: (synset: Synset) => Synset[]): Taxonomy {
  const closures = new Map<Synset, Map<Synset, number>>();
  const depths = new Map<Synset, { least: number; most: number }>();

  function ancestors(synset: Synset): Map<Synset, number> {
    let found = closures.get(synset);
    if (found === undefined) {
      found = new Map([[synset, 0]]);
      // A map hands out what is added while it is walked: breadth first, so the first way is the shortest.
      for (const [one, steps] of found) {
        for (const above of hypernyms(one)) {
          if (!found.has(above)) found.set(above, steps + 1);
        }
      }
      closures.set(synset, found);
    }
    return found;
  }

  function depth(synset: Synset): { least: number; most: number } {
    let found = depths.get(synset);
    if (found === undefined) {
      const above = hypernyms(synset).map(depth);
      found =
        above.length === 0
          ? { least: 0, most: 0 }
          : {
              least: 1 + Math.min(...above.map(({ least }) => least)),
              most: 1 + Math.max(...above.map(({ most }) => most)),
            };
      depths.set(synset, found);
    }
    return found;
  }

  return { ancestors, depth };
}
