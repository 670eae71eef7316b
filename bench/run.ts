/**
 * `npm run bench [-- name]`: speed as ratios within one run, since a machine's own speed is nobody's
 * business. Subject and yardstick take turns, so that a busy moment hits both. Exit code 8 when a
 * target is missed.
 */
import { readdir } from 'node:fs/promises';
import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { BenchmarkCase, Measurement } from './case.ts';

const ROUNDS = 3;
const CASES = new URL('cases/', import.meta.url);
const CACHE = fileURLToPath(new URL('../.cache/bench/', import.meta.url));

const print = (line: string) => process.stdout.write(`${line}\n`);

type Spread = { median: number; low: number; high: number };

function spread(values: number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN;
  return { median: at(0.5), low: at(0), high: at(1) };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

const show = ({ median, low, high }: Spread) =>
  `${median.toFixed(3)} s (${low.toFixed(3)} to ${high.toFixed(3)})`;

/** Returns whether the target is met. */
async function measure({ name, subject, yardstick, target }: Measurement): Promise<boolean> {
  const seconds = { subject: [] as number[], yardstick: [] as number[], ratio: [] as number[] };
  await subject();
  for (let round = 0; round < ROUNDS; round += 1) {
    const ours = await timed(subject);
    const theirs = await timed(yardstick);
    seconds.subject.push(ours);
    seconds.yardstick.push(theirs);
    seconds.ratio.push(ours / theirs);
  }
  const ratio = spread(seconds.ratio);
  const passed = target === null || ratio.median <= target;
  const verdict = target === null ? 'no target' : `at most ${target}: ${passed ? 'PASS' : 'FAIL'}`;
  print(`  ${name}`);
  print(`    ours   ${show(spread(seconds.subject))}`);
  print(`    theirs ${show(spread(seconds.yardstick))}`);
  const range = `${ratio.low.toFixed(3)} to ${ratio.high.toFixed(3)}`;
  print(`    ratio  ${ratio.median.toFixed(3)} (${range}), ${verdict}`);
  return passed;
}

/** Returns whether every target is met. */
async function runCase(name: string): Promise<boolean> {
  const module = (await import(new URL(`${name}.ts`, CASES).href)) as { benchmark: BenchmarkCase };
  const { benchmark } = module;
  print(`\n${name}: ${benchmark.title}`);
  const prepared = await benchmark.prepare(`${CACHE}${name}`);
  if (prepared.skipped !== undefined) print(`  skipped: ${prepared.skipped}`);
  for (const note of prepared.notes) print(`  ${note}`);
  let passed = true;
  try {
    for (const measurement of prepared.measurements) {
      passed = (await measure(measurement)) && passed;
    }
  } finally {
    await prepared.close();
  }
  return passed;
}

const known = (await readdir(CASES))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length))
  .sort();
const asked = process.argv.slice(2);
const strange = asked.find((name) => !known.includes(name));
if (strange !== undefined) {
  process.stderr.write(`there is no benchmark "${strange}"; known: ${known.join(', ')}\n`);
  process.exit(2);
}
const model = cpus()[0]?.model ?? 'unknown processor';
print(`${model}, ${availableParallelism()} cores, Node ${process.version}, ${ROUNDS} rounds each`);
let passed = true;
for (const name of asked.length > 0 ? asked : known) passed = (await runCase(name)) && passed;
process.exitCode = passed ? 0 : 8;
