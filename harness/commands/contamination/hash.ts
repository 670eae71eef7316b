import { availableParallelism } from 'node:os';
import { relative, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Terminal } from '../../command.ts';
import { SightlineError } from '../../errors.ts';
import { positive, rate } from '../../flag-values.ts';

type Flags = {
  out: string;
  fps?: number;
  mirrored?: boolean;
  crops?: boolean;
  column: string[];
  benchmark?: string;
  split?: string;
  data?: string;
  processes: number;
  json?: boolean;
};

/** Adds `hash` below a command. */
export function defineHash(program: Command, terminal: Terminal): void {
  program
    .command('hash')
    .description('hash the frames of videos, so that hashes can be shared and not videos')
    .argument('[corpus]', 'a folder of videos, or a manifest with a column of videos beside it')
    .requiredOption('-o, --out <file>', 'hashes.jsonl; one that is there is gone on with')
    .option(
      '--fps <n>',
      'frames in a second (default: 1; of a benchmark 30, of more than 50 hours 8)',
      rate,
    )
    .option('--mirrored', 'mirrored frames too: the side of the benchmark (twice the size)')
    .option('--crops', 'middles of the frames too: the side of the benchmark (more)')
    .option('--column <name=column>', 'read a column under another name', gathered, [])
    .option('-b, --benchmark <id|file>', 'the videos of a benchmark instead of a corpus')
    .option('--split <name>', 'split of the benchmark')
    .option('-d, --data <folder>', "the benchmark's folder")
    .option('--processes <n>', 'videos decoded at once', positive, availableParallelism())
    .option('--json', 'print what was hashed as JSON')
    .addHelpText('after', EXAMPLES)
    .action((corpus: string | undefined, flags: Flags) => hash(corpus, flags, terminal));
}

const EXAMPLES = `
A line a video: its name below the folder, the times of its frames, their PDQ hashes and qualities; no pixels.
The same command goes on where it was killed or stopped. A video that cannot be read is a line that says why;
it is tried again, and as long as there is one the command ends with exit code 7.

Examples:
  sightline contamination hash videos/ --out hashes.jsonl
  sightline contamination hash train.jsonl --column video=clip_path --fps 2 --out hashes.jsonl
  sightline contamination hash -b motionbench -d DATA --mirrored --out motionbench.jsonl`;

async function hash(corpus: string | undefined, flags: Flags, terminal: Terminal): Promise<void> {
  const place = (path: string) => resolve(terminal.workingFolder, path);
  if ((corpus === undefined) === (flags.benchmark === undefined)) {
    throw new SightlineError('USAGE', 'give a corpus or --benchmark, one of them', {
      hint: 'sightline contamination hash --help has examples',
    });
  }
  const { videosOf } = await import('../../run/frame-hashes/named-videos.ts');
  const { hashAll } = await import('../../run/frame-hashes/hash-all.ts');
  const { typedCommand } = await import('../../run/typed-command.ts');
  const { denseRate } = await import('../../run/frame-hashes/dense-rate.ts');
  const { openMedia } = await import('../../media/media.ts');
  const videos =
    corpus === undefined
      ? await videosOfBenchmark(flags, terminal)
      : await videosOf(place(corpus), flags.column);
  const { processes } = flags;
  const resumeCommand = typedCommand();
  const media = await openMedia({ processes });
  const usual = () => (corpus === undefined ? denseRate(videos, { media, processes }) : 1);
  const hashing = async () =>
    hashAll(
      {
        title: relative(terminal.workingFolder, place(flags.out)),
        videos,
        out: place(flags.out),
        framesPerSecond: flags.fps ?? (await usual()),
        mirrored: flags.mirrored === true,
        middles: flags.crops === true,
      },
      { terminal, media, processes, resumeCommand },
    );
  const hashed = await hashing().finally(() => media.close());
  const failed = hashed.failed.map(({ video, failure }) => ({ video, ...failure }));
  for (const { video, message } of failed) terminal.note(`${video}: ${message}`);
  terminal.print(
    flags.json === true
      ? JSON.stringify({ videos: videos.length, hashed: hashed.hashed, failed }, null, 2)
      : `${videos.length - failed.length} of ${videos.length} videos are hashed, ${hashed.hashed} of them now`,
  );
  if (failed.length === 0) return;
  throw new SightlineError('RUN_INCOMPLETE', `${failed.length} videos could not be hashed`, {
    hint: `the file can be used without them; try them again with: ${resumeCommand}`,
  });
}

async function videosOfBenchmark(flags: Flags, terminal: Terminal) {
  const { chosenItems } = await import('./chosen-items.ts');
  const { clipsOf } = await import('../../run/frame-hashes/named-videos.ts');
  const { items, dataFolder } = await chosenItems(flags, terminal);
  return clipsOf(items, dataFolder);
}

function gathered(text: string, before: string[]): string[] {
  return [...before, text];
}
