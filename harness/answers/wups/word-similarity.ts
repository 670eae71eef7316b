import type { WordNet } from '../wordnet/wordnet.ts';
import type { WordSimilarity } from './wups.ts';

/**
 * Wu-Palmer similarity of words: 1 for the same word, 0 for one that WordNet does not know. `first`
 * compares the first sense of each, as the authors of NExT-QA do; `any` takes the most similar pair of
 * senses, as Malinowski and Fritz define it. Pairs are remembered.
 */
export function wordSimilarity(wordNet: WordNet, senses: 'first' | 'any'): WordSimilarity {
  const known = new Map<string, Map<string, number>>();
  const most = senses === 'first' ? 1 : Infinity;
  return (one, other) => {
    if (one === other) return 1;
    let row = known.get(one);
    if (row === undefined) known.set(one, (row = new Map()));
    let value = row.get(other);
    if (value === undefined) {
      const others = wordNet.senses(other).slice(0, most);
      value = wordNet
        .senses(one)
        .slice(0, most)
        .flatMap((sense) => others.map((against) => wordNet.similarity(sense, against) ?? 0))
        .reduce((best, similar) => Math.max(best, similar), 0);
      row.set(other, value);
    }
    return value;
  };
}
