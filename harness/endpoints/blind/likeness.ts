import { jaccard, tokens } from './tokens.ts';

/** For each option its Jaccard index with each of the others; empty for an only option. */
export function likeness(texts: string[]): number[][] {
  const sets = texts.map((text) => new Set(tokens(text)));
  return sets.map((own, option) =>
    sets.flatMap((other, index) => (index === option ? [] : [jaccard(own, other)])),
  );
}

export function mean(values: number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
