import { openWordNet, type WordNet } from '../wordnet/wordnet.ts';
import { contentWords } from './content-words.ts';
import { STOP_WORDS } from './stop-words.ts';
import { wordSimilarity } from './word-similarity.ts';
import { wups } from './wups.ts';

/** In [0, 1]. Where the words must be the same, both are 0 or 1. */
export type WupsValues = { wups0: number; wups9: number };

export type WupsOptions = {
  wordNet?: WordNet;
  /** The authors' own list, where the data folder has it. */
  stopWords?: ReadonlySet<string>;
  /** `first` and `skipped` are what the authors of NExT-QA compute, `any` and `zero` the definition. */
  senses?: 'first' | 'any';
  unmatched?: 'skipped' | 'zero';
};

export type AnswerWups = (
  answer: string,
  references: string[],
  /** `words`: equal after stop words are gone and the rest is lemmatised, or nothing. */
  how: { match: 'similarity' | 'words' },
) => WupsValues;

/** Question types of NExT-QA whose answers must be the same words: counts, and yes or no. */
export const SAME_WORDS_TYPES: ReadonlySet<string> = new Set(['DC', 'DB']);

/**
 * WUPS at thresholds 0 and 0.9 of open-ended answers, the best over the references. Holds what it has
 * read of WordNet and every pair of words that it has compared: make one for a whole run.
 */
export function answerWups(options: WupsOptions = {}): AnswerWups {
  const { wordNet = openWordNet(), stopWords = STOP_WORDS, unmatched = 'skipped' } = options;
  const similarity = wordSimilarity(wordNet, options.senses ?? 'first');
  const known = new Map<string, string[]>();
  const content = (text: string) => {
    let words = known.get(text);
    if (words === undefined) {
      words = contentWords(text, { wordNet, stopWords });
      known.set(text, words);
    }
    return words;
  };
  return (answer, references, { match }) => {
    const words = content(answer);
    const best = (threshold: number) =>
      references
        .map((reference) => content(reference))
        .map((others) =>
          match === 'words'
            ? Number(words.join(' ') === others.join(' '))
            : wups(words, others, { threshold, unmatched, similarity }),
        )
        .reduce((most, value) => Math.max(most, value), 0);
    return { wups0: best(0), wups9: best(0.9) };
  };
}
