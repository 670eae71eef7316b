import { dirname, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Terminal } from '../../command.ts';
import { SightlineError } from '../../errors.ts';
import { positive, whole } from '../../flag-values.ts';
import type { CheckRequest } from '../../publish/contamination/check.ts';
import type { NameRule } from '../../schema/source-id.ts';

type Flags = {
  corpus?: string;
  corpusName?: string;
  null?: string;
  names: NameRule;
  column: string[];
  complete?: string;
  benchmark?: string;
  split?: string;
  data?: string;
  items?: string;
  sourceNames?: string;
  run: string[];
  seed: number;
  sample: number;
  skipInvalid?: boolean;
  out?: string;
  json?: boolean;
};

/** Adds `check` below a command. */
export function defineCheck(program: Command, terminal: Terminal): void {
  program
    .command('check')
    .description('look for the items of a benchmark in a corpus, by ids of videos and by texts')
    .option('--corpus <manifest>', '.jsonl, .csv, .tsv (.gz), .parquet, or a folder of videos')
    .option('--corpus-name <name>', 'what the report calls it (default: the name of the file)')
    .option('--null <manifest>', 'a corpus of the same style that cannot hold any item')
    .option(
      '--names <rule>',
      'bare file names of the corpus: any, youtube, flickr, file',
      rule,
      'any',
    )
    .option(
      '--column <name=column>',
      'read a column of the corpus under another name',
      gathered,
      [],
    )
    .option('--complete <who>', 'who says that the corpus is everything the model was trained on')
    .option('-b, --benchmark <id|file>', 'benchmark, or the descriptor of one of your own')
    .option('--split <name>', "split of the benchmark (default: the benchmark's own)")
    .option('-d, --data <folder>', 'the folder with the annotations; videos are not opened')
    .option('--items <file>', 'only the items of a list (JSON)')
    .option('--source-names <file>', 'JSON of old video names to those of the benchmark')
    .option('--run <run>', 'scores of a run or record on clean and flagged items', gathered, [])
    .option('--seed <n>', 'seed of MinHash and of the audit sample', whole, 0)
    .option('--sample <n>', 'flagged items of each level on the audit sheet', positive, 50)
    .option('--skip-invalid', 'leave rows out that break the format')
    .option('-o, --out <folder>', 'write the report, the evidence and the audit sheet')
    .option('--json', 'print the report as JSON, shares of 1')
    .addHelpText('after', EXAMPLES)
    .action((flags: Flags) => check(flags, terminal));
}

const EXAMPLES = `
A row of the corpus may have a video id or URL, start and end in seconds, a channel, question, options and
answer or other text, a path to a video or to hashes; other columns are passed over. An item is flagged by
its id where the corpus has its video in a part that shares time, and by its text where the corpus has that
in a row of the same video; elsewhere the same words are a question that many would ask.

Only report.json may be published: evidence.jsonl and audit.csv hold texts.

Examples:
  sightline contamination check --corpus train.jsonl -b video-mme -d DATA
  sightline contamination check --corpus train.parquet --null other.csv -b nextqa -d DATA --out check
  sightline contamination check --corpus videos/ -b motionbench -d DATA --source-names DATA/mapping.json
  sightline contamination check --corpus train.csv -b nextqa -d DATA --run runs/tuned --run runs/base`;

async function check(flags: Flags, terminal: Terminal): Promise<void> {
  const { checkContamination } = await import('../../publish/contamination/check.ts');
  const outcome = await checkContamination(await requestOf(flags, terminal), terminal);
  if (flags.out !== undefined) {
    const { writeCheck } = await import('../../publish/contamination/report-folder.ts');
    const folder = resolve(terminal.workingFolder, flags.out);
    for (const file of await writeCheck(folder, outcome, flags.sample)) {
      terminal.note(`wrote ${relative(terminal.workingFolder, file)}`);
    }
  }
  const { contaminationText } = await import('../../contamination/report-text.ts');
  const { report } = outcome;
  terminal.print(flags.json === true ? JSON.stringify(report, null, 2) : contaminationText(report));
}

async function requestOf(flags: Flags, terminal: Terminal): Promise<CheckRequest> {
  const place = (path: string) => resolve(terminal.workingFolder, path);
  const shown = (path: string) => relative(terminal.workingFolder, path) || '.';
  const corpus = needed(
    flags.corpus,
    '--corpus',
    'sightline contamination check --help says of what',
  );
  const choice = {
    rule: flags.names,
    columns: flags.column,
    skipInvalid: flags.skipInvalid === true,
  };
  const { benchmark, items, listName } = await chosenItems(flags, terminal);
  const { readSourceNames } = await import('../../publish/contamination/item-sources.ts');
  const { readResults } = await import('../../publish/contamination/result-scores.ts');
  return {
    benchmark,
    items,
    listName,
    corpus: {
      ...choice,
      path: place(corpus),
      ...(flags.corpusName === undefined ? {} : { name: flags.corpusName }),
    },
    // Another file has its own columns and names.
    nullCorpus:
      flags.null === undefined
        ? null
        : { ...choice, rule: 'any', columns: [], path: place(flags.null) },
    sourceNames:
      flags.sourceNames === undefined ? new Map() : await readSourceNames(place(flags.sourceNames)),
    completeBy: flags.complete ?? null,
    results: await readResults(flags.run.map(place), { benchmark: benchmark.id, shown }),
    seed: flags.seed,
  };
}

async function chosenItems(flags: Flags, terminal: Terminal) {
  const named = needed(flags.benchmark, '--benchmark', 'npx sightline list benchmarks');
  const place = (path: string) => resolve(terminal.workingFolder, path);
  const { isDescriptor, resolveBenchmark } = await import('../../plan/benchmarks.ts');
  const described = isDescriptor(named) ? place(named) : null;
  const benchmark = await resolveBenchmark(described ?? named);
  const { loadConfig } = await import('../../config/config-file.ts');
  const { data } = (await loadConfig(terminal.workingFolder)).config;
  // The rows of a benchmark of one's own stand beside its descriptor.
  const beside = described === null ? undefined : dirname(described);
  const folder = needed(
    flags.data ?? data[benchmark.id] ?? beside,
    '--data',
    `npx sightline prepare ${benchmark.id} --data DIR says what the folder should hold`,
  );
  const { readConfig } = await import('../../read-config.ts');
  const { itemListSchema } = await import('../../schema/item-set.ts');
  const list =
    flags.items === undefined ? undefined : await readConfig(place(flags.items), itemListSchema);
  const { loadItems } = await import('../../plan/items.ts');
  const { items } = await loadItems({
    benchmark,
    split: flags.split ?? benchmark.defaultSplit,
    dataFolder: place(folder),
    ...(list === undefined ? {} : { list }),
    ...(flags.skipInvalid === true ? { skipInvalid: true } : {}),
  });
  return { benchmark, items, listName: list?.name ?? null };
}

function needed(value: string | undefined, flag: string, hint: string): string {
  if (value !== undefined) return value;
  throw new SightlineError('USAGE', `${flag} is missing`, { hint });
}

function rule(text: string): NameRule {
  const rules: readonly string[] = ['any', 'youtube', 'flickr', 'file'] satisfies NameRule[];
  if (rules.includes(text)) return text as NameRule;
  throw new SightlineError('USAGE', `--names takes ${rules.join(', ')}, not "${text}"`);
}

function gathered(text: string, before: string[]): string[] {
  return [...before, text];
}
