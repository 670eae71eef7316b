import type { ItemSet } from '../schema/item-set.ts';
import { decodeOutcomes, isScored, type Outcome } from '../schema/outcome.ts';
import type { Combine } from '../schema/probe.ts';
import { probeChances, probeValues } from '../schema/probe-values.ts';
import type { ProbeResult, Result } from '../schema/result.ts';

/** A record with its items, and what each probe says of each of them: all that reports are made from. */
export type Evidence = {
  result: Result;
  items: ItemSet;
  /** By probe; those whose outcomes are withheld are left out. */
  probes: ReadonlyMap<string, ProbeEvidence>;
};

/** One probe of one record; every list has one entry an item, in the order of the item set. */
export type ProbeEvidence = {
  id: string;
  combine: Combine;
  variants: VariantEvidence[];
  /** 0 to 1, over the scored variants; null where none is scored. */
  values: (number | null)[];
  /** What guesses would score, 0 for open-ended items beside others; null where there is nothing to guess. */
  chances: (number | null)[];
  /** The share of scored variants that hold a readable answer, right or wrong; null where none is scored. */
  answered: (number | null)[];
  /** The share of compared variants whose answer differs from that of `full`; null where none can be. */
  flips: (number | null)[];
};

export type VariantEvidence = { label: string; outcomes: Outcome[] };

export function evidenceOf(result: Result, items: ItemSet): Evidence {
  const probes = Object.entries(result.probes).flatMap(([id, probe]) => {
    const evidence = probeEvidence({ id, probe, items });
    return evidence === null ? [] : [[id, evidence] as const];
  });
  return { result, items, probes: new Map(probes) };
}

function probeEvidence({
  id,
  probe,
  items,
}: {
  id: string;
  probe: ProbeResult;
  items: ItemSet;
}): ProbeEvidence | null {
  const { combine = 'mean' } = probe;
  const recorded = probe.variants ?? [{ label: '', ...probe }];
  const variants: VariantEvidence[] = [];
  const same: string[] = [];
  for (const { label, outcomes, sameAsFull } of recorded) {
    if (outcomes === null) return null;
    variants.push({ label, outcomes: decodeOutcomes(outcomes) });
    if (typeof sameAsFull === 'string') same.push(sameAsFull);
  }
  const outcomes = variants.map((variant) => variant.outcomes);
  const values = probeValues(outcomes, combine);
  // Free answers have none; of a set that mixes both kinds the record names none either.
  const kinds = new Set(
    items.optionCounts.filter((_, item) => values[item] !== null).map((options) => options > 0),
  );
  const mixed = kinds.size === 2;
  const hasChance = mixed || recorded.some(({ chance }) => chance !== null);
  return {
    id,
    combine,
    variants,
    values,
    chances: hasChance
      ? probeChances(outcomes, combine, items.optionCounts).map((chance) =>
          mixed ? (chance ?? 0) : chance,
        )
      : items.ids.map(() => null),
    answered: items.ids.map((_, item) =>
      shareOf(
        outcomes.map((one) => one[item] as Outcome).filter(isScored),
        (outcome) => outcome === 'correct' || outcome === 'wrong',
      ),
    ),
    flips: items.ids.map((_, item) =>
      shareOf(
        same.map((letters) => letters[item]).filter((letter) => letter === 's' || letter === 'd'),
        (letter) => letter === 'd',
      ),
    ),
  };
}

function shareOf<T>(values: T[], is: (value: T) => boolean): number | null {
  return values.length === 0 ? null : values.filter(is).length / values.length;
}
