import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Terminal } from '../../command.ts';
import { SightlineError } from '../../errors.ts';
import type { FrameEvidence } from '../../contamination/level-check.ts';
import { positive, rate, whole } from '../../flag-values.ts';
import { homeFolder } from '../../home.ts';
import type { CheckOutcome, CheckRequest } from '../../publish/contamination/check.ts';
import type { FrameLevel } from '../../run/frame-hashes/frame-level.ts';
import type { Item } from '../../schema/item.ts';
import type { NameRule } from '../../schema/source-id.ts';
import { chosenItems, needed } from './chosen-items.ts';

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
  frames: boolean;
  fps?: number;
  denseFps?: number;
  crops?: boolean;
  processes: number;
  out?: string;
  json?: boolean;
};

/** Adds `check` below a command. */
export function defineCheck(program: Command, terminal: Terminal): void {
  program
    .command('check')
    .description('look for the items of a benchmark in a corpus, by ids, by pictures and by texts')
    .option(
      '--corpus <manifest>',
      '.jsonl, .csv, .tsv (.gz), .parquet, a folder of videos, or a file of frame hashes',
    )
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
    .option('-d, --data <folder>', 'the folder with the annotations and the videos')
    .option('--items <file>', 'only the items of a list (JSON)')
    .option('--source-names <file>', 'JSON of old video names to those of the benchmark')
    .option('--no-frames', 'open no videos')
    .option('--fps <n>', "frames of the corpus in a second (default: its hashes', or 1)", rate)
    .option(
      '--dense-fps <n>',
      "frames of the benchmark's videos in a second (default: 30, of more than 50 hours 8)",
      rate,
    )
    .option(
      '--crops',
      'find copies that were cropped evenly by up to a tenth, in half the memory more',
    )
    .option('--processes <n>', 'videos decoded at once', positive, availableParallelism())
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

Where the corpus has videos or their hashes (sightline contamination hash), the pictures are compared too;
hashes of videos are kept in .cache/ and made once.

Only report.json may be published: evidence.jsonl and audit.csv hold texts, pictures/ frames of videos.

Examples:
  sightline contamination check --corpus train.jsonl -b video-mme -d DATA
  sightline contamination check --corpus train.parquet --null other.csv -b nextqa -d DATA --out check
  sightline contamination check --corpus videos/ -b motionbench -d DATA --source-names DATA/mapping.json
  sightline contamination check --corpus hashes.jsonl -b video-mme -d DATA --out check
  sightline contamination check --corpus train.csv -b nextqa -d DATA --run runs/tuned --run runs/base`;

async function check(flags: Flags, terminal: Terminal): Promise<void> {
  const { checkContamination } = await import('../../publish/contamination/check.ts');
  const request = await requestOf(flags, terminal);
  const outcome = await checkContamination(request, terminal);
  if (flags.out !== undefined) {
    const folder = resolve(terminal.workingFolder, flags.out);
    for (const file of await written(folder, outcome, { sample: flags.sample, ...request })) {
      terminal.note(`wrote ${relative(terminal.workingFolder, file)}`);
    }
  }
  const { contaminationText } = await import('../../contamination/report-text.ts');
  const { report } = outcome;
  terminal.print(flags.json === true ? JSON.stringify(report, null, 2) : contaminationText(report));
}

/** The files of a check, with pictures where frames were compared. */
async function written(
  folder: string,
  outcome: CheckOutcome,
  { frames, sample }: Pick<CheckRequest, 'frames'> & { sample: number },
): Promise<string[]> {
  const { writeCheck } = await import('../../publish/contamination/report-folder.ts');
  if (frames === null || outcome.evidence.every((row) => row.frames === undefined)) {
    return writeCheck(folder, outcome, { sample });
  }
  const { openMedia } = await import('../../media/media.ts');
  const { pairPicture } = await import('../../run/frame-hashes/pair-picture.ts');
  const media = await openMedia();
  try {
    const picture = (of: FrameEvidence) => pairPicture(of, frames.folders, media);
    return await writeCheck(folder, outcome, { sample, picture });
  } finally {
    await media.close();
  }
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
  const { benchmark, items, listName, dataFolder } = await chosenItems(flags, terminal);
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
    frames: flags.frames
      ? await framesOf({ items, dataFolder, corpus: place(corpus) }, flags, terminal)
      : null,
    seed: flags.seed,
  };
}

async function framesOf(
  { items, dataFolder, corpus }: { items: readonly Item[]; dataFolder: string; corpus: string },
  { fps, denseFps, crops, processes }: Flags,
  terminal: Terminal,
): Promise<FrameLevel> {
  const { frameLevel } = await import('../../run/frame-hashes/frame-level.ts');
  const { typedCommand } = await import('../../run/typed-command.ts');
  const cache = (name: string) => join(homeFolder(terminal.workingFolder), '.cache', name);
  const isFolder = statSync(corpus, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return frameLevel({
    items,
    dataFolder,
    corpusFolder: isFolder ? corpus : dirname(corpus),
    framesPerSecond: { benchmark: denseFps ?? null, corpus: fps ?? null },
    crops: crops === true,
    cacheFolder: cache('frame-hashes'),
    packetsFolder: cache('packets'),
    terminal,
    processes,
    resumeCommand: typedCommand(),
  });
}

function rule(text: string): NameRule {
  const rules: readonly string[] = ['any', 'youtube', 'flickr', 'file'] satisfies NameRule[];
  if (rules.includes(text)) return text as NameRule;
  throw new SightlineError('USAGE', `--names takes ${rules.join(', ')}, not "${text}"`);
}

function gathered(text: string, before: string[]): string[] {
  return [...before, text];
}
