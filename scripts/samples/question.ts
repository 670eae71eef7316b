import type { Figure } from './scene.ts';

/** What a model must have to answer: words alone, one frame, or the frames in their order. */
export type Need = 'text' | 'frame' | 'motion' | 'order' | 'count';

/** A question about a scene, before it takes the form of a benchmark. */
export type Question = {
  needs: Need;
  text: string;
  answer: string;
  /** More than any benchmark uses; never true. */
  wrong: string[];
};

/** "the red circle", as it looks at first. */
export function the(figure: Figure): string {
  return `the ${figure.colour} ${figure.shape}`;
}

/** Puts a name where a wording says `{it}`. */
export function fill(wording: string, name: string): string {
  return wording.replaceAll('{it}', name);
}

export const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];

/** The nearest other numbers from one on. */
export function otherNumbers(answer: number): string[] {
  return Array.from({ length: answer + 6 }, (_, index) => index + 1)
    .filter((number) => number !== answer)
    .sort((a, b) => Math.abs(a - answer) - Math.abs(b - answer) || a - b)
    .slice(0, 5)
    .map(String);
}

export function without<T>(all: readonly T[], ...left: T[]): T[] {
  return all.filter((one) => !left.includes(one));
}
