import { adapters } from '../plan/endpoints.ts';
import { loadItems } from '../plan/items.ts';
import { plannedProbes, type Asked } from '../plan/planned-probe.ts';
import { probeRecord } from '../plan/probe-record.ts';
import { joinProbes, type ProbeRecord } from '../run/join-probes.ts';
import type { OpenRun } from '../run/open-run.ts';
import type { Item } from '../schema/item.ts';
import type { Probe } from '../schema/probe.ts';
import { SUBMISSION_FILES } from '../schema/submission.ts';
import { differences, shownValue } from './differences.ts';
import type { Problems } from './problem.ts';

type Planned = Pick<OpenRun, 'items' | 'benchmark' | 'probes'> & {
  manifest: Pick<OpenRun['manifest'], 'probes' | 'seed' | 'protocol' | 'endpoint'>;
};

/**
 * That every probe was asked of the items, and in the variants, that it asks of them. Whoever chooses which
 * items a probe leaves out, for whatever reason he writes down, chooses its figure.
 */
export async function checkPlan(run: Planned, problems: Problems): Promise<void> {
  for (const [index, record] of run.manifest.probes.entries()) {
    const ways = await recordsAgain(record, run);
    const found = ways.map((made) => differences(unordered(record), unordered(made)));
    if (found.some((own) => own.length === 0)) continue;
    for (const { field, told, made } of found[0] ?? []) {
      const place = { file: SUBMISSION_FILES.run, field: `probes.${index}.${field}` };
      const message = `${shownValue(told)}, but ${record.id} planned on the data has ${shownValue(made)}`;
      problems.add('PROBES_DIFFER', place, message);
    }
  }
}

/**
 * Whether the items are all that the split has. A choice of one's own is a board of its own, where nobody stands
 * beside it; whether it was chosen by its answers is a question for people.
 */
export async function checkChoice(
  { benchmark, itemSet, manifest }: Pick<OpenRun, 'benchmark' | 'itemSet' | 'manifest'>,
  problems: Problems,
): Promise<void> {
  if (!problems.counts.has('ITEM_SET_NEW')) return;
  const { split, ids } = itemSet;
  const { items } = await loadItems({
    benchmark,
    split,
    dataFolder: manifest.data,
    skipInvalid: true,
  });
  if (items.length <= ids.length) return;
  const place = { file: SUBMISSION_FILES.items, field: 'ids' };
  problems.add('ITEMS_CHOSEN', place, `${ids.length} of the ${items.length} items of ${split}`);
}

/** What a run says of a probe, made again from the data; probes of a judge may be planned in two ways. */
async function recordsAgain(record: ProbeRecord, run: Planned): Promise<ProbeRecord[]> {
  const { manifest, items, benchmark, probes } = run;
  const { seed, protocol, endpoint } = manifest;
  const probe = probes.find(({ id }) => id === record.id) as Probe;
  const requests = numbersOf(record, probe).map((numbers) => ({
    probe,
    numbers,
    items: record.subset,
  }));
  const planned = plannedProbes(requests, { items, benchmark, seed });
  const scope = await (
    await adapters.load(endpoint.adapter)
  ).scope?.({ adapter: endpoint.adapter, model: endpoint.model, baseUrls: [] });
  const takes: Pick<Asked, 'applies'>[] = [
    scope?.applies === undefined ? {} : { applies: scope.applies },
    // As those are that were added to a run later: `run/add-judge-probes.ts`.
    ...(probe.side === 'judge' ? [{ applies: madeOnly(run) }] : []),
  ];
  return takes.map((taken) => {
    const asked = { kind: endpoint.kind, protocol, items, mine: () => true, ...taken };
    return joinProbes(planned.map((one) => probeRecord(one, asked)));
  });
}

function madeOnly({ manifest, items }: Planned): (item: Item) => true | string {
  const mask = manifest.probes.find(({ id }) => id === 'full')?.mask ?? null;
  const made = new Set(items.filter((_, index) => mask === null || mask[index] === 'x'));
  return (item) => made.has(item) || 'its video was not asked for';
}

/**
 * The numbers that a probe was asked for with, each by itself, for several commands may have asked it. Labels
 * end in them ("order-3", "2-of-8") or begin with them ("16-frames").
 */
function numbersOf({ variants }: ProbeRecord, { numbers }: Probe): number[][] {
  const told = variants.flatMap(({ label }) => label.match(/\d+/g)?.map(Number).at(-1) ?? []);
  return numbers === undefined || told.length === 0
    ? [[]]
    : [...new Set(told)].sort((a, b) => a - b).map((number) => [number]);
}

/** By label and by reason: their order follows the commands that asked. */
function unordered({ variants, inapplicable, ...record }: ProbeRecord) {
  return {
    ...record,
    variants: Object.fromEntries(variants.map(({ label, mask }) => [label, mask])),
    inapplicable: Object.fromEntries(inapplicable.map(({ reason, items }) => [reason, items])),
  };
}
