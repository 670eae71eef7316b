import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { SightlineError } from '../errors.ts';
import { readConfig } from '../read-config.ts';
import { itemListSchema } from '../schema/item-set.ts';
import { modelCardSchema } from '../schema/model-card.ts';
import type { RunRequest } from './run-plan.ts';
import type { Shard } from './shard.ts';
import type { NamedEndpoint } from '../schema/config.ts';
import { mergeFields, splitFields, type RequestFields } from '../schema/request-fields.ts';
import { NO_LAYERS, type RunLayers } from '../schema/run-layers.ts';
import { isDescriptor } from './benchmarks.ts';
import { settled } from './settled.ts';
import { loadSuite } from './suites.ts';

/** What can be said of a run on the command line. */
export type RunWords = {
  benchmark?: string;
  suite?: string;
  split?: string;
  data?: string;
  endpoint: string;
  protocol?: string;
  probe?: string[];
  items?: string;
  limit?: number;
  subset?: number;
  seed?: number;
  modelCard?: string;
  series?: string;
  step?: number;
  /** `none`: not even the protocol's. */
  temperature?: number | 'none';
  topP?: number;
  maxTokens?: number;
  reasoningEffort?: string;
  modelSeed?: number;
  /** Of a video generator. */
  seconds?: number;
  size?: string;
  /** JSON. */
  extraBody?: string;
  sharedProbe?: string[];
  skipInvalid?: boolean;
  repeat?: number;
  shard?: Shard;
};

/**
 * One request a benchmark: the suite's, with what the command line says on top of it.
 *
 * @throws `USAGE` when the words do not fit together.
 */
export async function requestsOf(
  words: RunWords,
  workingFolder: string,
  layers: RunLayers = NO_LAYERS,
): Promise<RunRequest[]> {
  if ((words.suite === undefined) === (words.benchmark === undefined)) {
    throw new SightlineError('USAGE', 'name either --benchmark or --suite', {
      hint: 'sightline list benchmarks, npx sightline list suites',
    });
  }
  if ((words.series === undefined) !== (words.step === undefined)) {
    throw new SightlineError('USAGE', '--series and --step belong together');
  }
  const shared = await sharedWords(words, { workingFolder, named: layers.endpoint });
  if (words.benchmark !== undefined) {
    const described = isDescriptor(words.benchmark);
    const benchmark = described ? resolve(workingFolder, words.benchmark) : words.benchmark;
    // The rows of a benchmark of one's own stand beside its descriptor.
    const data =
      words.data ?? layers.data[benchmark] ?? (described ? dirname(benchmark) : undefined);
    if (data === undefined) {
      throw new SightlineError('USAGE', '--data is missing', {
        hint: `npx sightline prepare ${words.benchmark} --data DIR says what the folder should hold`,
      });
    }
    return [
      {
        ...shared,
        benchmark,
        data: resolve(workingFolder, data),
        ...settled(words, { layers, workingFolder }),
        ...(words.split === undefined ? {} : { split: words.split }),
      },
    ];
  }
  for (const flag of ['split', 'items'] as const) {
    if (words[flag] !== undefined) {
      throw new SightlineError('USAGE', `--${flag} does not go with --suite`);
    }
  }
  const suite = await loadSuite(words.suite ?? '', workingFolder);
  return suite.runs.map((run) => {
    const data =
      words.data === undefined || isDescriptor(run.benchmark)
        ? (run.data ?? layers.data[run.benchmark])
        : resolve(workingFolder, words.data, run.benchmark);
    if (data === undefined) {
      throw new SightlineError('USAGE', `the suite names no data folder for ${run.benchmark}`, {
        hint: 'give --data DIR, a folder with one folder a benchmark',
      });
    }
    const limit = words.limit ?? run.limit;
    const probes = run.probes ?? suite.probes;
    const said = { protocol: run.protocol, probes, seed: suite.seed };
    return {
      ...shared,
      benchmark: run.benchmark,
      data,
      ...settled(words, { layers, workingFolder, suite: said }),
      ...(run.split === undefined ? {} : { split: run.split }),
      ...(limit === undefined ? {} : { limit }),
    };
  });
}

type Place = { workingFolder: string; named: NamedEndpoint | undefined };

async function sharedWords(words: RunWords, { workingFolder, named }: Place) {
  const { series, step, limit, temperature, topP, maxTokens, reasoningEffort, modelSeed } = words;
  const { seconds, size } = words;
  const typed = extraBody(words.extraBody);
  const { seen, extra } = splitFields(mergeFields(named?.extraBody ?? {}, typed));
  const allExtra = { ...named?.settings?.extra, ...extra };
  const path = (file: string) => resolve(workingFolder, file);
  return {
    endpoint: words.endpoint,
    settings: {
      ...named?.settings,
      ...(typeof temperature === 'number' ? { temperature } : {}),
      ...(topP === undefined ? {} : { topP }),
      ...(maxTokens === undefined ? {} : { maxTokens }),
      ...(reasoningEffort === undefined ? {} : { reasoningEffort }),
      ...(modelSeed === undefined ? {} : { seed: modelSeed }),
      ...(seconds === undefined ? {} : { seconds }),
      ...(size === undefined ? {} : { size }),
      ...(Object.keys(allExtra).length === 0 ? {} : { extra: allExtra }),
    },
    ...(temperature === 'none' ? { withoutTemperature: true } : {}),
    ...(Object.keys(seen).length === 0 ? {} : { fields: seen }),
    sharedProbes: sharedProbes(words.sharedProbe ?? []),
    ...(limit === undefined ? {} : { limit }),
    ...(words.subset === undefined ? {} : { subset: words.subset }),
    ...(words.repeat === undefined ? {} : { repeats: words.repeat }),
    ...(words.shard === undefined ? {} : { shard: words.shard }),
    ...(words.skipInvalid === true ? { skipInvalid: true } : {}),
    ...(words.items === undefined
      ? {}
      : { items: await readConfig(path(words.items), itemListSchema) }),
    ...(named?.modelCard === undefined ? {} : { card: named.modelCard }),
    ...(named?.series === undefined ? {} : { series: named.series }),
    ...(words.modelCard === undefined
      ? {}
      : { card: await readConfig(path(words.modelCard), modelCardSchema) }),
    ...(series === undefined || step === undefined ? {} : { series: { id: series, step } }),
  };
}

function extraBody(text = '{}'): RequestFields {
  try {
    return z.record(z.string(), z.json()).parse(JSON.parse(text));
  } catch (cause) {
    throw new SightlineError('USAGE', `--extra-body ${text} is no JSON object`, {
      cause,
      hint: `write it in quotes: --extra-body '{"top_k": 20}'`,
    });
  }
}

function sharedProbes(pairs: string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [, probe, reason] = /^([a-z0-9-]+)=(.+)$/s.exec(pair) ?? [];
      if (probe !== undefined && reason !== undefined) return [probe, reason];
      throw new SightlineError('USAGE', `"${pair}" is not <probe>=<reason>`);
    }),
  );
}
