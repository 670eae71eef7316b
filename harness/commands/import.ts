import { basename, dirname, resolve } from 'node:path';
import type { CommandModule, Terminal } from '../command.ts';
import { SightlineError } from '../errors.ts';
import { unknownName } from '../registry.ts';
import type { Item } from '../schema/item.ts';
import { shellWord } from '../shell-word.ts';

type Options = { out?: string; benchmark?: string; data?: string; split?: string; json?: boolean };

export const command: CommandModule = {
  summary: 'read the answers of another harness, or of the authors, and write them as ours',
  define(program, terminal) {
    program
      .argument('<format>', 'auto, or one of the formats below')
      .argument('<file>', 'the file of answers (.jsonl, .json, .csv, .tsv, .xlsx)')
      .option('--out <file>', 'where to write them as JSON lines for replay:')
      .option('--benchmark <id>', 'compare with the items of a benchmark')
      .option('--data <folder>', 'its data folder')
      .option('--split <name>', "its split (default: the benchmark's own)")
      .option('--json', 'print the summary as JSON')
      .addHelpText(
        'after',
        `
Formats:
  lmms-eval            *_samples_<task>.jsonl
  vlmevalkit           prediction table (xlsx, tsv, json); needs --benchmark and --data
  video-mme-template   the authors' list of videos with "response"
  nextqa-answers       {"<video>_<qid>": {"prediction": 0, "answer": 4}}
  motionbench-answers  {"<uid>": "A"}
  sightline            {"item": …, "probe": …, "text": …} a line

Example:
  sightline import auto model_Video-MME.xlsx --benchmark video-mme --data ~/data/video-mme --out answers.jsonl`,
      )
      .action((format: string, file: string, options: Options) =>
        importAnswers({ format, file, options }, terminal),
      );
  },
};

type Words = { format: string; file: string; options: Options };

async function importAnswers({ format, file, options }: Words, terminal: Terminal): Promise<void> {
  const { readFile } = await import('node:fs/promises');
  const { FORMATS, readAnswers } = await import('../imports/formats.ts');
  const { parseContent } = await import('../imports/content.ts');
  const { placeAnswers } = await import('../imports/place-answers.ts');
  const { summarise, summaryText } = await import('../imports/import-summary.ts');

  const chosen = format === 'auto' ? 'auto' : FORMATS.find(({ id }) => id === format);
  if (chosen === undefined)
    throw unknownName('format of answers', format, ['auto', ...FORMATS.map(({ id }) => id)]);

  const path = resolve(terminal.workingFolder, file);
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new SightlineError('DATA_MISSING', `${file} cannot be read`, { cause: error });
  });
  const name = basename(path);
  const read = readAnswers(await parseContent(name, bytes), chosen);
  const against = await itemsOf(options, terminal);
  const placed = placeAnswers(read, name, against?.items ?? null);
  const place = { file: name, split: against?.title ?? null };
  const summary = summarise(place, { placed, read }, against?.items ?? null);

  if (options.out !== undefined) {
    const { writeAtomically } = await import('../atomic-write.ts');
    const lines = placed.lines.map(({ variant, ...line }) =>
      JSON.stringify(variant === '' ? line : { ...line, variant }),
    );
    await writeAtomically(resolve(terminal.workingFolder, options.out), `${lines.join('\n')}\n`);
  }
  terminal.print(options.json === true ? JSON.stringify(summary, null, 2) : summaryText(summary));
  terminal.note(hint(file, options));
}

/** The items that the answers are compared with; null where no benchmark is named. */
async function itemsOf(
  { benchmark: id, data, split }: Options,
  terminal: Terminal,
): Promise<{ title: string; items: Item[] } | null> {
  if (id === undefined && data === undefined) return null;
  const { isDescriptor, resolveBenchmark } = await import('../plan/benchmarks.ts');
  const { loadItems } = await import('../plan/items.ts');
  // The rows of a benchmark of one's own stand beside its descriptor.
  const beside = id !== undefined && isDescriptor(id) ? dirname(id) : undefined;
  const folder = data ?? beside ?? (await folderInConfig(id, terminal));
  if (id === undefined || folder === undefined)
    throw new SightlineError('USAGE', '--benchmark and --data go together');
  const benchmark = await resolveBenchmark(
    isDescriptor(id) ? resolve(terminal.workingFolder, id) : id,
  );
  const chosen = split ?? benchmark.defaultSplit;
  const dataFolder = resolve(terminal.workingFolder, folder);
  const { items } = await loadItems({ benchmark, split: chosen, dataFolder });
  return { title: `${id} ${chosen}`, items };
}

/** The data folder of a benchmark in `sightline.config.json`. */
async function folderInConfig(
  id: string | undefined,
  terminal: Terminal,
): Promise<string | undefined> {
  if (id === undefined) return undefined;
  const { loadConfig } = await import('../config/config-file.ts');
  return (await loadConfig(terminal.workingFolder)).config.data[id];
}

function hint(file: string, { out, benchmark, data, split }: Options): string {
  const words = [
    `-b ${benchmark ?? '<benchmark>'}`,
    ...(split === undefined ? [] : [`--split ${split}`]),
    `-d ${data === undefined ? '<folder>' : shellWord(data)}`,
    `-e ${shellWord(`replay:${out ?? file}`)}`,
  ];
  return `To score them: npx sightline run ${words.join(' ')}`;
}
