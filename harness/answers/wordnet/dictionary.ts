import { join } from 'node:path';
import { openData } from './data-file.ts';
import { openIndex } from './index-file.ts';
import { PARTS_OF_SPEECH, type PartOfSpeech } from './part-of-speech.ts';
import { parseSynset, type Synset } from './synset.ts';

/** The files of one WordNet release, read as they are needed. */
export type Dictionary = {
  /** Senses of a word in lower case as it stands, with underscores for spaces; the most frequent first. */
  senses(word: string, part: PartOfSpeech): Synset[];
  hypernyms(synset: Synset): Synset[];
  /** `dog.n.01`, as NLTK names it: its order decides between subsumers of equal depth. */
  name(synset: Synset): string;
};

const LETTERS = { noun: 'n', verb: 'v', adj: 'a', adv: 'r' } as const;

/** Opens a folder with `index.*` and `data.*`. Its files are opened at the first word that needs them. */
export function openDictionary(folder: string): Dictionary {
  const parts = Object.fromEntries(
    PARTS_OF_SPEECH.map((part) => [part, openPart(folder, part)]),
  ) as Record<PartOfSpeech, ReturnType<typeof openPart>>;
  return {
    senses: (word, part) => parts[part].offsets(word).map((offset) => parts[part].synset(offset)),
    hypernyms: ({ part, hypernyms }) => hypernyms.map((offset) => parts[part].synset(offset)),
    name({ part, offset, word }) {
      const lower = word.toLowerCase();
      const sense = parts[part].offsets(lower).indexOf(offset) + 1;
      return `${lower}.${LETTERS[part]}.${String(sense).padStart(2, '0')}`;
    },
  };
}

function openPart(folder: string, part: PartOfSpeech) {
  const line = openData(join(folder, `data.${part}`));
  const known = new Map<number, Synset>();
  return {
    offsets: openIndex(join(folder, `index.${part}`)),
    synset(offset: number): Synset {
      let synset = known.get(offset);
      if (synset === undefined) {
        synset = parseSynset(line(offset), part);
        known.set(offset, synset);
      }
      return synset;
    },
  };
}
