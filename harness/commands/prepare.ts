import { dirname, join, resolve } from 'node:path';
import type { CommandModule, Terminal } from '../command.ts';
import type { DataReport, UnreadableVideo } from '../data/check.ts';
import { MediaError, SightlineError } from '../errors.ts';
import { unknownName } from '../registry.ts';
import type { Benchmark } from '../schema/benchmark.ts';

type Options = {
  data?: string;
  split?: string;
  json?: boolean;
  skipInvalid?: boolean;
  checkVideos?: boolean;
  download?: boolean;
  sample?: boolean;
  revision?: string;
  only?: string;
  keepZips?: boolean;
};

export const command: CommandModule = {
  summary: 'download a benchmark, and check its data folder: rows, answers, videos',
  define(program, terminal) {
    program
      .argument('<benchmark>', 'as `sightline list` names it, or a descriptor file')
      .option(
        '--data <folder>',
        "the folder that holds the annotation file and the videos (default: the config's; with --download data/<benchmark>, with --sample data/<benchmark>-sample)",
      )
      .option('--split <name>', "the split to check, the benchmark's default if left out")
      .option('--skip-invalid', 'go on without rows that cannot be used')
      .option('--check-videos', 'open every video')
      .option('--download', 'get what the Hugging Face hub has of it first')
      .option('--sample', 'copy its sample first: a few clips of our own (CC0), to try things out')
      .option('--revision <commit>', 'another state of the dataset than the pinned one')
      .option('--only <pattern>', 'download only files that fit, e.g. "videos_chunked_01.zip"')
      .option('--keep-zips', 'leave zips where they are when they are unpacked')
      .option('--json', 'print JSON')
      .addHelpText(
        'after',
        `
Examples:
  sightline prepare video-mme --download --data ~/data/video-mme
  sightline prepare video-mme --download --data ~/data/video-mme --only "{videomme/*,subtitle.zip}"
  sightline prepare nextqa --data ~/data/nextqa --split test
  sightline prepare nextqa --sample

A download goes on where it was stopped. HF_TOKEN is the token for datasets whose terms must be accepted, HF_ENDPOINT a mirror of the hub.`,
      )
      .action((id: string, options: Options) => prepare(id, options, terminal));
  },
};

async function prepare(id: string, options: Options, terminal: Terminal): Promise<void> {
  const { isDescriptor, resolveBenchmark } = await import('../plan/benchmarks.ts');
  const described = isDescriptor(id) ? resolve(terminal.workingFolder, id) : null;
  const benchmark = await resolveBenchmark(described ?? id);
  if (options.sample === true) return prepareSample(benchmark, options, terminal);
  const split = options.split ?? benchmark.defaultSplit;
  const splits = Object.keys(benchmark.splits);
  if (!splits.includes(split)) throw unknownName(`split of ${id}`, split, splits);
  // The rows of a benchmark of one's own stand beside its descriptor.
  const beside = described === null ? undefined : dirname(described);
  const data = options.data ?? beside ?? (await folderInConfig(id, terminal));
  checkWords(id, data === undefined ? options : { ...options, data });
  const root = resolve(terminal.workingFolder, data ?? join('data', id));
  if (options.download !== true) {
    const report = await checked(benchmark, { ...options, split, root }, terminal);
    await print(report, options, terminal);
    refuse(report);
    return;
  }

  const { downloadBenchmark } = await import('../download/download-benchmark.ts');
  const { untilInterrupted } = await import('../download/until-interrupted.ts');
  const { revision, only, keepZips } = options;
  const wanted = {
    benchmark,
    root,
    ...(revision !== undefined && { revision }),
    ...(only !== undefined && { only }),
    ...(keepZips !== undefined && { keepZips }),
  };
  const downloaded = await untilInterrupted((signal) =>
    downloadBenchmark({ ...wanted, signal }, terminal),
  );
  const report = await checkedIfThere(benchmark, { ...options, split, root }, terminal);
  if (options.json === true) {
    terminal.print(JSON.stringify({ root, ...downloaded, report }, null, 2));
  } else {
    const { downloadText } = await import('../download/download-text.ts');
    if (report !== null) await print(report, options, terminal);
    terminal.print(downloadText(downloaded, { root, split, checked: report !== null }));
  }
  if (report !== null) refuse(report);
}

/** A sample is copied, and checked as a folder of one's own is. */
async function prepareSample(
  benchmark: Benchmark,
  options: Options,
  terminal: Terminal,
): Promise<void> {
  if (options.download === true) {
    throw new SightlineError('USAGE', '--sample and --download exclude each other');
  }
  checkWords(benchmark.id, { ...options, data: '' });
  const { copySample, splitOfSample } = await import('../plan/sample.ts');
  const folder = options.data ?? join('data', `${benchmark.id}-sample`);
  const root = resolve(terminal.workingFolder, folder);
  await copySample(benchmark, root);
  const split = options.split ?? splitOfSample(benchmark, root);
  const report = await checked(benchmark, { ...options, split, root }, terminal);
  await print(report, options, terminal);
  terminal.note(`ask it with -b ${benchmark.id} --split ${split} -d ${folder}`);
  refuse(report);
}

/** The data folder of a benchmark in `sightline.config.json`. */
async function folderInConfig(id: string, terminal: Terminal): Promise<string | undefined> {
  const { loadConfig } = await import('../config/config-file.ts');
  return (await loadConfig(terminal.workingFolder)).config.data[id];
}

function checkWords(id: string, options: Options): void {
  if (options.download === true) return;
  for (const word of ['revision', 'only', 'keepZips'] as const) {
    if (options[word] === undefined) continue;
    const flag = word === 'keepZips' ? '--keep-zips' : `--${word}`;
    throw new SightlineError('USAGE', `${flag} goes with --download`);
  }
  if (options.data !== undefined) return;
  throw new SightlineError('USAGE', 'the data folder is not named', {
    hint: `npx sightline prepare ${id} --data FOLDER checks a folder; --download gets the data`,
  });
}

type Place = Options & { split: string; root: string };

async function checked(
  benchmark: Benchmark,
  place: Place,
  terminal: Terminal,
): Promise<DataReport> {
  const { openDataFolder } = await import('../data/folder.ts');
  const { checkData } = await import('../data/check.ts');
  const folder = openDataFolder(place.root, benchmark.layouts);
  const check = { benchmark, split: place.split, folder, skipInvalid: place.skipInvalid ?? false };
  return place.checkVideos === true
    ? withMedia(folder.root, (open) => checkData({ ...check, open }), terminal)
    : checkData(check);
}

/** Null where the rows of the split were not among what was downloaded. */
async function checkedIfThere(...words: Parameters<typeof checked>): Promise<DataReport | null> {
  try {
    return await checked(...words);
  } catch (error) {
    if (error instanceof SightlineError && error.code === 'DATA_MISSING') return null;
    throw error;
  }
}

async function print(report: DataReport, options: Options, terminal: Terminal): Promise<void> {
  if (options.json === true) {
    terminal.print(JSON.stringify(report, null, 2));
  } else {
    const { reportText } = await import('../data/report-text.ts');
    terminal.print(reportText(report));
  }
}

function refuse({ benchmark, split, verdict }: DataReport): void {
  if (verdict.state !== 'cannot-run') return;
  throw new SightlineError('DATA_INVALID', `${benchmark}, split "${split}": ${verdict.text}`);
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
