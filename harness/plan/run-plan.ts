import { resolve } from 'node:path';
import { SightlineError } from '../errors.ts';
import { hashOf } from '../hash.ts';
import { unknownName } from '../registry.ts';
import type { Benchmark } from '../schema/benchmark.ts';
import type { Adapter, EndpointSpec } from '../schema/endpoint.ts';
import { parseEndpoint } from '../schema/endpoint-spec.ts';
import type { Item } from '../schema/item.ts';
import type { ItemList, ItemSet } from '../schema/item-set.ts';
import type { Model, ModelCard } from '../schema/model-card.ts';
import type { ModelSettings, Protocol } from '../schema/protocol.ts';
import type { RequestFields } from '../schema/request-fields.ts';
import type { Resolved } from '../schema/run-layers.ts';
import type { RunManifest } from '../schema/run-manifest.ts';
import { resolveBenchmark } from './benchmarks.ts';
import { resolveProtocol } from './custom-protocol.ts';
import { anchored } from './anchored.ts';
import { adapters } from './endpoints.ts';
import { describeItems } from './item-set.ts';
import { loadItems } from './items.ts';
import { identifyModel } from './model-identity.ts';
import { plannedProbes, type PlannedProbe } from './planned-probe.ts';
import { probeRecord } from './probe-record.ts';
import { probeRequests } from './probe-words.ts';
import { askedHash } from './protocol-hash.ts';
import { isInShard, type Shard } from './shard.ts';
import { taskFit } from './task-fit.ts';
import { planTrials, type TrialPlan } from './trials.ts';

/** What a user asks for: names and numbers, nothing looked up yet. */
export type RunRequest = {
  /** The id of a benchmark, or the absolute path of its descriptor. */
  benchmark: string;
  split?: string;
  data: string;
  endpoint: string;
  /** The id of a protocol, or the absolute path of a protocol file. */
  protocol: string;
  /** `<probe>[=<number>[+<number>…]][:<items>]` each. */
  probes: string[];
  items?: ItemList;
  limit?: number;
  /** An anchored subset of so many items; the whole where it has no more. */
  subset?: number;
  skipInvalid?: boolean;
  seed: number;
  settings: ModelSettings;
  /** Some models accept no temperature; then the protocol's is not sent either. */
  withoutTemperature?: boolean;
  /** Request fields that change what is seen, on top of the protocol's. */
  fields?: RequestFields;
  card?: ModelCard;
  series?: { id: string; step: number };
  /** Why the answers of a probe also stand in other runs, by probe. */
  sharedProbes?: Record<string, string>;
  /** How often each question is asked; 1 when left out. */
  repeats?: number;
  shard?: Shard;
  /** Where its settings were taken from; told in the manifest. */
  resolved?: Resolved;
};

/** Everything that is known before the first trial is asked. */
export type RunPlan = TrialPlan & {
  /** Stable: the same request gives the same id, so that the same command resumes. */
  id: string;
  benchmark: Benchmark;
  split: string;
  items: Item[];
  itemSet: ItemSet;
  protocol: Protocol;
  asked: string;
  probes: PlannedProbe[];
  /** What the manifest says of each probe. */
  probeRecords: RunManifest['probes'];
  endpoint: EndpointSpec;
  /** Digest of what a `recorded` endpoint reads, else null. */
  identity: string | null;
  adapter: Adapter;
  model: Model;
  settings: ModelSettings;
  seed: number;
  root: string;
  sharedProbes: Record<string, string>;
  skippedRows: number;
  repeats: number;
  shard: Shard | null;
  resolved: Resolved;
};

/** Looks everything up. @throws SightlineError for unknown names and for data that cannot be used. */
export async function planRun(request: RunRequest): Promise<RunPlan> {
  const benchmark = await resolveBenchmark(request.benchmark);
  const protocol = await resolveProtocol(benchmark, request.protocol, request.fields);
  const asksFor = await probeRequests(request.probes);
  const probeIds = asksFor.map(({ probe }) => probe.id);
  for (const id of Object.keys(request.sharedProbes ?? {})) {
    if (!probeIds.includes(id)) throw unknownName('probe of this run', id, probeIds);
  }
  const spec = parseEndpoint(request.endpoint);
  const adapter = await adapters.load(spec.adapter);
  if (protocol.recordedOnly && adapter.kind === 'model') {
    throw new SightlineError('USAGE', `the protocol ${protocol.id} describes recorded answers`, {
      hint: 'it can be used with replay: endpoints; choose another protocol to ask a model',
    });
  }
  const settings = settingsOf(protocol, request);
  const fit = await taskFit(benchmark, { adapter, spec, probes: asksFor, settings });
  const split = request.split ?? benchmark.defaultSplit;
  const loaded = await loadItems({
    ...request,
    benchmark,
    split,
    dataFolder: request.data,
    ...(request.items === undefined ? {} : { list: request.items }),
  });
  const { problems, folder } = loaded;
  const whole = describeItems(benchmark, loaded.items, request.items?.name ?? null);
  const { items, itemSet } = anchored({ benchmark, items: loaded.items, whole }, request);
  const model = identifyModel(spec, adapter.kind, request);
  const asked = askedHash(protocol);
  const { repeats = 1, shard = null } = request;
  const mine = (item: Item) => shard === null || isInShard(item, shard);
  const probes = plannedProbes(asksFor, { items, benchmark, seed: request.seed });
  const how = { kind: adapter.kind, protocol, ...fit };
  const trialPlan = planTrials(items.filter(mine), probes, { ...how, repeats });
  const identity = (await adapter.identify?.(spec)) ?? null;
  const key = hashOf({
    benchmark: benchmark.id,
    items: itemSet.hash,
    asked,
    settings,
    model: model.id,
    endpoint: [spec.adapter, spec.model, identity],
    seed: request.seed,
  });
  return {
    ...trialPlan,
    id: `${slug([benchmark.id, itemSet.name ?? split, protocol.id, model.id].join(' '))}-${key.slice(0, 8)}${shard === null ? '' : `-shard-${shard.index}-of-${shard.count}`}`,
    benchmark,
    split,
    items,
    itemSet,
    protocol,
    asked,
    probes,
    probeRecords: probes.map((probe) => probeRecord(probe, { ...how, items, mine })),
    endpoint: spec,
    identity,
    adapter,
    model,
    settings,
    seed: request.seed,
    root: resolve(folder.root),
    sharedProbes: request.sharedProbes ?? {},
    resolved: request.resolved ?? {},
    skippedRows: problems.length,
    repeats,
    shard,
  };
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]+/g, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '')
    .slice(0, 80);
}

function settingsOf(protocol: Protocol, request: RunRequest): ModelSettings {
  const { temperature, ...others } = { ...protocol.defaults, ...request.settings };
  if (temperature === undefined || request.withoutTemperature === true) return others;
  return { temperature, ...others };
}
