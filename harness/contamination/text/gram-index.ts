/** Words of a gram; VideoQA questions are too short for the 13 of GPT-3. */
export const GRAM_WORDS = 8;

/** The n-grams of a benchmark's texts. Texts of a corpus pass by it one at a time and are not kept. */
export type GramIndex = {
  n: number;
  /** Grams of each text; 0 where it has fewer than n words. */
  grams: Uint32Array;
  /** The texts that share a gram with these words, and which of their own grams those are, one byte each. */
  match(words: readonly string[]): Map<number, Uint8Array>;
};

/** Indexes texts by their runs of `n` words. Exact: grams are compared, not hashes of them. */
export function gramIndex(texts: readonly (readonly string[])[], n = GRAM_WORDS): GramIndex {
  const places = new Map<string, number[]>();
  const vocabulary = new Set<string>();
  const grams = Uint32Array.from(texts, (words) => Math.max(0, words.length - n + 1));
  texts.forEach((words, text) => {
    if (words.length >= n) for (const word of words) vocabulary.add(word);
    for (let at = 0; at < (grams[text] as number); at += 1) {
      const gram = gramAt(words, at, n);
      const known = places.get(gram);
      if (known === undefined) places.set(gram, [text, at]);
      else known.push(text, at);
    }
  });

  return {
    n,
    grams,
    match(words) {
      const found = new Map<number, Uint8Array>();
      // Most words of a corpus are in no question: no gram is made that holds one of them.
      let known = 0;
      for (let end = 0; end < words.length; end += 1) {
        known = vocabulary.has(words[end] as string) ? known + 1 : 0;
        if (known < n) continue;
        const at = places.get(gramAt(words, end - n + 1, n)) ?? [];
        for (let i = 0; i < at.length; i += 2) {
          const text = at[i] as number;
          let hits = found.get(text);
          if (hits === undefined) {
            hits = new Uint8Array(grams[text] as number);
            found.set(text, hits);
          }
          hits[at[i + 1] as number] = 1;
        }
      }
      return found;
    },
  };
}

function gramAt(words: readonly string[], at: number, n: number): string {
  return words.slice(at, at + n).join(' ');
}
