import { comparePair } from '../comparison/pair.ts';
import { randomness } from '../comparison/randomness.ts';
import { pairSentence } from '../comparison/sentence.ts';
import { SightlineError } from '../errors.ts';
import type { ItemSet } from '../schema/item-set.ts';
import type { Result } from '../schema/result.ts';
import { evidenceOf } from '../shortcuts/evidence.ts';

/** Rows of the board that are told above and below. */
const EACH_SIDE = 2;
const MARGIN = 0.02;

export type Neighbour = { name: string; value: number; sentence: string };

/** The published rows next to this one, and the paired test against each. */
export function neighboursOf(
  record: Result,
  { items, others }: { items: ItemSet; others: readonly Result[] },
): Neighbour[] {
  const own = scoreOf(record);
  if (own === null) return [];
  const scored = others
    .filter(({ model }) => model.kind === 'model')
    .map((other) => ({ other, value: scoreOf(other) }))
    .filter((one): one is { other: Result; value: number } => one.value !== null)
    .sort((a, b) => b.value - a.value);
  const chosen = [
    ...scored.filter(({ value }) => value > own).slice(-EACH_SIDE),
    ...scored.filter(({ value }) => value <= own).slice(0, EACH_SIDE),
  ];
  const random = randomness({
    clusters: items.clusterIds.length,
    key: items.hash,
    seed: 0,
  });
  const side = (result: Result) => ({
    name: result.model.name,
    path: result.id,
    evidence: evidenceOf(result, items),
    note: null,
  });
  return chosen.map(({ other, value }) => {
    const name = other.model.name;
    try {
      const pair = comparePair([side(other), side(record)], {
        probe: 'full',
        margin: MARGIN,
        permissions: {},
        random: () => random,
      });
      const p = { value: pair.overall.p, family: 1 };
      return {
        name,
        value,
        sentence: pairSentence(pair, { letters: [name, record.model.name], p }),
      };
    } catch (error) {
      if (!(error instanceof SightlineError)) throw error;
      return { name, value, sentence: error.message };
    }
  });
}

function scoreOf({ probes }: Result): number | null {
  return probes['full']?.accuracy?.value ?? null;
}
