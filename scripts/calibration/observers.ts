import type { Random } from '../../harness/random.ts';
import { happens } from './draw.ts';
import type { Perceived } from './perception.ts';
import type { Kind } from './population.ts';
import { wordFor, type Seen } from './word.ts';

/** A model whose abilities are known because they were given to it. */
export type Observer = {
  id: string;
  title: string;
  /** What of the pictures it takes in. */
  sees: 'nothing' | 'one-frame' | 'set' | 'everything';
  /** How often it takes the first option instead of reading anything; 0 for most. */
  takesFirst: number;
  /** Takes in the words; otherwise it knows nothing. */
  reads: boolean;
  /** How often what it says cannot be read. */
  garbles: number;
};

const SOBER = { takesFirst: 0, reads: true, garbles: 0 };

export const OBSERVERS = {
  guesser: { ...SOBER, id: 'guesser', title: 'reads nothing', sees: 'nothing', reads: false },
  nothing: { ...SOBER, id: 'nothing', title: 'sees nothing', sees: 'nothing' },
  frame: { ...SOBER, id: 'frame', title: 'sees one frame', sees: 'one-frame' },
  set: { ...SOBER, id: 'set', title: 'sees frames without order', sees: 'set' },
  everything: { ...SOBER, id: 'everything', title: 'sees everything', sees: 'everything' },
  position: {
    id: 'position',
    title: 'answers from option position',
    sees: 'nothing',
    takesFirst: 0.8,
    reads: false,
    garbles: 0,
  },
  garbler: {
    ...SOBER,
    id: 'garbler',
    title: 'sees everything, formats badly',
    sees: 'everything',
    garbles: 0.3,
  },
} as const satisfies Record<string, Observer>;

export type ObserverId = keyof typeof OBSERVERS;

/** What an observer says; every draw is from `stream`. */
export function answer(observer: Observer, perceived: Perceived, stream: Random): string {
  const { options } = perceived;
  if (happens(observer.garbles, stream)) return garbled(options);
  if (options.length === 0) return known(observer, perceived) ?? 'I do not know.';
  const [first] = options;
  if (first !== undefined && happens(observer.takesFirst, stream)) return phrased(first, stream);
  const word = known(observer, perceived);
  const right = options.find(({ text }) => text === word);
  const guess = options[stream.integer(0, options.length - 1)];
  return phrased(right ?? guess ?? options[0] ?? { letter: '', text: '' }, stream);
}

function known(observer: Observer, { asked, frames }: Perceived): string | null {
  if (asked === null || !observer.reads) return null;
  return LIMITS[observer.sees].includes(asked.kind)
    ? wordFor(asked, seenIn(frames, observer))
    : null;
}

/** The questions that make sense to somebody who sees so much. */
const LIMITS: Record<Observer['sees'], Kind[]> = {
  nothing: ['text'],
  'one-frame': ['text', 'frame'],
  set: ['text', 'frame', 'set'],
  everything: ['text', 'frame', 'set', 'order'],
};

function seenIn(frames: Perceived['frames'], { sees }: Observer): Seen | null {
  const [first] = frames;
  if (first === undefined || sees === 'nothing') return null;
  const kept = sees === 'one-frame' ? [first] : frames;
  return { video: first.video, frames: kept.map(({ frame }) => frame) };
}

/** As models write it, in more than one way. */
function phrased({ letter, text }: { letter: string; text: string }, stream: Random): string {
  const ways = [letter, `(${letter})`, `The answer is ${letter}.`, `${letter}. ${text}`];
  return ways[stream.integer(0, ways.length - 1)] ?? letter;
}

/** Two answers are none. */
function garbled(options: Perceived['options']): string {
  const [first, second] = options;
  if (first === undefined || second === undefined) return 'More than one word would fit.';
  return `The answer is ${first.letter} or ${second.letter}.`;
}
