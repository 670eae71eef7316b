import { compareGeneratorInputs } from '../comparison/generators/report.ts';
import { compareInputs } from '../comparison/report.ts';
import { benchmarkFacts } from '../publish/benchmark-facts.ts';
import { readInput, type ReadInput } from '../publish/comparison-inputs.ts';
import { renderComparison } from '../publish/render-comparison.ts';
import { renderGenerators } from '../publish/render-generators.ts';

type Shown = (path: string) => string;

/** Whether two models differ over all benchmarks, as `sightline compare` prints it. */
export async function comparisonText(folders: string[], shown: Shown): Promise<string> {
  const inputs = await inputsOf(folders, shown);
  const facts = await benchmarkFacts(inputs);
  const tasks = new Map(Array.from(facts, ([id, { task }]) => [id, task]));
  return renderComparison(compareInputs(inputs, { tasks }), { format: 'text', facts });
}

/** Whether two generators differ as their judge rates them, as `sightline compare` prints it. */
export async function generatorComparisonText(folders: string[], shown: Shown): Promise<string> {
  const inputs = await inputsOf(folders, shown);
  const facts = await benchmarkFacts(inputs);
  return renderGenerators(compareGeneratorInputs(inputs), { format: 'text', facts });
}

async function inputsOf(folders: string[], shown: Shown): Promise<ReadInput[]> {
  const inputs: ReadInput[] = [];
  for (const folder of folders) inputs.push(await readInput(folder, shown));
  return inputs;
}
