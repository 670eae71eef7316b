import { scoreTrial } from '../../harness/answers/outcome.ts';
import { askedQuestions } from '../../harness/plan/asked-item.ts';
import { scoredHash } from '../../harness/plan/protocol-hash.ts';
import { readingOf } from '../../harness/plan/reading.ts';
import { planRun, type RunPlan } from '../../harness/plan/run-plan.ts';
import { makeResult } from '../../harness/publish/result.ts';
import { random } from '../../harness/random.ts';
import { systemClock } from '../../harness/run/clock.ts';
import { manifestOf } from '../../harness/run/describe-run.ts';
import { execute } from '../../harness/run/execute.ts';
import { scoredMark } from '../../harness/run/score-run.ts';
import type { Endpoint } from '../../harness/schema/endpoint.ts';
import type { ItemSet } from '../../harness/schema/item-set.ts';
import type { JournalLine } from '../../harness/schema/journal.ts';
import type { RunManifest } from '../../harness/schema/run-manifest.ts';
import { evidenceOf, type Evidence } from '../../harness/shortcuts/evidence.ts';
import { writeRows } from './data-folder.ts';
import { readSymbol, symbolicClip } from './frames.ts';
import { answer, type Observer } from './observers.ts';
import { perceive } from './perception.ts';
import type { Population } from './population.ts';
import { drawItems } from './sample.ts';

/** A sample of a population with everything that a run of it needs, made once for all observers. */
export type PreparedSample = {
  plan: RunPlan;
  manifest: RunManifest;
  /** Without breakdowns: reports are made of all items only. */
  items: ItemSet;
};

/** @param folder holds the rows; nothing else is written anywhere. */
export async function prepareSample(
  population: Population,
  { seed, probes, folder }: { seed: number; probes: readonly string[]; folder: string },
): Promise<PreparedSample> {
  const benchmark = await writeRows(folder, drawItems(population, seed));
  const plan = await planRun({
    benchmark,
    data: folder,
    endpoint: 'command:observer',
    protocol: 'sightline',
    probes: [...probes],
    seed,
    settings: {},
  });
  return {
    plan,
    manifest: await manifestOf(plan, { media: null, startedAt: new Date(0) }),
    items: { ...plan.itemSet, breakdowns: {} },
  };
}

/**
 * Asks an observer in this process, with symbols for pictures: plan, probes, requests, extraction,
 * scoring and the public record are those of every run.
 */
export async function observe(
  { plan, manifest, items }: PreparedSample,
  observer: Observer,
): Promise<Evidence> {
  const lines = await askAll(plan, endpointOf(observer, plan.seed));
  const reading = await readingOf(plan.protocol);
  const scored = scoredMark(reading);
  const questionOf = askedQuestions({ ...plan, probes: plan.probes.map(({ probe }) => probe) });
  const scores = lines.flatMap((line) => {
    const question = questionOf(line);
    return question === null ? [] : [{ ...scoreTrial(line, question, reading), scored }];
  });
  const name = ({ id, version }: { id: string; version: number }) => ({ id, version });
  const result = makeResult(
    {
      manifest: {
        ...manifest,
        model: { ...manifest.model, id: observer.id, name: observer.title },
      },
      items,
      scores,
      journal: lines,
      scored: {
        scored: scoredHash(reading),
        extractor: name(reading.choice),
        scorer: name(reading.scorer),
      },
    },
    plan.benchmark.publishes,
    { runBy: null, source: null, publishedAt: new Date(0) },
  );
  return evidenceOf(result, items);
}

function endpointOf(observer: Observer, seed: number): Endpoint {
  return {
    accepts: ['text', 'image'],
    async send({ parts, trial }) {
      const perceived = await perceive(parts, readSymbol);
      const stream = random(seed, 'observer', observer.id, trial);
      return { text: answer(observer, perceived, stream), finish: 'stop' };
    },
  };
}

async function askAll(plan: RunPlan, endpoint: Endpoint): Promise<JournalLine[]> {
  const lines = new Map<string, JournalLine>();
  const never = new AbortController().signal;
  await execute({
    ...plan,
    endpoint,
    kind: 'model',
    modelName: 'observer',
    journal: { lines, append: async (line) => void lines.set(line.trial, line) },
    decodeAll: async (file, policies) => policies.map((policy) => symbolicClip(file, policy)),
    manifests: { keep: async ({ file }) => file },
    cache: null,
    limiter: { concurrency: { mode: 'fixed', count: 64 } },
    retry: { attempts: 1, firstDelayMs: 0, maxDelayMs: 0 },
    requireAll: true,
    now: () => new Date(0),
    clock: systemClock,
    drain: never,
    abort: never,
    onLine: () => undefined,
  });
  return [...lines.values()];
}
