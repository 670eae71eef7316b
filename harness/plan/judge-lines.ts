import { asksTheSame } from '../probes/transforms/donors.ts';
import type { Benchmark } from '../schema/benchmark.ts';
import type { Item } from '../schema/item.ts';
import type { ItemSet } from '../schema/item-set.ts';
import type { JournalLine } from '../schema/journal.ts';
import type { Donor, Probe } from '../schema/probe.ts';
import type { RunManifest } from '../schema/run-manifest.ts';
import { trialId } from './trials.ts';

/** A run by its probes and the ids of its items: enough to know which trials its judge has. */
export type JudgedProbes = {
  records: RunManifest['probes'];
  probes: Probe[];
  itemSet: Pick<ItemSet, 'ids'>;
};

/** A trial under a probe of the judge, with the line of `full` whose video it is about. */
export type JudgeTrial = { full: JournalLine; probe: Probe; variant: string };

/** The trials that stand on a line: none but for `full`, in the order of the manifest. */
export function judgeTrials({ records, probes, itemSet }: JudgedProbes) {
  const place = new Map(itemSet.ids.map((id, index) => [id, index]));
  const own = records.flatMap((record) => {
    const probe = probes.find(({ id, side }) => id === record.id && side === 'judge');
    return probe === undefined ? [] : [{ record, probe }];
  });
  return (line: JournalLine): JudgeTrial[] => {
    const index = place.get(line.item);
    if (line.probe !== 'full' || index === undefined) return [];
    const asks = (mask: string | null) => mask === null || mask[index] === 'x';
    return own.flatMap(({ record, probe }) =>
      record.variants
        .filter(({ mask }) => asks(record.mask) && asks(mask))
        .map(({ label }) => ({ full: line, probe, variant: label })),
    );
  };
}

/** How many trials the probes of the judge have in a run where every video is made. */
export function judgeTrialCount({
  probes,
  probeRecords,
  itemSet,
  repeats,
}: {
  probes: { probe: Probe }[];
  probeRecords: RunManifest['probes'];
  itemSet: Pick<ItemSet, 'ids'>;
  repeats: number;
}): number {
  const own = new Set(
    probes.filter(({ probe }) => probe.side === 'judge').map(({ probe }) => probe.id),
  );
  const asked = (mask: string | null) => mask?.replaceAll('-', '').length ?? itemSet.ids.length;
  const counts = probeRecords
    .filter(({ id }) => own.has(id))
    .flatMap(({ mask, variants }) => variants.map((variant) => asked(variant.mask ?? mask)));
  return repeats * counts.reduce((sum, count) => sum + count, 0);
}

/**
 * A run's lines with those of its judge's probes, each behind the line of `full` that it stands on. They
 * are in no journal: nothing was asked for them, and what they hold follows from the others.
 *
 * - The video is that of `full`, under `judge-wrong-video` that of the item's donor; a donor without a
 *   video hands on to its own donor, and where that leads back nobody is asked.
 * - An item without a video has the outcome that it has under `full` in each of them, so that a probe and
 *   `full` are about the same items.
 */
export function withJudgeLines(
  lines: ReadonlyMap<string, JournalLine>,
  {
    items,
    benchmark,
    seed,
    ...judged
  }: JudgedProbes & { items: Item[]; benchmark: Benchmark; seed: number },
): Map<string, JournalLine> {
  const trialsOf = judgeTrials(judged);
  const donorsOf = new Map(
    judged.probes.flatMap((probe) =>
      probe.side === 'judge' && probe.plan !== undefined
        ? [[probe.id, probe.plan(items, { seed, strata: strataOf(benchmark) })] as const]
        : [],
    ),
  );
  const handed = handOn(lines, items);
  const all = new Map<string, JournalLine>();
  for (const line of lines.values()) {
    all.set(line.trial, line);
    for (const trial of trialsOf(line)) {
      const donors = donorsOf.get(trial.probe.id);
      const made =
        donors === undefined ? lineOf(trial, line) : donated(trial, handed(line, donors));
      all.set(made.trial, made);
    }
  }
  return all;
}

/** Another item's line of `full` with a video, and how it came to be this item's. */
type Handed = { donor: Donor; line: JournalLine } | null;

function handOn(lines: ReadonlyMap<string, JournalLine>, items: Item[]) {
  const itemOf = new Map(items.map((item) => [item.id, item]));
  return ({ item, repeat }: JournalLine, donors: Map<string, Donor>): Handed => {
    const seen = new Set([item]);
    let shares: string[] | null = null;
    let donor = donors.get(item);
    while (donor !== undefined && !seen.has(donor.cluster)) {
      const { cluster } = donor;
      seen.add(cluster);
      // The strata come in their order of importance, and agreement in them is handed on.
      shares = shares === null ? donor.shares : donor.shares.slice(0, shares.length);
      const line = lines.get(trialId(cluster, 'full', '', repeat));
      if (line?.reply?.video !== undefined) {
        const [own, other] = [itemOf.get(item), itemOf.get(cluster)];
        const sameQuestion = own !== undefined && other !== undefined && asksTheSame(own, other);
        return { donor: { ...donor, shares, sameQuestion }, line };
      }
      donor = donors.get(cluster);
    }
    return null;
  };
}

function donated(trial: JudgeTrial, handed: Handed): JournalLine {
  const own = lineOf(trial, trial.full);
  if (own.reply?.video === undefined) return own;
  if (handed === null) {
    const message = 'no other item has a video';
    return { ...own, reply: null, failure: { code: 'PROBE_INAPPLICABLE', message } };
  }
  const { donor, line } = handed;
  const { cluster, shares, sameQuestion } = donor;
  const file = line.reply?.video?.file ?? '';
  return {
    ...lineOf(trial, line),
    item: trial.full.item,
    trial: own.trial,
    shown: { donor: { cluster, file, shares, sameQuestion } },
  };
}

/** Nothing was asked and nothing paid for. */
function lineOf({ full, probe, variant }: JudgeTrial, from: JournalLine): JournalLine {
  const { reply } = from;
  return {
    ...from,
    trial: trialId(full.item, probe.id, variant, full.repeat),
    probe: probe.id,
    variant,
    attempts: 0,
    latencyMs: 0,
    cached: true,
    reply: reply === null ? null : withoutUsage(reply),
  };
}

function withoutUsage(reply: NonNullable<JournalLine['reply']>): JournalLine['reply'] {
  const { usage: _, ...rest } = reply;
  return rest;
}

function strataOf(benchmark: Benchmark) {
  return (item: Item) => benchmark.strata?.(item) ?? {};
}
