import { compareInputs } from '../comparison/report.ts';
import { benchmarkFacts } from '../publish/benchmark-facts.ts';
import { readInput } from '../publish/comparison-inputs.ts';
import { renderComparison } from '../publish/render-comparison.ts';

/** Whether two models differ over all benchmarks, as `sightline compare` prints it. */
export async function comparisonText(
  folders: string[],
  shown: (path: string) => string,
): Promise<string> {
  const inputs = [];
  for (const folder of folders) inputs.push(await readInput(folder, shown));
  const facts = await benchmarkFacts(inputs);
  const tasks = new Map(Array.from(facts, ([id, { task }]) => [id, task]));
  return renderComparison(compareInputs(inputs, { tasks }), { format: 'text', facts });
}
