import { relative, resolve } from 'node:path';
import type { ComparisonReport } from '../comparison/comparison-report.ts';
import { compareGeneratorInputs, type GeneratorReport } from '../comparison/generators/report.ts';
import type { ReportOptions } from '../comparison/options.ts';
import { compareInputs } from '../comparison/report.ts';
import { benchmarkFacts } from '../publish/benchmark-facts.ts';
import { readInput, type ReadInput } from '../publish/comparison-inputs.ts';

/** The defaults are those of `sightline compare`. */
export type ComparisonOptions = Pick<
  ReportOptions,
  'probe' | 'margin' | 'seed' | 'draws' | 'permissions' | 'gates'
> & {
  /** Paths are from here. Default: the process's. */
  workingFolder?: string;
};

/**
 * Whether two runs differ: `other − base` by item, clustered by video, in shares of 1, with intervals at
 * 95 % and p adjusted over the rows. A gate that does not hold is in the report and no error.
 *
 * @param base a run folder, a published record, or a folder of either; so is `other`.
 * @throws `COMPARISON_REFUSED` where the two are no one measurement, `CONFIG_INVALID` for what is no run.
 */
export async function compare(
  base: string,
  other: string,
  options: ComparisonOptions = {},
): Promise<ComparisonReport> {
  const inputs = await inputsOf([base, other], options);
  const facts = await benchmarkFacts(inputs);
  const tasks = new Map(Array.from(facts, ([id, { task }]) => [id, task]));
  return compareInputs(inputs, { ...chosen(options), tasks });
}

/**
 * The same of two generators of videos, by the ratings of their judge.
 *
 * @throws as `compare`.
 */
export async function compareGenerators(
  base: string,
  other: string,
  options: Omit<ComparisonOptions, 'margin' | 'gates'> = {},
): Promise<GeneratorReport> {
  return compareGeneratorInputs(await inputsOf([base, other], options), chosen(options));
}

async function inputsOf(
  paths: string[],
  { workingFolder = process.cwd() }: ComparisonOptions,
): Promise<ReadInput[]> {
  const shown = (path: string) => relative(workingFolder, path) || '.';
  const inputs: ReadInput[] = [];
  for (const path of paths) inputs.push(await readInput(resolve(workingFolder, path), shown));
  return inputs;
}

/** An option that is left out must not hide its default. */
function chosen(options: ComparisonOptions): ReportOptions {
  const { probe, margin, seed, draws, permissions, gates } = options;
  const given = Object.entries({ probe, margin, seed, draws, permissions, gates });
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}
