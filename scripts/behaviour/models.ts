import {
  canonicalGain,
  lessOf,
  measuredOf,
  type Measured,
} from '../../harness/contamination/behaviour/measure.ts';
import { random, type Random } from '../../harness/random.ts';
import type { BehaviourTestId } from '../../harness/schema/contamination-behaviour.ts';

/** A model on one set of items, as far as a test can tell models apart. Shares of 1. */
export type Nature = {
  /** Items that it remembers with their answers and options. */
  remembers: number;
  /** Of option order: how often it follows a preference for the letter A. */
  prefersA?: number;
  /** Of option order: how often A is right; the other letters share the rest. */
  goldA?: number;
  /** Of hidden options: those that anybody could guess. */
  guessable?: number;
  /** Of blind answers: what the checkpoint before lacked in language. */
  learnt?: number;
  /** Of mirrored videos: how often it says one side whatever it sees, and how often that side is right. */
  oneSided?: { says: number; right: number };
};

export type Size = { videos: number; questions: number };

const OPTIONS = 4;
/** Half of the items of a video are as hard as the video, on average. */
const ABILITY = { low: 0.2, high: 0.9 };

/** What a test measures of such a model, drawn anew for every seed. */
export function measured(
  test: BehaviourTestId,
  nature: Nature,
  { size, seed, key }: { size: Size; seed: number; key: string },
): Measured {
  const dice = random(seed, 'behaviour', test, key);
  const at: { ability: number; cluster: string }[] = [];
  // A video may have items of both kinds.
  const apart = test !== 'mirror-swap';
  for (let video = 0; video < size.videos; video += 1) {
    const level = between(dice, ABILITY);
    for (let question = 0; question < size.questions; question += 1) {
      const ability = chance(dice, 0.5) ? level : between(dice, ABILITY);
      at.push({ ability, cluster: `${apart ? key : ''}${video}` });
    }
  }
  const values = MODELS[test](
    at.map(({ ability }) => ability),
    nature,
    dice,
  );
  return measuredOf({ values, clusters: at.map(({ cluster }) => cluster) });
}

type Model = (abilities: number[], nature: Nature, dice: Random) => (number | null)[];

const MODELS: Record<BehaviourTestId, Model> = {
  'option-order': (abilities, { remembers, prefersA = 0, goldA = 1 / OPTIONS }, dice) => {
    const places = abilities.map((ability) => {
      const gold = chance(dice, goldA) ? 0 : dice.integer(1, OPTIONS - 1);
      const knows = chance(dice, remembers);
      return Array.from({ length: OPTIONS }, (_, turn) => {
        // Remembers the letter, wherever its option now stands.
        if (knows) return Number(turn === 0);
        const right = (gold + turn) % OPTIONS;
        if (chance(dice, prefersA)) return Number(right === 0);
        return Number(chance(dice, ability));
      });
    });
    return canonicalGain(
      places.map(([first = null]) => first),
      places.map(([, ...others]) => others),
      places.map(({ length }) => length),
    );
  },
  'masked-option': (abilities, { remembers, guessable = 0.05 }, dice) =>
    abilities.map((ability) =>
      Number(chance(dice, remembers) || chance(dice, 2 * ability * guessable)),
    ),
  'blind-gain': (abilities, { remembers, learnt = 0 }, dice) =>
    abilities.map((ability) => {
      const before = chance(dice, ability / 2);
      const after = chance(dice, remembers) || chance(dice, ability / 2 + learnt);
      return Number(after) - Number(before);
    }),
  'mirror-swap': (abilities, { remembers, oneSided }, dice) => {
    const seen = abilities.map((ability) => {
      if (chance(dice, remembers)) return { plain: 1, mirrored: 0 };
      if (oneSided !== undefined && chance(dice, oneSided.says)) {
        const plain = Number(chance(dice, oneSided.right));
        return { plain, mirrored: 1 - plain };
      }
      return { plain: Number(chance(dice, ability)), mirrored: Number(chance(dice, ability)) };
    });
    return lessOf(
      seen.map(({ plain }) => plain),
      seen.map(({ mirrored }) => mirrored),
    );
  },
};

const STEPS = 1_000_000;

function chance(dice: Random, share: number): boolean {
  return dice.integer(1, STEPS) <= share * STEPS;
}

function between(dice: Random, { low, high }: { low: number; high: number }): number {
  return low + ((high - low) * dice.integer(0, STEPS)) / STEPS;
}
