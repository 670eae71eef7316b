import { dirname, join, relative, resolve } from 'node:path';
import type { CommandModule, Terminal } from '../command.ts';
import { SightlineError } from '../errors.ts';
import { positive } from '../flag-values.ts';
import { homeFolder } from '../home.ts';

type Flags = {
  benchmark?: string;
  split?: string;
  data?: string;
  items?: string;
  results?: string;
  seeds: number;
  logit: boolean;
  skipInvalid?: boolean;
  json?: boolean;
};

export const command: CommandModule = {
  summary: 'what a benchmark can be answered with by rules that see no video; asks no model',
  define(program, terminal) {
    program
      .option('-b, --benchmark <id|file>', 'benchmark, or the descriptor of one of your own')
      .option('--split <name>', "split of the benchmark (default: the benchmark's own)")
      .option('-d, --data <folder>', 'the folder with the annotations; videos are not opened')
      .option('--items <file>', 'only the items of a list (JSON)')
      .option('--results <folder>', 'where the record goes (default: results/ of the clone)')
      .option('--seeds <n>', 'fold seeds of the classifier', positive, 5)
      .option('--no-logit', 'without the classifier, which takes some seconds a seed')
      .option('--skip-invalid', 'leave rows out that break the format')
      .option('--json', 'print the record as JSON')
      .addHelpText(
        'after',
        `
Examples:
  sightline floors -b nextqa --split test -d DATA
  sightline floors -b video-mme -d DATA --seeds 8 --json`,
      )
      .action((flags: Flags) => floors(flags, terminal));
  },
};

async function floors(flags: Flags, terminal: Terminal): Promise<void> {
  const { loadItems } = await import('../plan/items.ts');
  const { describeItems } = await import('../plan/item-set.ts');
  const { makeFloors } = await import('../publish/floors.ts');
  const choice = await chosenItems(flags, terminal);
  const { benchmark, split } = choice;
  if (benchmark.splits[split]?.hiddenAnswers === true) {
    throw new SightlineError('USAGE', `the authors keep the answers of ${benchmark.id} ${split}`, {
      hint: `a floor needs the right options; splits: ${Object.keys(benchmark.splits).join(', ')}`,
    });
  }
  const { items } = await loadItems(choice);
  const itemSet = describeItems(benchmark, items, choice.list?.name ?? null);
  const seeds = flags.logit ? flags.seeds : 0;
  const record = await makeFloors({ items, itemSet, seed: 0, seeds });

  const { floorsText } = await import('../publish/floors-text.ts');
  terminal.print(flags.json === true ? JSON.stringify(record, null, 2) : floorsText(record));
  const { SMALLEST_CELL } = await import('../publish/shown-labels.ts');
  const secret = benchmark.publishes === 'outcomes' || benchmark.publishes === 'aggregates';
  if (secret && record.whole.n < SMALLEST_CELL) {
    terminal.note(
      `nothing is written: totals over fewer than ${SMALLEST_CELL} items would give answers of ${benchmark.id} away`,
    );
    return;
  }
  const { writeFloors } = await import('../publish/floors-file.ts');
  const results =
    flags.results === undefined
      ? join(homeFolder(terminal.workingFolder), 'results')
      : resolve(terminal.workingFolder, flags.results);
  const file = await writeFloors(results, record, itemSet);
  terminal.note(relative(terminal.workingFolder, file));
}

async function chosenItems(flags: Flags, terminal: Terminal) {
  if (flags.benchmark === undefined) {
    throw new SightlineError('USAGE', '--benchmark is missing', {
      hint: 'npx sightline list benchmarks',
    });
  }
  const { isDescriptor, resolveBenchmark } = await import('../plan/benchmarks.ts');
  const place = (path: string) => resolve(terminal.workingFolder, path);
  const described = isDescriptor(flags.benchmark) ? place(flags.benchmark) : null;
  const benchmark = await resolveBenchmark(described ?? flags.benchmark);
  // The rows of a benchmark of one's own stand beside its descriptor.
  const beside = described === null ? undefined : dirname(described);
  const { loadConfig } = await import('../config/config-file.ts');
  const { data } = (await loadConfig(terminal.workingFolder)).config;
  const folder = flags.data ?? data[benchmark.id] ?? beside;
  if (folder === undefined) {
    throw new SightlineError('USAGE', '--data is missing', {
      hint: `npx sightline prepare ${benchmark.id} --data DIR says what the folder should hold`,
    });
  }
  const { readConfig } = await import('../read-config.ts');
  const { itemListSchema } = await import('../schema/item-set.ts');
  return {
    benchmark,
    split: flags.split ?? benchmark.defaultSplit,
    dataFolder: place(folder),
    ...(flags.items === undefined
      ? {}
      : { list: await readConfig(place(flags.items), itemListSchema) }),
    ...(flags.skipInvalid === true ? { skipInvalid: true } : {}),
  };
}
