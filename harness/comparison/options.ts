import type { Permissions, Side } from './compared.ts';
import type { PairOptions } from './pair.ts';
import { DRAWS, randomness, type Randomness } from './randomness.ts';
import type { SharedItems } from './shared-items.ts';

export type Task = 'question-answering' | 'generation';

export type ReportOptions = {
  probe?: string;
  /** Of equivalence and non-inferiority; shares of 1. */
  margin?: number;
  seed?: number;
  draws?: number;
  permissions?: Permissions;
  sharedSeeds?: boolean;
  gates?: string[];
  /** What each benchmark asks for. */
  tasks?: ReadonlyMap<string, Task>;
};

/** The options with their defaults. */
export type Settled = Required<ReportOptions> & { pair: PairOptions };

export function settle(options: ReportOptions): Settled {
  const full = {
    probe: 'full',
    margin: 0.02,
    seed: 0,
    draws: DRAWS.resamples,
    permissions: {},
    sharedSeeds: false,
    gates: [],
    tasks: new Map(),
    ...options,
  };
  const known = new Map<string, Randomness>();
  const random = ({ items }: SharedItems): Randomness => {
    const found = known.get(items.hash);
    if (found !== undefined) return found;
    const { seed, draws } = full;
    const made = randomness({ clusters: items.clusterIds.length, key: items.hash, seed, draws });
    known.set(items.hash, made);
    return made;
  };
  const { probe, margin, permissions } = full;
  return { ...full, pair: { probe, margin, permissions, random } };
}

export function taskOf({ evidence }: Side, { tasks }: Settled): Task | null {
  return tasks.get(evidence.result.benchmark.id) ?? null;
}
