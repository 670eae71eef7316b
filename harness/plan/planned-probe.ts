import type { Benchmark } from '../schema/benchmark.ts';
import type { Adapter } from '../schema/endpoint.ts';
import type { Item } from '../schema/item.ts';
import type { Donor, Probe } from '../schema/probe.ts';
import type { Protocol } from '../schema/protocol.ts';
import type { ProbeRequest } from './probe-words.ts';
import { Subsets } from './subset.ts';

/** A probe of a run: with its numbers, its part of the items, and the other videos that it shows. */
export type PlannedProbe = {
  probe: Probe;
  numbers: number[];
  /** The items that were asked for; null for all of them. */
  subset: { asked: number; ids: Set<string> } | null;
  /** By item; null where the probe shows no other video. */
  donors: Map<string, Donor> | null;
};

/** What one probe asks of one item: its variants, nothing, or nothing with a reason. */
export type Asking = { variants: string[] } | { reason: string } | 'outside';

export type Asked = {
  kind: Adapter['kind'];
  protocol: Protocol;
  /** Which items the endpoint takes, where it does not take all. */
  applies?: Takes;
};

type Takes = (item: Item) => true | string;

/** Everything that probes must see the whole split for: parts of the items, and other videos. */
export function plannedProbes(
  requests: ProbeRequest[],
  { items, benchmark, seed }: { items: Item[]; benchmark: Benchmark; seed: number },
): PlannedProbe[] {
  let subsets: Subsets<Item> | null = null;
  const label = (item: Item) => Object.values(benchmark.breakdowns(item))[0] ?? '';
  const strata = (item: Item) => benchmark.strata?.(item) ?? {};
  return requests.map(({ probe, numbers, items: asked }) => {
    if (asked !== null) subsets ??= new Subsets(items, { seed, label });
    const ids = asked === null ? null : (subsets?.take(asked) ?? null);
    return {
      probe,
      numbers,
      subset: asked === null || ids === null ? null : { asked, ids },
      donors: probe.plan?.(items, { seed, strata }) ?? null,
    };
  });
}

/** A probe with its own numbers, on every item. */
export function wholeProbe(probe: Probe): PlannedProbe {
  const number = probe.numbers?.default ?? null;
  return { probe, numbers: number === null ? [] : [number], subset: null, donors: null };
}

export function askingOf(
  item: Item,
  { probe, numbers, subset, donors }: PlannedProbe,
  { kind, protocol, applies: takes = takesAll(kind) }: Asked,
): Asking {
  const taken = takes(item);
  if (taken !== true) return { reason: taken };
  const applies = probe.applies(item, protocol);
  if (applies !== true) return { reason: applies };
  if (donors?.has(item.id) === false) return { reason: 'there is no other video in the split' };
  if (subset?.ids.has(item.id) === false) return 'outside';
  const variants = probe.variants?.(item, { numbers, protocol }) ?? [''];
  return variants.length > 0 ? { variants } : { reason: 'it has nothing to vary' };
}

/** A baseline chooses among options, so that it is asked nothing open-ended. */
function takesAll(kind: Adapter['kind']): Takes {
  return ({ options }) =>
    kind !== 'baseline' || options !== undefined || 'a baseline chooses among options';
}
