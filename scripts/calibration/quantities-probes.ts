import type { Quantity } from './quantities.ts';

/** The published accuracy of each probe, with its published interval. */
export const PROBE_QUANTITIES: Quantity[] = [
  accuracy('full', 'share known + chance · share not known'),
  accuracy('rerun', 'as `full`'),
  accuracy('blind', 'only `text` items are known'),
  accuracy('options-only', 'nothing is known: the chance level'),
  accuracy('question-only', 'share of `text` items; nobody guesses a word'),
  accuracy('frame-middle', '`text` and `frame` items are known'),
  accuracy('frame-random', 'as `frame-middle`'),
  accuracy('frame-oracle', 'known, or one of four guesses right: 1 − (1 − 1/K)⁴', 'best'),
  accuracy(
    'shuffle',
    '`order` items: a guess in 14 orders of 15, wrong in the one that is the reverse',
  ),
  accuracy('reverse', '`order` items: wrong, for who sees the order'),
  accuracy('wrong-video', 'as `blind`'),
  accuracy('rotate', 'as `full`, but for a favourite place'),
  accuracy('blind-rotate', 'as `blind`, but for a favourite place'),
];

function accuracy(probe: string, formula: string, combine: 'mean' | 'best' = 'mean'): Quantity {
  return {
    id: `accuracy of ${probe}`,
    formula,
    of: ({ result }) => result.probes[probe]?.accuracy ?? null,
    truth: (truth) => truth.accuracy(probe, combine),
  };
}
