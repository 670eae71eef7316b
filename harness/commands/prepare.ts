import { resolve } from 'node:path';
import type { CommandModule, Terminal } from '../command.ts';
import type { UnreadableVideo } from '../data/check.ts';
import { MediaError, SightlineError } from '../errors.ts';
import { unknownName } from '../registry.ts';

type Options = {
  data: string;
  split?: string;
  json?: boolean;
  skipInvalid?: boolean;
  checkVideos?: boolean;
};

export const command: CommandModule = {
  summary: 'check the data folder of a benchmark: rows, answers, videos',
  define(program, terminal) {
    program
      .argument('<benchmark>', 'as `sightline list` names it')
      .requiredOption('--data <folder>', 'the folder that holds the annotation file and the videos')
      .option('--split <name>', "the split to check, the benchmark's default if left out")
      .option('--skip-invalid', 'go on without rows that cannot be used')
      .option('--check-videos', 'open every video')
      .option('--json', 'print JSON')
      .action((id: string, options: Options) => prepare(id, options, terminal));
  },
};

async function prepare(id: string, options: Options, terminal: Terminal): Promise<void> {
  const { benchmarks } = await import('../plan/benchmarks.ts');
  const { openDataFolder } = await import('../data/folder.ts');
  const { checkData } = await import('../data/check.ts');

  const benchmark = await benchmarks.load(id);
  const split = options.split ?? benchmark.defaultSplit;
  const splits = Object.keys(benchmark.splits);
  if (!splits.includes(split)) throw unknownName(`split of ${id}`, split, splits);

  const folder = openDataFolder(resolve(terminal.workingFolder, options.data), benchmark.layouts);
  const check = { benchmark, split, folder, skipInvalid: options.skipInvalid ?? false };
  const report =
    options.checkVideos === true
      ? await withMedia(folder.root, (open) => checkData({ ...check, open }), terminal)
      : await checkData(check);

  if (options.json === true) {
    terminal.print(JSON.stringify(report, null, 2));
  } else {
    const { reportText } = await import('../data/report-text.ts');
    terminal.print(reportText(report));
  }
  if (report.verdict.state === 'cannot-run') {
    throw new SightlineError('DATA_INVALID', `${id}, split "${split}": ${report.verdict.text}`);
  }
}

type Open = (file: string) => Promise<UnreadableVideo | null>;

/** Gives `work` a function that opens a video, for as long as the work takes. */
async function withMedia<T>(
  root: string,
  work: (open: Open) => Promise<T>,
  terminal: Terminal,
): Promise<T> {
  const { openMedia } = await import('../media/media.ts');
  const media = await openMedia();
  terminal.note('opening every video …');
  try {
    return await work(async (file) => {
      try {
        await media.probe({ root, file });
        return null;
      } catch (error) {
        if (!(error instanceof MediaError)) throw error;
        return { file, code: error.code, message: error.message };
      }
    });
  } finally {
    await media.close();
  }
}
