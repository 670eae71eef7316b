import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { CommandModule, Terminal } from '../command.ts';
import { homeFolder } from '../home.ts';
import { readPort } from '../port.ts';
import type { SiteConfigPlace } from '../publish/site-config.ts';
import { stopSignal } from '../stop-signal.ts';

type Typed = {
  results?: string;
  out?: string;
  config?: string;
  url?: string;
  base?: string;
  port: string;
  budgets: boolean;
};

export const command: CommandModule = {
  summary: 'build, develop, preview or begin a leaderboard',
  define(program, terminal) {
    const add = (
      name: string,
      about: string,
      action: (typed: Typed, terminal: Terminal) => Promise<void>,
    ): Command =>
      program
        .command(name)
        .description(about)
        .option('--results <folder>', 'the records to show (default: results/ of the clone)')
        .option('--out <folder>', 'the built site (default: site/dist/ of the clone)')
        .option(
          '--config <file>',
          'title, logo and address (default: site.json beside the results, where there is one)',
        )
        .option('--url <address>', 'where the site will be, with its path')
        .option('--base <path>', 'path under which the site is served (default: that of --url)')
        .option('--port <number>', 'port on 127.0.0.1; 0 takes a free one', '4321')
        .option('--no-budgets', 'build pages that are heavier than they should be')
        .action((typed: Typed) => action(typed, terminal));
    add('build', 'write the static site', build);
    add('dev', 'serve the site and rebuild it on every change', develop);
    add('preview', 'build the site and serve it as it will be', preview);
    program
      .command('init')
      .description('begin a repository of records that builds a board without a fork')
      .argument('<folder>', 'a new or an empty folder')
      .option('--title <text>', 'at the head of every page', 'Our board')
      .option('--benchmark <file...>', 'descriptors of benchmarks of your own; they are copied')
      .option(
        '--sightline <owner/name>',
        'the GitHub repository whose Sightline builds the board (default: the one of this clone)',
      )
      .action((folder: string, typed: BoardWords) => initialise(folder, typed, terminal));
  },
};

type BoardWords = { title: string; benchmark?: string[]; sightline?: string };

/** The folders and the address of a site, from what is typed. */
function placeOf(typed: Typed, { workingFolder }: Terminal): SiteConfigPlace & { out: string } {
  const folder = (named: string | undefined, usual: string): string =>
    named === undefined ? join(homeFolder(workingFolder), usual) : resolve(workingFolder, named);
  const { config, url, base } = typed;
  return {
    results: folder(typed.results, 'results'),
    out: folder(typed.out, 'site/dist'),
    ...(config === undefined ? {} : { config: resolve(workingFolder, config) }),
    ...(url === undefined ? {} : { url }),
    ...(base === undefined ? {} : { base }),
  };
}

async function build(typed: Typed, terminal: Terminal): Promise<void> {
  const { buildSite } = await import('../publish/build-site.ts');
  const place = placeOf(typed, terminal);
  const { budgets } = typed;
  await buildSite({ ...place, budgets, note: (line) => terminal.note(line) });
  terminal.print(place.out);
}

async function develop(typed: Typed, terminal: Terminal): Promise<void> {
  const { developSite } = await import('../publish/build-site.ts');
  const { out: _, ...place } = placeOf(typed, terminal);
  process.exitCode = await developSite({
    ...place,
    port: readPort(typed.port),
    note: (line) => terminal.note(line),
  });
}

async function preview(typed: Typed, terminal: Terminal): Promise<void> {
  const port = readPort(typed.port);
  await build(typed, { ...terminal, print: (line) => terminal.note(line) });
  const { readSiteConfig } = await import('../publish/site-config.ts');
  const { serveFolder } = await import('../publish/serve-folder.ts');
  const { out: folder, ...place } = placeOf(typed, terminal);
  const { base } = await readSiteConfig(place);
  const stopped = stopSignal();
  const server = await serveFolder({ folder, port, base });
  terminal.print(server.url);
  terminal.note('Ctrl-C stops it.');
  await stopped;
  await server.close();
}

async function initialise(folder: string, typed: BoardWords, terminal: Terminal): Promise<void> {
  const { initBoard } = await import('../publish/board/init-board.ts');
  const within = (path: string) => resolve(terminal.workingFolder, path);
  const files = await initBoard({
    folder: within(folder),
    title: typed.title,
    benchmarks: (typed.benchmark ?? []).map(within),
    ...(typed.sightline === undefined ? {} : { sightline: typed.sightline }),
  });
  for (const file of files) terminal.print(file);
  terminal.note('README.md in it says how records come in and how the board goes online.');
}
