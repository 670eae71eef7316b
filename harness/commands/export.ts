import { join, relative, resolve } from 'node:path';
import type { CommandModule, Terminal } from '../command.ts';
import { SightlineError } from '../errors.ts';
import type { Exported } from '../export/export-format.ts';
import { homeFolder } from '../home.ts';

type Flags = {
  out?: string;
  site?: string;
  data?: string;
  results?: string;
  schema?: string;
  dataset?: string;
  task?: string;
  wide?: boolean;
  allowIncomplete?: boolean;
};

export const command: CommandModule = {
  summary: "write records in other people's formats: tables, BibTeX, every_eval_ever, the hub",
  define(program, terminal) {
    program
      .argument('<format>', 'one of those below')
      .argument('<record...>', 'published records, run folders, or folders of them')
      .option('-o, --out <path>', 'a file, or for several files a folder')
      .option('--site <url>', 'address of the site that shows the records')
      .option('-d, --data <folder>', 'where the items of the runs are now')
      .option('--results <folder>', 'where floors are looked for (default: results/ of the clone)')
      .option('--wide', 'csv: one row a record instead of one a figure')
      .option(
        '--dataset <id>',
        'hf-eval-results: the dataset on the hub that holds the leaderboard',
      )
      .option('--task <id>', 'hf-eval-results: the task in its eval.yaml')
      .option('--schema <file>', 'every-eval-ever: also check with its eval.schema.json')
      .option('--allow-incomplete', 'write parts of a split, and what lacks answers')
      .addHelpText(
        'after',
        `
Formats:
  csv              one row a record and probe, in full precision; --wide: one row a record
  markdown, latex  a table with intervals, probes, chance and floors
  bibtex           benchmark papers, results and the leaderboard
  every-eval-ever  records of its schema 0.3.0 below --out, samples where the licence lets text out
  hf-eval-results  .eval_results/*.yaml for a model's repository on the hub
  motionbench      letters by uid, for the authors to score; named after the benchmark, from a run
  metrics          one flat JSON line a record, for experiment trackers

One file goes to stdout without --out; what was left out is said on stderr.

Examples:
  sightline export markdown results/video-mme
  sightline export csv runs/my-run --wide > my-run.csv
  sightline export latex results/nextqa/val-*.json --out table.tex
  sightline export bibtex results/nextqa --site https://example.org/
  sightline export every-eval-ever results/video-mme --out eee
  sightline export motionbench runs/my-test-run --out submission.json`,
      )
      .action((format: string, paths: string[], flags: Flags) =>
        exportRecords({ format, paths, flags }, terminal),
      );
  },
};

async function exportRecords(
  { format, paths, flags }: { format: string; paths: string[]; flags: Flags },
  terminal: Terminal,
): Promise<void> {
  const { exportFormats } = await import('../export/formats.ts');
  const chosen = await exportFormats.load(format);
  if (chosen.makes === 'folder' && flags.out === undefined) {
    throw new SightlineError('USAGE', `${format} makes several files`, {
      hint: '--out names the folder that they go to',
    });
  }
  const site = siteAddress(flags.site);
  const place = (path: string) => resolve(terminal.workingFolder, path);
  const { readExportRecords } = await import('../export/read-export-records.ts');
  const records = await readExportRecords(paths.map(place), {
    results:
      flags.results === undefined
        ? join(homeFolder(terminal.workingFolder), 'results')
        : place(flags.results),
    data: flags.data === undefined ? null : place(flags.data),
  });
  const made = await chosen.write(records, {
    format,
    site,
    wide: flags.wide === true,
    dataset: flags.dataset ?? null,
    task: flags.task ?? null,
    schema: flags.schema === undefined ? null : place(flags.schema),
    allowIncomplete: flags.allowIncomplete === true,
  });
  for (const note of made.notes) terminal.note(note);
  if (flags.out === undefined) printFile(made, terminal);
  else await writeFiles(made, { out: place(flags.out), makes: chosen.makes, terminal });
}

/** `print` ends the line itself. */
function printFile({ files }: Exported, terminal: Terminal): void {
  for (const { text } of files) terminal.print(text.replace(/\r?\n$/, ''));
}

async function writeFiles(
  { files }: Exported,
  { out, makes, terminal }: { out: string; makes: 'file' | 'folder'; terminal: Terminal },
): Promise<void> {
  const { writeAtomically } = await import('../atomic-write.ts');
  for (const { path, text } of files) {
    await writeAtomically(makes === 'file' ? out : join(out, path), text);
  }
  const shown = relative(terminal.workingFolder, out) || '.';
  terminal.note(
    makes === 'file'
      ? `wrote ${shown}`
      : `wrote ${files.length} ${files.length === 1 ? 'file' : 'files'} below ${shown}`,
  );
}

function siteAddress(site: string | undefined): string | null {
  if (site === undefined) return null;
  const url = URL.canParse(site) ? new URL(site) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new SightlineError('USAGE', `"${site}" is no address of a site`);
  }
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}
