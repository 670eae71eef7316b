import type { Synset } from './synset.ts';
import type { Taxonomy } from './taxonomy.ts';

/** Stands above every synset where there is no common root: verbs have hundreds of them, adjectives no hypernyms at all. */
const ROOT = Symbol('root');
type Subsumer = Synset | typeof ROOT;

/**
 * Wu and Palmer's similarity of two senses ("Verb Semantics and Lexical Selection", ACL 1994), as NLTK
 * computes it: twice the depth of the lowest common subsumer over the depths of both senses counted
 * through it. In (0, 1], 1 for the same sense only, and less even there where its
 * shortest way up is short (`dog.n.01`); null where nothing is common, which two nouns never are.
 *
 * The subsumer is the one whose shortest way up is longest, while its depth is its longest way up,
 * plus one. If one of the two senses is no noun, there is a root above all, one step beyond the
 * farthest hypernym; it competes with real subsumers of depth 0 and wins, by its name.
 */
export function wuPalmer(
  one: Synset,
  other: Synset,
  taxonomy: Taxonomy,
  name: (synset: Synset) => string,
): number | null {
  const rooted = one.part !== 'noun' || other.part !== 'noun';
  const subsumer = lowestSubsumer(one, other, { rooted, taxonomy, name });
  if (subsumer === null) return null;
  const depth = subsumer === ROOT ? 1 : taxonomy.depth(subsumer).most + 1;
  const steps = (synset: Synset) =>
    subsumer === ROOT ? toRoot(synset, taxonomy) : between(synset, subsumer, { rooted, taxonomy });
  return (2 * depth) / (steps(one) + steps(other) + 2 * depth);
}

function lowestSubsumer(
  one: Synset,
  other: Synset,
  context: { rooted: boolean; taxonomy: Taxonomy; name: (synset: Synset) => string },
): Subsumer | null {
  const { rooted, taxonomy, name } = context;
  const others = taxonomy.ancestors(other);
  const common = [...taxonomy.ancestors(one).keys()].filter((synset) => others.has(synset));
  const lowest = Math.max(...common.map((synset) => taxonomy.depth(synset).least));
  const tied = common.filter((synset) => taxonomy.depth(synset).least === lowest);
  if (tied.includes(one)) return one;
  if (rooted && !(lowest > 0)) return ROOT;
  const [first, ...rest] = tied;
  if (first === undefined) return null;
  return rest.reduce((least, synset) => (name(synset) < name(least) ? synset : least), first);
}

/** The shortest way between a synset and its subsumer over any of their common hypernyms. */
function between(
  synset: Synset,
  subsumer: Synset,
  { rooted, taxonomy }: { rooted: boolean; taxonomy: Taxonomy },
): number {
  if (synset === subsumer) return 0;
  const above = taxonomy.ancestors(subsumer);
  let least = rooted ? toRoot(synset, taxonomy) + toRoot(subsumer, taxonomy) : Infinity;
  for (const [common, steps] of taxonomy.ancestors(synset)) {
    const more = above.get(common);
    if (more !== undefined) least = Math.min(least, steps + more);
  }
  return least;
}

function toRoot(synset: Synset, taxonomy: Taxonomy): number {
  return Math.max(...taxonomy.ancestors(synset).values()) + 1;
}
