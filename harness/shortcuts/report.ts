import { SightlineError } from '../errors.ts';
import { floorOf, type Floor, type Floors } from '../schema/floors.ts';
import type { ItemSet } from '../schema/item-set.ts';
import type { Result } from '../schema/result.ts';
import { clusterWarning } from '../statistics/cluster-warning.ts';
import { checkpointPairs, type CheckpointPair } from './checkpoint-pairs.ts';
import { compareCheckpoints, type Comparison } from './comparison.ts';
import { recordReport, type NamedEvidence, type RecordReport } from './record-report.ts';
import { DRAWS, resampling, type Resampling } from './resampling.ts';

/** All that was measured of how much models look, as data. Shares of 1; nothing in it is random but by its seed. */
export type ShortcutReport = {
  schemaVersion: 1;
  seed: number;
  /** Of the bootstrap over videos. */
  resamples: number;
  /** Of the sign-flip test, where more than 20 videos differ. */
  flips: number;
  sets: SetReport[];
};

/** The records over one item set. */
export type SetReport = {
  benchmark: Result['benchmark'];
  /** Mean of 1/K; null where an item has no options. */
  chance: number | null;
  /** The best rule that sees no video; null where nobody measured it. */
  floor: Pick<Floor, 'value' | 'baseline'> | null;
  records: RecordReport[];
  comparisons: Comparison[];
  notes: string[];
};

export type ReportOptions = {
  seed?: number;
  draws?: number;
  /** By hash of the item set. */
  floors?: ReadonlyMap<string, Floors>;
  /** The id of the record that the others are compared with. */
  base?: string;
  allowProtocol?: boolean;
};

/**
 * @throws `RUN_MISMATCH` where a base is named and no record can be compared with it.
 */
export function shortcutReport(
  records: NamedEvidence[],
  { seed = 0, draws = DRAWS.resamples, floors, base, allowProtocol = false }: ReportOptions = {},
): ShortcutReport {
  const bySet = Map.groupBy(records, ({ evidence }) => evidence.items.hash);
  const refused: SightlineError[] = [];
  const sets = [...bySet.values()].map((own): SetReport => {
    const { items, result } = (own[0] as NamedEvidence).evidence;
    const random = resampling(items, { seed, draws });
    const known = floors?.get(items.hash) ?? null;
    const floor = known === null ? null : floorOf(known);
    const warning = clusterWarning(items.clusterIds.length);
    const made = comparisonsOf(checkpointPairs(own, base ?? null), { random, allowProtocol });
    refused.push(...made.refused);
    return {
      benchmark: result.benchmark,
      chance: chanceOf(items),
      floor: floor === null ? null : { value: floor.value, baseline: floor.baseline },
      records: own.map((one) => recordReport(one, { floors: known, random })),
      comparisons: made.comparisons,
      notes: [
        ...notesOf(known, result.benchmark),
        ...(warning === undefined ? [] : [warning]),
        ...made.refused.map(({ message }) => message),
      ],
    };
  });
  if (base !== undefined && sets.every(({ comparisons }) => comparisons.length === 0)) {
    throw refused[0] ?? nothingToCompare(records, base);
  }
  return { schemaVersion: 1, seed, resamples: draws, flips: DRAWS.flips, sets };
}

function comparisonsOf(
  pairs: CheckpointPair[],
  options: { random: Resampling; allowProtocol: boolean },
): { comparisons: Comparison[]; refused: SightlineError[] } {
  const comparisons: Comparison[] = [];
  const refused: SightlineError[] = [];
  for (const { base, tuned } of pairs) {
    try {
      const pair = { base: base.evidence, tuned: tuned.evidence };
      comparisons.push(compareCheckpoints(pair, options));
    } catch (error) {
      if (!(error instanceof SightlineError)) throw error;
      refused.push(error);
    }
  }
  return { comparisons, refused };
}

function nothingToCompare(records: NamedEvidence[], base: string): SightlineError {
  const found = records.find(({ evidence }) => evidence.result.id === base);
  if (found === undefined) {
    return new SightlineError('USAGE', `${base} is none of the records`);
  }
  const { items } = found.evidence;
  const others = records.filter((one) => one !== found);
  const said = others.map(({ evidence: { items: other } }) => setName(other)).join(', ');
  return new SightlineError(
    'RUN_MISMATCH',
    others.length === 0
      ? 'there is no other record to compare with the base'
      : `the item set of the base is ${setName(items)}; those of the others are ${said}`,
    { hint: 'checkpoints are compared over the same items' },
  );
}

function setName({ benchmark, split, name, hash }: ItemSet): string {
  return `${[benchmark, split, name].filter(Boolean).join(' ')} (${hash})`;
}

function chanceOf({ optionCounts }: ItemSet): number | null {
  if (optionCounts.includes(0)) return null;
  return optionCounts.reduce((sum, options) => sum + 1 / options, 0) / optionCounts.length;
}

function notesOf(floors: Floors | null, { id, split, itemSetName }: Result['benchmark']): string[] {
  if (floors !== null) return [];
  const items = itemSetName === null ? '' : ' --items LIST';
  return [
    `no floor was measured; npx sightline floors -b ${id} --split ${split} -d DATA${items} measures it`,
  ];
}
