import { SightlineError } from '../../errors.ts';
import type { Benchmark } from '../../schema/benchmark.ts';

/** What the licence of a benchmark lets out of the machine. */
export type Terms = Pick<Benchmark, 'title' | 'licence' | 'publishes'>;

/** From the least to the most. */
const LEVELS = ['aggregates', 'outcomes', 'predictions', 'text'] as const;
type Level = (typeof LEVELS)[number];

export function allows({ publishes }: Pick<Terms, 'publishes'>, level: Level): boolean {
  return LEVELS.indexOf(publishes) >= LEVELS.indexOf(level);
}

/** The terms that let out least. */
export function strictest(terms: Terms[]): Terms | undefined {
  return terms.toSorted((a, b) => LEVELS.indexOf(a.publishes) - LEVELS.indexOf(b.publishes))[0];
}

/** @throws `USAGE` that names the licence, unless it lets `what` out. */
export function demand(terms: Terms, level: Level, what: string): void {
  if (allows(terms, level)) return;
  throw new SightlineError(
    'USAGE',
    `${terms.title} (${terms.licence}) lets no more out than ${terms.publishes}: ${what} cannot be written`,
    { hint: HINTS[terms.publishes] },
  );
}

const HINTS: Record<Level, string> = {
  aggregates: 'the figures of the whole set are in --json and --record',
  outcomes: 'ids, outcomes, hits and flags are in --csv and --record',
  predictions: 'leave --with-text out',
  text: '',
};

/** What a reader must know before the table leaves the machine; null where nothing can be given away. */
export function goldWarning(terms: Terms, holds: { predictions: boolean }): string | null {
  if (holds.predictions) {
    return `the table holds predictions and right answers, which ${terms.title} lets out; it makes the test easier to learn`;
  }
  if (allows(terms, 'predictions')) return null;
  return 'whether an answer is right gives the right answer away where the prediction is known too: never publish these outcomes together with predictions';
}
