import { stemmer } from 'stemmer';
import type { PartOfSpeech } from '../wordnet/part-of-speech.ts';
import type { WordNet } from '../wordnet/wordnet.ts';

/**
 * The base form of a word, as pywsd finds it for NExT-QA: the shortest that morphy knows in this part of
 * speech; if WordNet has no sense of it, Porter's stem; if none of that either, the word as it is.
 */
export function lemmaOf(word: string, part: PartOfSpeech, wordNet: WordNet): string {
  const [first = word, ...rest] = wordNet.baseForms(word, part);
  const lemma = rest.reduce((short, form) => (form.length < short.length ? form : short), first);
  if (wordNet.senses(lemma).length > 0) return lemma;
  const stem = stemmer(word);
  return wordNet.senses(stem).length > 0 ? stem : word;
}
