import type { WordNet } from '../wordnet/wordnet.ts';
import { lemmaOf } from './lemma.ts';
import { partOfForm } from './part-of-form.ts';
import { wordsOf } from './words.ts';

/**
 * What remains of an answer: base forms without stop words, in the order of the text. Stop words go
 * after lemmatising, as the authors of NExT-QA do it: "was" goes as "be", "as" as "a".
 */
export function contentWords(
  text: string,
  { wordNet, stopWords }: { wordNet: WordNet; stopWords: ReadonlySet<string> },
): string[] {
  return wordsOf(text)
    .map((word) => lemmaOf(word, partOfForm(word, wordNet), wordNet))
    .filter((lemma) => !stopWords.has(lemma));
}
