import { tokens } from './tokens.ts';

/** How many documents of a collection hold a token. */
export type Corpus = {
  documents: number;
  meanLength: number;
  holding(token: string): number;
};

export function corpus(texts: Iterable<string>): Corpus {
  const holding = new Map<string, number>();
  let documents = 0;
  let length = 0;
  for (const text of texts) {
    const all = tokens(text);
    documents += 1;
    length += all.length;
    for (const token of new Set(all)) holding.set(token, (holding.get(token) ?? 0) + 1);
  }
  return {
    documents,
    meanLength: documents === 0 ? 0 : length / documents,
    holding: (token) => holding.get(token) ?? 0,
  };
}

export function counted(all: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const token of all) counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
}
