import type { PartOfSpeech } from '../wordnet/part-of-speech.ts';
import type { WordNet } from '../wordnet/wordnet.ts';

/**
 * The part of speech in which a word is brought to its base form, told from the word alone: answers
 * are fragments of one to six words. The authors of NExT-QA ask NLTK's tagger, whose weights no package
 * of npm has; docs/decisions/2026-11-27-wups.md has what the difference comes to.
 */
export function partOfForm(word: string, wordNet: WordNet): PartOfSpeech {
  const forms = (part: PartOfSpeech) => wordNet.baseForms(word, part);
  const isItself = (part: PartOfSpeech) => forms(part).includes(word);
  const inflectedVerb = forms('verb').some((form) => form !== word);
  if (inflectedVerb && /(?:ing|ed)$/.test(word)) return 'verb';
  if (inflectedVerb && !isItself('noun') && !isItself('adj') && !isItself('adv')) return 'verb';
  if (forms('noun').length > 0) return 'noun';
  return (['verb', 'adj', 'adv'] as const).find((part) => forms(part).length > 0) ?? 'noun';
}
