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
import type { Probe } from '../schema/probe.ts';
import type { ModelSettings, Protocol } from '../schema/protocol.ts';
import type { RequestFields } from '../schema/request-fields.ts';
import type { Resolved } from '../schema/run-layers.ts';
import { resolveBenchmark } from './benchmarks.ts';
import { resolveProtocol } from './custom-protocol.ts';
import { adapters } from './endpoints.ts';
import { describeItems } from './item-set.ts';
import { loadItems } from './items.ts';
import { identifyModel } from './model-identity.ts';
import { probes as probeRegistry } from './probes.ts';
import { askedHash } from './protocol-hash.ts';
import { isInShard, type Shard } from './shard.ts';
import { isAsked, planTrials, type TrialPlan } from './trials.ts';

/** What a user asks for: names and numbers, nothing looked up yet. */
export type RunRequest = {
  /** The id of a benchmark, or the absolute path of its descriptor. */
  benchmark: string;
  split?: string;
  data: string;
  endpoint: string;
  /** The id of a protocol, or the absolute path of a protocol file. */
  protocol: string;
  probes: string[];
  items?: ItemList;
  limit?: number;
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
  probes: Probe[];
  masks: Map<string, string | null>;
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
  if (benchmark.task !== 'question-answering') {
    throw new SightlineError(
      'USAGE',
      `${benchmark.title} grades video generators and cannot be asked`,
      {
        hint: `npx sightline prepare ${benchmark.id} --data ${request.data} checks its data`,
      },
    );
  }
  const protocol = await resolveProtocol(benchmark, request.protocol, request.fields);
  const probes = await Promise.all(unique(request.probes).map((id) => probeRegistry.load(id)));
  for (const id of Object.keys(request.sharedProbes ?? {})) {
    if (!request.probes.includes(id)) throw unknownName('probe of this run', id, request.probes);
  }
  const spec = parseEndpoint(request.endpoint);
  const adapter = await adapters.load(spec.adapter);
  if (protocol.recordedOnly && adapter.kind === 'model') {
    throw new SightlineError('USAGE', `the protocol ${protocol.id} describes recorded answers`, {
      hint: 'it can be used with replay: endpoints; choose another protocol to ask a model',
    });
  }
  const split = request.split ?? benchmark.defaultSplit;
  const { items, problems, folder } = await loadItems({
    ...request,
    benchmark,
    split,
    dataFolder: request.data,
    ...(request.items === undefined ? {} : { list: request.items }),
  });
  const itemSet = describeItems(benchmark, items, request.items?.name ?? null);
  const model = identifyModel(spec, adapter.kind, request);
  const settings = settingsOf(protocol, request);
  const asked = askedHash(protocol);
  const { repeats = 1, shard = null } = request;
  const mine = (item: Item) => shard === null || isInShard(item, shard);
  const trialPlan = planTrials(items.filter(mine), probes, { kind: adapter.kind, repeats });
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
    masks: masks(items, probes, (item, probe) => mine(item) && isAsked(item, probe, adapter.kind)),
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

/** Which items each probe asks: one character an item, or null for all of them. */
function masks(
  items: Item[],
  probes: Probe[],
  asks: (item: Item, probe: Probe) => boolean | string,
): Map<string, string | null> {
  return new Map(
    probes.map((probe) => {
      const mask = items.map((item) => (asks(item, probe) === true ? 'x' : '-')).join('');
      return [probe.id, mask.includes('-') ? mask : null];
    }),
  );
}

function unique(names: string[]): string[] {
  return [...new Set(names)];
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
