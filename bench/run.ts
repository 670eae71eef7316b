/**
 * `npm run bench [-- name … --rounds N --write FILE]`: speed as ratios within one run, since a machine's
 * own speed is nobody's business, and how cost grows. Exit code 8 when a target is missed.
 */
import { readdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import type { BenchmarkCase } from './case.ts';
import { thisMachine } from './machine.ts';
import { measure, measureGrowth } from './measure.ts';
import { grownLines, measuredLines, performancePage, type CaseReport } from './performance-page.ts';

const ROUNDS = 3;
const CASES = new URL('cases/', import.meta.url);
const CACHE = fileURLToPath(new URL('../.cache/bench/', import.meta.url));

const print = (line: string) => process.stdout.write(`${line}\n`);

async function runCase(name: string, rounds: number): Promise<CaseReport> {
  const module = (await import(new URL(`${name}.ts`, CASES).href)) as { benchmark: BenchmarkCase };
  const { benchmark } = module;
  print(`\n${name}: ${benchmark.title}`);
  const prepared = await benchmark.prepare(`${CACHE}${name}`);
  const report: CaseReport = { name, title: benchmark.title, notes: [], measured: [], grown: [] };
  const note = (line: string) => {
    report.notes.push(line);
    print(`  ${line}`);
  };
  if (prepared.skipped !== undefined) note(`skipped: ${prepared.skipped}`);
  prepared.notes.forEach(note);
  try {
    for (const measurement of prepared.measurements) {
      const measured = await measure(measurement, rounds);
      report.measured.push(measured);
      measuredLines(measured).forEach(print);
    }
    for (const growth of prepared.growths ?? []) {
      const grown = await measureGrowth(growth, rounds);
      if (typeof grown === 'string') {
        note(`skipped: ${grown}`);
        continue;
      }
      report.grown.push(grown);
      grownLines(grown).forEach(print);
    }
  } finally {
    await prepared.close();
  }
  return report;
}

const known = (await readdir(CASES))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length))
  .sort();
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string' }, write: { type: 'string' } },
});
const strange = positionals.find((name) => !known.includes(name));
const rounds = Number(values.rounds ?? ROUNDS);
if (strange !== undefined || !Number.isInteger(rounds) || rounds < 1) {
  process.stderr.write(
    strange === undefined
      ? `"${values.rounds}" is no number of rounds\n`
      : `there is no benchmark "${strange}"; known: ${known.join(', ')}\n`,
  );
  process.exit(2);
}
const machine = await thisMachine();
print(
  `${machine.processor}, ${machine.cores} cores, Node ${process.version}, ${rounds} ${rounds === 1 ? 'round' : 'rounds'} each`,
);
const cases: CaseReport[] = [];
for (const name of positionals.length > 0 ? positionals : known) {
  cases.push(await runCase(name, rounds));
}
if (values.write !== undefined) {
  const path = resolve(values.write);
  const day = new Date().toISOString().slice(0, 'YYYY-MM-DD'.length);
  const page = performancePage(cases, { machine, rounds, day });
  const style = await resolveConfig(path);
  await writeFile(path, await format(page, { ...style, filepath: path }));
  print(`\nwrote ${values.write}`);
}
const figures = cases.flatMap(({ measured, grown }) => [...measured, ...grown]);
process.exitCode = figures.every(({ passed }) => passed) ? 0 : 8;
