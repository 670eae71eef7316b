import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import type { CommandModule, Terminal } from '../command.ts';
import { readPort } from '../port.ts';
import { stopSignal } from '../stop-signal.ts';

type Options = { results: string; out: string; base: string; port: string };

const inClone = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export const command: CommandModule = {
  summary: 'build, develop or preview the leaderboard',
  define(program, terminal) {
    const add = (
      name: string,
      about: string,
      action: (options: Options, terminal: Terminal) => Promise<void>,
    ): Command =>
      program
        .command(name)
        .description(about)
        .option('--results <folder>', 'the records to show (default: results/ of the clone)')
        .option('--out <folder>', 'the built site (default: site/dist/ of the clone)')
        .option('--base <path>', 'path under which the site is served', '/')
        .option('--port <number>', 'port on 127.0.0.1; 0 takes a free one', '4321')
        .action((given: Partial<Options>) => action(withDefaults(given, terminal), terminal));
    add('build', 'write the static site', build);
    add('dev', 'serve the site and rebuild it on every change', develop);
    add('preview', 'build the site and serve it as it will be', preview);
  },
};

function withDefaults(given: Partial<Options>, { workingFolder }: Terminal): Options {
  const folder = (named: string | undefined, usual: string): string =>
    named === undefined ? inClone(usual) : resolve(workingFolder, named);
  return {
    results: folder(given.results, 'results'),
    out: folder(given.out, 'site/dist'),
    base: given.base ?? '/',
    port: given.port ?? '4321',
  };
}

async function build({ results, out, base }: Options, terminal: Terminal): Promise<void> {
  const { buildSite } = await import('../publish/build-site.ts');
  await buildSite({ results, out, base, note: (line) => terminal.note(line) });
  terminal.print(out);
}

async function develop({ results, base, port }: Options, terminal: Terminal): Promise<void> {
  const { developSite } = await import('../publish/build-site.ts');
  process.exitCode = await developSite({
    results,
    base,
    port: readPort(port),
    note: (line) => terminal.note(line),
  });
}

async function preview(options: Options, terminal: Terminal): Promise<void> {
  const port = readPort(options.port);
  await build(options, { ...terminal, print: (line) => terminal.note(line) });
  const { serveFolder } = await import('../publish/serve-folder.ts');
  const { out: folder, base } = options;
  const stopped = stopSignal();
  const server = await serveFolder({ folder, port, base });
  terminal.print(server.url);
  terminal.note('Ctrl-C stops it.');
  await stopped;
  await server.close();
}
