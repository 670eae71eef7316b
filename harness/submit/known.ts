import type { Reading } from '../answers/outcome.ts';
import { applyJudge } from '../answers/judging/applied-judge.ts';
import { judges } from '../answers/registry.ts';
import { benchmarks } from '../plan/benchmarks.ts';
import { probes as probeRegistry } from '../plan/probes.ts';
import { protocolsOf } from '../plan/protocols.ts';
import { askedHash } from '../plan/protocol-hash.ts';
import { readingOf } from '../plan/reading.ts';
import type { Benchmark } from '../schema/benchmark.ts';
import type { ItemSet } from '../schema/item-set.ts';
import type { Probe } from '../schema/probe.ts';
import { SUBMISSION_FILES, type SubmittedRun } from '../schema/submission.ts';
import type { Problems } from './problem.ts';

/** What a submission names, as this version of Sightline has it. */
export type Known = {
  benchmark: Benchmark;
  /** By id; those that are not known are left out. */
  probes: Map<string, Probe>;
  /** Null where the protocol's extractors or its judge are not today's. */
  reading: Reading | null;
};

const FILE = SUBMISSION_FILES.run;

/** Looks everything up that the run names. Null where the benchmark is not known. */
export async function lookUp(
  run: SubmittedRun,
  items: ItemSet,
  problems: Problems,
): Promise<Known | null> {
  problems.looked('protocol');
  if (!(await benchmarks.ids()).includes(run.benchmark)) {
    const place = { file: FILE, field: 'benchmark' };
    problems.add('BENCHMARK_UNKNOWN', place, `there is no benchmark "${run.benchmark}"`);
    return null;
  }
  const benchmark = await benchmarks.load(run.benchmark);
  if (benchmark.splits[run.split] === undefined) {
    const place = { file: FILE, field: 'split' };
    problems.add('BENCHMARK_UNKNOWN', place, `${benchmark.id} has no split "${run.split}"`);
  }
  checkProtocol(run, benchmark, problems);
  const probes = new Map<string, Probe>();
  const ids = await probeRegistry.ids();
  for (const [index, { id, version }] of run.probes.entries()) {
    const field = `probes.${index}`;
    const probe = ids.includes(id) ? await probeRegistry.load(id) : null;
    if (probe === null) problems.add('PROBE_UNKNOWN', { file: FILE, field }, `no probe "${id}"`);
    else if (probe.version !== version) {
      const message = `${id} is version ${probe.version} today, not ${version}`;
      problems.add('PROBE_UNKNOWN', { file: FILE, field: `${field}.version` }, message);
    }
    if (probe !== null) probes.set(id, probe);
  }
  return { benchmark, probes, reading: await todaysReading(run, items, problems) };
}

/** One protocol for the whole run: the benchmark's own, or one that says that it is not. */
function checkProtocol(
  { protocol, asked }: SubmittedRun,
  benchmark: Benchmark,
  problems: Problems,
): void {
  const made = askedHash(protocol);
  if (made !== asked) {
    const place = { file: FILE, field: 'asked' };
    problems.add('PROTOCOL_UNKNOWN', place, `the protocol in the file has the hash ${made}`);
  }
  if (protocol.custom) return;
  const own = protocolsOf(benchmark);
  const known = Object.hasOwn(own, protocol.id) ? own[protocol.id] : undefined;
  if (known === undefined || askedHash(known) !== made) {
    const why = known === undefined ? 'has no such protocol' : 'asks something else under it';
    const place = { file: FILE, field: 'protocol.id' };
    problems.add('PROTOCOL_UNKNOWN', place, `"${protocol.id}": ${benchmark.id} ${why}`);
  }
}

async function todaysReading(
  { protocol, judge: file }: SubmittedRun,
  items: ItemSet,
  problems: Problems,
): Promise<Reading | null> {
  try {
    const reading = await readingOf(protocol, items);
    if (file === null) return reading;
    const { judge: by } = file;
    return { ...reading, judge: applyJudge({ judge: await judges.load(by.id), by }, new Map()) };
  } catch (error) {
    const place = { file: FILE, field: 'protocol' };
    problems.add('SCORER_UNKNOWN', place, error instanceof Error ? error.message : String(error));
    return null;
  }
}
