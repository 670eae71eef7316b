import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import truth from '../../benchmarks/ruler-bench/sample/truth.json' with { type: 'json' };
import { benchmark } from '../../benchmarks/ruler-bench/benchmark.ts';
import { applyJudge } from '../../harness/answers/judging/applied-judge.ts';
import type { Reading } from '../../harness/answers/outcome.ts';
import { judges } from '../../harness/answers/registry.ts';
import { hashOf } from '../../harness/hash.ts';
import type { Side } from '../../harness/comparison/compared.ts';
import { askedHash } from '../../harness/plan/protocol-hash.ts';
import { describeItems } from '../../harness/plan/item-set.ts';
import { readingOf } from '../../harness/plan/reading.ts';
import { makeResult, type RunRecord } from '../../harness/publish/result.ts';
import { scoredBy } from '../../harness/publish/scored-by.ts';
import { writeJudge } from '../../harness/run/judge-file.ts';
import { scoredMark } from '../../harness/run/score-run.ts';
import type { JournalLine, ScoreLine } from '../../harness/schema/journal.ts';
import type { ItemSet } from '../../harness/schema/item-set.ts';
import { RATINGS, type Rating } from '../../harness/schema/rubric.ts';
import type { RunManifest } from '../../harness/schema/run-manifest.ts';
import type { JudgedBy } from '../../harness/schema/judged-by.ts';
import { evidenceOf } from '../../harness/shortcuts/evidence.ts';
import { loadItems } from './load-items.ts';
import { probeRecord, runManifest } from './run-manifest.ts';
import { temporaryFolder } from './temporary-folder.ts';

export const SAMPLE = fileURLToPath(
  new URL('../../benchmarks/ruler-bench/sample', import.meta.url),
);

export type SampleGenerator = 'keeps-the-rule' | 'breaks-the-rule';

/** What became of one video: its ratings, or the outcome of a trial without any. */
export type Verdict = readonly Rating[] | 'failed' | 'refused' | 'unjudged';

/** By item of the sample: what is right to say of the videos of one of its generators. */
export function goldRatings(generator: SampleGenerator): Record<string, Verdict> {
  return Object.fromEntries(
    Object.entries(truth).map(([item, { gold }]) => [item, gold[generator] as Rating[]]),
  );
}

export type GenerationRun = {
  model: string;
  /** By probe, and by repeat where there are several: what was said of each item. */
  said: Record<string, Record<string, Verdict>[]>;
  changes?: Partial<RunManifest>;
  /** The model that judges; left out: the folder does not say who. */
  judge?: string;
  /** The name of the file of each video; the same name is the same file. */
  video?: (item: string, repeat: number) => string;
};

/** A run folder of a generator on the sample, with the verdicts of its judge, as scoring writes it. */
export async function generationRun(run: GenerationRun): Promise<string> {
  const folder = join(await temporaryFolder(), run.model);
  const { manifest, items, scores, journal } = await generationRecord(run);
  const text = (all: Iterable<object>) =>
    [...all].map((one) => `${JSON.stringify(one)}\n`).join('');
  await mkdir(folder, { recursive: true });
  if (run.judge !== undefined)
    await writeJudge(folder, { judge: await judgedBy(run.judge), baseUrls: [] });
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'items.json'), JSON.stringify(items));
  await writeFile(join(folder, 'scores.jsonl'), text(scores));
  await writeFile(join(folder, 'trials.jsonl'), text(journal));
  return folder;
}

/** The same without a folder, as comparisons see it. */
export async function generationSide(run: GenerationRun): Promise<Side> {
  const record = await generationRecord(run);
  const attribution = { runBy: null, source: null, publishedAt: new Date(0) };
  const { model: name } = run;
  const evidence = evidenceOf(makeResult(record, 'text', attribution), record.items);
  return { name, path: name, note: null, evidence };
}

