import type { Evidence } from '../../harness/shortcuts/evidence.ts';
import { analyseItems } from '../../harness/shortcuts/items/analysis.ts';
import type { FlagFigures } from '../../harness/shortcuts/items/flag-figures.ts';
import { panelOf } from '../../harness/shortcuts/items/panel.ts';
import type { Quantity } from './quantities.ts';

/** An item is flagged that is answered without the video, wherever its options stand. */
const EVERY_PLACE = { hits: 1, of: 1 };
const PROBES = ['blind', 'blind-rotate'];

export const ITEM_QUANTITIES: Quantity[] = [
  {
    id: 'items flagged as shortcuts',
    formula: 'right without the video in all K places: known, or guessed with (1/K)ᴷ',
    of: (evidence) => flagsOf(evidence)?.rate ?? null,
    truth: (truth) => truth.allRight(PROBES),
  },
  {
    id: 'items flagged above the guess floor',
    formula: '(flagged − floor) / (1 − floor): the share that is known without the video',
    interval: 'percentile',
    of(evidence) {
      const guess = flagsOf(evidence)?.guess;
      if (guess === undefined || guess.excess === null) return null;
      return { value: guess.excess, low: guess.low, high: guess.high };
    },
    truth(truth) {
      const floor = truth.mean(({ options }) => (1 / options) ** options);
      return (truth.allRight(PROBES) - floor) / (1 - floor);
    },
  },
];

const known = new WeakMap<Evidence, FlagFigures | null>();

function flagsOf(evidence: Evidence): FlagFigures | null {
  const before = known.get(evidence);
  if (before !== undefined) return before;
  const { flags } = analyseItems({
    items: evidence.items,
    panel: panelOf([{ evidence, answersTo: () => null }], { rotations: true }),
    rule: EVERY_PLACE,
    seed: 0,
    draws: 0,
    letters: { reason: 'not needed' },
  });
  known.set(evidence, flags);
  return flags;
}
