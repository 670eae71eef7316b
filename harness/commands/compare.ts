import { relative, resolve } from 'node:path';
import type { CommandModule, Terminal } from '../command.ts';
import type { ReportOptions } from '../comparison/options.ts';
import { SightlineError } from '../errors.ts';
import type { BenchmarkFacts } from '../publish/benchmark-facts.ts';
import type { ReadInput } from '../publish/comparison-inputs.ts';
import {
  armOf,
  compareFlags,
  formatOf,
  refuseForGenerators,
  shownOf,
  type CompareFlags,
} from './compare/flags.ts';
import { compareWords } from './compare/words.ts';

export const command: CommandModule = {
  summary: 'whether runs differ, by how much, and what their items could have shown',
  define(program, terminal) {
    compareFlags(
      program.argument(
        '[run...]',
        'run folders, published records, or folders of them; the first is the base',
      ),
    )
      .addHelpText('after', EXAMPLES)
      .action((runs: string[], flags: CompareFlags) => compare(runs, flags, terminal));
  },
};

const EXAMPLES = `
A difference is the other run less the base, B − A. With more than two, each is compared with the
first; checkpoints of one series, in one folder or named in order, also with the step before. Runs whose
scores are not of today's rules are read anew first, in memory.

Generators of videos are compared by the ratings of their judge, under each scoring rule, and never
together with questions: a folder that holds both is compared without them.

Examples:
  sightline compare runs/base runs/tuned
  sightline compare runs/base runs/tuned --gate "B >= A - 2" --flips
  sightline compare runs/suite-base runs/suite-tuned
  sightline compare --arm base=runs/b1,runs/b2,runs/b3 --arm tuned=runs/t1,runs/t2,runs/t3
  sightline compare runs/generator-a runs/generator-b --details
  sightline compare runs/step-100 runs/step-200 runs/step-300 --report series.html
  sightline compare results/video-mme/a.json results/video-mme/b.json --allow-different-protocol`;

async function compare(runs: string[], flags: CompareFlags, terminal: Terminal): Promise<void> {
  const format = formatOf(flags);
  const { writeAtomically } = await import('../atomic-write.ts');
  const write = async (name: string, text: string) => {
    const file = resolve(terminal.workingFolder, name);
    await writeAtomically(file, text);
    terminal.note(`wrote ${relative(terminal.workingFolder, file)}`);
  };
  const read = await reportOf(runs, flags, terminal);
  if ('generators' in read) {
    const { renderGenerators } = await import('../publish/render-generators.ts');
    const details = flags.details === true;
    const text = renderGenerators(read.generators, { format, facts: read.facts, details });
    if (flags.out === undefined) terminal.print(text);
    else await write(flags.out, `${text}\n`);
    return;
  }
  const { report, facts } = read;
  const { renderComparison, renderComparisonPage } =
    await import('../publish/render-comparison.ts');
  const text = renderComparison(report, { format, facts, ...shownOf(flags) });
  if (flags.out === undefined) terminal.print(text);
  else await write(flags.out, `${text}\n`);
  if (flags.report !== undefined) {
    const words = compareWords(runs, flags);
    await write(
      flags.report,
      await renderComparisonPage(report, { facts, command: words, madeAt: new Date() }),
    );
  }
  const failed = report.gates.filter(({ passed }) => !passed);
  if (failed.length === 0) return;
  const { gateLine } = await import('../comparison/text/gates-text.ts');
  throw new SightlineError('GATE_FAILED', failed.map(gateLine).join('\n'), {
    hint: 'a gate passes when the bound of the interval satisfies it: more items, or a wider margin fixed beforehand',
  });
}

async function reportOf(runs: string[], flags: CompareFlags, terminal: Terminal) {
  const { readInput } = await import('../publish/comparison-inputs.ts');
  const { benchmarkFacts } = await import('../publish/benchmark-facts.ts');
  const { comparableInputs, compareGeneratorInputs } =
    await import('../comparison/generators/report.ts');
  const shown = (path: string) => relative(terminal.workingFolder, path) || '.';
  const read = (path: string) => readInput(resolve(terminal.workingFolder, path), shown);
  if (flags.arm !== undefined) {
    if (runs.length > 0) {
      throw new SightlineError('USAGE', `${runs[0]} stands beside --arm`, {
        hint: 'name runs in arms, or without any',
      });
    }
    const arms = [];
    const left: string[] = [];
    for (const { name, paths } of flags.arm.map(armOf)) {
      const own: ReadInput[] = [];
      for (const path of paths) own.push(await read(path));
      const { generators, inputs, notes } = comparableInputs(own);
      if (generators) refuseForGenerators(flags);
      left.push(...notes);
      arms.push({ name, runs: inputs });
    }
    const { compareArmInputs } = await import('../comparison/arm-report.ts');
    const facts = await benchmarkFacts(arms.flatMap((arm) => arm.runs));
    const report = compareArmInputs(arms, optionsOf(flags, facts));
    return { report: { ...report, notes: [...new Set([...left, ...report.notes])] }, facts };
  }
  const all: ReadInput[] = [];
  for (const path of runs) all.push(await read(path));
  const { generators, inputs, notes } = comparableInputs(all);
  const facts = await benchmarkFacts(inputs);
  const options = optionsOf(flags, facts);
  if (generators) {
    refuseForGenerators(flags);
    return { generators: compareGeneratorInputs(inputs, options), facts };
  }
  const { compareInputs } = await import('../comparison/report.ts');
  const report = compareInputs(inputs, options);
  return { report: { ...report, notes: [...notes, ...report.notes] }, facts };
}

function optionsOf(flags: CompareFlags, facts: ReadonlyMap<string, BenchmarkFacts>): ReportOptions {
  return {
    probe: flags.probe,
    margin: flags.margin,
    seed: flags.seed,
    draws: flags.draws,
    permissions: {
      commonItems: flags.commonItems === true,
      differentProtocol: flags.allowDifferentProtocol === true,
    },
    sharedSeeds: flags.sharedSeeds === true,
    gates: flags.gate ?? [],
    tasks: new Map(Array.from(facts, ([id, { task }]) => [id, task])),
  };
}
