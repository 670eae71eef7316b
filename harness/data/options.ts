import type { Option } from '../schema/item.ts';

/** The letter of the nth option. */
export function letterAt(index: number): string {
  return String.fromCodePoint('A'.codePointAt(0)! + index);
}

/** Options in their order, lettered from A. A letter that every text begins with is taken off. */
export function lettered(texts: string[]): Option[] {
  const bare = texts.map((text, index) => afterLetter(text, letterAt(index)));
  const written = bare.every((text) => text !== null);
  return texts.map((text, index) => ({
    letter: letterAt(index),
    text: written ? (bare[index] ?? '') : text.trim(),
  }));
}

/** What follows `A.`, `A)`, `A:` or `(A)` at the start of a text, else null. */
export function afterLetter(text: string, letter: string): string | null {
  const match = /^\s*(?:\(([A-Z])\)|([A-Z])[.):])\s*(.*)$/su.exec(text);
  if (match === null || (match[1] ?? match[2]) !== letter) return null;
  return (match[3] ?? '').trim();
}
