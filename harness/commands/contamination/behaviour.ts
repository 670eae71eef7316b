import { relative, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Terminal } from '../../command.ts';
import { whole } from '../../flag-values.ts';

type Flags = {
  control: string[];
  base: string[];
  seed: number;
  out?: string;
  json?: boolean;
};

/** Adds `behaviour` below a command. */
export function defineBehaviour(program: Command, terminal: Terminal): void {
  program
    .command('behaviour')
    .description(
      'whether a model behaves as if it remembered a benchmark; weak, and without a corpus',
    )
    .argument('<run...>', 'run folders or records, one a benchmark')
    .option('--control <run>', 'the same model where it can remember nothing', gathered, [])
    .option(
      '--base <run>',
      'the checkpoint before, on items of a run or of a control',
      gathered,
      [],
    )
    .option('--seed <n>', 'seed of the tests', whole, 0)
    .option('-o, --out <file>', 'write the report as JSON, for attach and publish')
    .option('--json', 'print the report as JSON, shares of 1')
    .addHelpText('after', EXAMPLES)
    .action((runs: string[], flags: Flags) => behaviour(runs, flags, terminal));
}

const EXAMPLES = `
What is read, where it was asked (sightline run … --probe):
  option order   full,rotate               right where the options are, less the mean of other places
  hidden option  masked-option             wrong options that the model writes without having seen them
  blind gain     blind, and --base         right without the video, less the base
  mirror         full,mirror-swap,mirror   lost when left and right change places

Each is held against a control: a benchmark that is newer than the model, or one of your own, under the
same probes; for the mirror it is the items of the same run that name no side. Nothing is tested without.

Examples:
  sightline contamination behaviour runs/tuned-video-mme --control runs/tuned-fresh
  sightline contamination behaviour runs/tuned --base runs/base --control runs/tuned-fresh \\
    --base runs/base-fresh --out behaviour.json`;

async function behaviour(runs: string[], flags: Flags, terminal: Terminal): Promise<void> {
  const { readInput } = await import('../../publish/comparison-inputs.ts');
  const shown = (path: string) => relative(terminal.workingFolder, path) || '.';
  const read = async (paths: readonly string[]) => {
    const sides = [];
    for (const path of paths) {
      sides.push(...(await readInput(resolve(terminal.workingFolder, path), shown)).sides);
    }
    return sides;
  };
  const { behaviourReport } = await import('../../publish/contamination/behaviour.ts');
  const { harnessVersion } = await import('../../version.ts');
  const { version } = await harnessVersion();
  const report = {
    ...behaviourReport({
      runs: await read(runs),
      controls: await read(flags.control),
      bases: await read(flags.base),
      seed: flags.seed,
    }),
    made: { at: new Date().toISOString(), harness: version },
  };
  const json = JSON.stringify(report, null, 2);
  if (flags.out !== undefined) {
    const { writeAtomically } = await import('../../atomic-write.ts');
    await writeAtomically(resolve(terminal.workingFolder, flags.out), `${json}\n`);
    terminal.note(`wrote ${flags.out}`);
  }
  const { behaviourText } = await import('../../contamination/behaviour/behaviour-text.ts');
  terminal.print(flags.json === true ? json : behaviourText(report));
}

function gathered(text: string, before: string[]): string[] {
  return [...before, text];
}