/** The same as it is read back. */
export async function generationRecord(run: GenerationRun): Promise<RunRecord> {
  const { items: loaded } = await loadItems(benchmark, SAMPLE);
  const items = describeItems(benchmark, loaded, null);
  const manifest = manifestOf(run, items);
  const reading = await readingBy(run, await readingOf(manifest.protocol, items));
  const scored = scoredMark(reading);
  const scores = linesOf(run).map((line) => ({ ...line, scored }));
  const asked = scores.filter(({ probe }) => probe === 'full');
  const journal = asked.map((line) => journalLine(line, run));
  return { manifest, items, scores, journal, scored: scoredBy(reading) };
}

async function readingBy({ judge }: GenerationRun, reading: Reading): Promise<Reading> {
  if (judge === undefined) return reading;
  const by = await judgedBy(judge);
  return { ...reading, judge: applyJudge({ judge: await judges.load(by.id), by }, new Map()) };
}

async function judgedBy(model: string): Promise<JudgedBy> {
  const { id, version, prompt } = await judges.load('checklist');
  return {
    id,
    version,
    adapter: 'openai',
    model,
    revision: null,
    settings: {},
    promptHash: hashOf(prompt),
    votes: 1,
    sameFamily: false,
  };
}

function manifestOf({ model, said, changes }: GenerationRun, items: ItemSet): RunManifest {
  const protocol = benchmark.protocols['sightline'] as RunManifest['protocol'];
  const base = runManifest();
  return {
    ...base,
    benchmark: benchmark.id,
    split: 'test',
    data: SAMPLE,
    itemSet: { hash: items.hash, name: null, items: items.ids.length },
    protocol,
    asked: askedHash(protocol),
    endpoint: { ...base.endpoint, adapter: 'videos', kind: 'recorded', model, identity: model },
    model: { ...base.model, id: model, name: model },
    probes: Object.keys(said).map((id) => probeRecord(id)),
    repeats: Math.max(...Object.values(said).map(({ length }) => length)),
    ...changes,
  };
}

function linesOf({ said }: GenerationRun): Omit<ScoreLine, 'scored'>[] {
  return Object.entries(said).flatMap(([probe, repeats]) =>
    repeats.flatMap((verdicts, repeat) =>
      Object.entries(verdicts).map(([item, verdict]) => ({
        trial: [item, probe, ...(repeat === 0 ? [] : [`${repeat + 1}`])].join('/'),
        item,
        probe,
        variant: '',
        repeat,
        answer: null,
        ...(typeof verdict === 'string'
          ? { rule: verdict, outcome: verdict, values: null }
          : scoredVerdict(verdict)),
      })),
    ),
  );
}

function scoredVerdict(ratings: readonly Rating[]) {
  const good = ratings.every((rating) => rating === 'Good');
  const points = ratings.map((rating, at): [string, number] => [
    `q${at}`,
    2 - RATINGS.indexOf(rating),
  ]);
  return {
    rule: 'judge',
    outcome: good ? ('correct' as const) : ('wrong' as const),
    values: { ...Object.fromEntries(points), accuracy: good ? 1 : 0 },
  };
}

function journalLine(
  line: Omit<ScoreLine, 'scored'>,
  { model, video }: GenerationRun,
): JournalLine {
  const { trial, item, probe, variant, repeat, outcome } = line;
  const file = `videos/${item}.${repeat + 1}.mp4`;
  const made = {
    file,
    bytes: 1,
    sha256: video?.(item, repeat) ?? `${model} ${file}`,
    inputs: {},
    stream: { codec: 'h264', width: 64, height: 64, frames: 2, seconds: 1 },
  };
  const isMade = outcome !== 'failed' && outcome !== 'refused';
  const reply = isMade ? { text: file, finish: 'stop' as const, video: made } : null;
  return {
    trial,
    item,
    probe,
    variant,
    repeat,
    at: '2026-01-01T00:00:00.000Z',
    attempts: 1,
    latencyMs: 1,
    digest: null,
    frames: null,
    cached: false,
    reply: outcome === 'refused' ? { text: '', finish: 'refusal' } : reply,
    failure: outcome === 'failed' ? { code: 'VIDEO_MISSING', message: 'no file' } : null,
  };
}
