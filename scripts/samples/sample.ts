import type { Codec } from './encode.ts';
import type { Picture } from './render.ts';
import type { Need, Question } from './question.ts';
import type { Scene } from './scene.ts';
import { random } from '../../harness/random.ts';

/** One clip with what is asked about it; `label` is the benchmark's own name for the kind of question. */
export type Clip = {
  scene: Scene;
  codec: Codec;
  questions: (Question & { label: string })[];
};

/** The data folder of a benchmark before it is written. Paths are below `benchmarks/<id>/sample/`. */
export type Sample = {
  benchmark: string;
  /** Annotation files and whatever else is text or already encoded. */
  files: Record<string, string | Uint8Array>;
  clips: { file: string; scene: Scene; codec: Codec }[];
  images: { file: string; picture: Picture }[];
  truth: Truth;
};

/** By item id. For RULER-Bench the gold is the labels of each generator. */
export type Truth = Record<string, { needs: Need; gold: string | Record<string, string[]> }>;

export const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F'];
const SEED = 20;

/** Gives each right answer its place, so that every letter is right equally often. */
export class Places {
  readonly #benchmark: string;
  readonly #queues = new Map<number, number[]>();
  #round = 0;

  constructor(benchmark: string) {
    this.#benchmark = benchmark;
  }

  next(optionCount: number): number {
    const queue = this.#queues.get(optionCount) ?? [];
    this.#queues.set(optionCount, queue);
    if (queue.length === 0) {
      const key = `${this.#benchmark}/places/${this.#round++}`;
      queue.push(
        ...shuffle(
          Array.from({ length: optionCount }, (_, i) => i),
          key,
        ),
      );
    }
    return queue.shift() ?? 0;
  }
}

/** The options of a question in the order shown, and which of them is right. */
export type Offer = { options: string[]; gold: number };

/**
 * @param count how many options, the right one among them.
 * @param id the item's id; the order of the wrong ones depends on nothing else.
 */
export function offer(
  question: Question,
  {
    count,
    id,
    places,
  }: {
    count: number;
    id: string;
    places: Places;
  },
): Offer {
  const gold = places.next(count);
  const wrong = shuffle(question.wrong.slice(0, count - 1), id);
  if (wrong.length < count - 1) throw new RangeError(`${id}: too few wrong options`);
  if (new Set([question.answer, ...wrong]).size < count) {
    throw new RangeError(`${id}: two options are the same`);
  }
  return { options: wrong.toSpliced(gold, 0, question.answer), gold };
}

/** "To the left." from "to the left". */
export function sentence(text: string): string {
  return `${capital(text)}.`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function letter(index: number): string {
  const found = LETTERS[index];
  if (found === undefined) throw new RangeError(`no letter for option ${index}`);
  return found;
}

export function jsonl(rows: unknown[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

function shuffle<T>(all: T[], key: string): T[] {
  const stream = random(SEED, 'samples', key);
  const left = [...all];
  return all.flatMap(() => left.splice(stream.integer(0, left.length - 1), 1));
}
