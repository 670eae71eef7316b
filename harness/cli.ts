import { Command, CommanderError } from 'commander';
import type { CommandModule, Terminal } from './command.ts';
import { SightlineError } from './errors.ts';
import { ownModule, ownModules } from './own-module.ts';
import packageJson from '../package.json' with { type: 'json' };

const folder = new URL('commands/', import.meta.url);

/** The order of the help text: the way of a user through the product. */
const ORDER = [
  'demo',
  'doctor',
  'list',
  'prepare',
  'run',
  'watch',
  'worker',
  'import',
  'score',
  'merge',
  'shortcuts',
  'compare',
  'power',
  'audit',
  'contamination',
  'judge',
  'floors',
  'publish',
  'export',
  'site',
  'serve',
  'cache',
];

// `sightline … | head` closes the pipe early; that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await main(process.argv.slice(2), {
  print: (line) => void process.stdout.write(`${line}\n`),
  note: (line) => void process.stderr.write(`${line}\n`),
  interactive: process.stderr.isTTY,
  environment: process.env,
  workingFolder: process.cwd(),
});

/** Runs one command line and gives the exit code. The only place where errors are printed. */
async function main(words: string[], terminal: Terminal): Promise<number> {
  const debug = words.includes('--debug');
  try {
    const program = await programFor(words[0], terminal);
    await program.parseAsync(
      words.filter((word) => word !== '--debug'),
      { from: 'user' },
    );
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0 || error.code === 'commander.help')
        return error.exitCode === 0 ? 0 : 2;
      return report(
        new SightlineError('USAGE', error.message.replace(/^error: /, '')),
        terminal,
        debug,
      );
    }
    return report(error, terminal, debug);
  }
}

function report(error: unknown, terminal: Terminal, debug: boolean): number {
  if (error instanceof SightlineError) {
    terminal.note(`error ${error.code}: ${error.message}`);
    if (error.hint !== undefined) terminal.note(`  ${error.hint}`);
    if (debug) terminal.note(error.stack ?? '');
    return error.exitCode;
  }
  terminal.note(`bug: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  terminal.note('  Please report this with the command that you typed.');
  return 1;
}

/** Loads the command that is asked for, and all of them only for the help text. */
async function programFor(word: string | undefined, terminal: Terminal): Promise<Command> {
  const program = new Command('sightline')
    .description('Measures video models and proves that they looked.')
    .version(packageJson.version)
    .option('--debug', 'show where an error comes from')
    // A flag belongs to the command that it stands behind: `shortcuts` and `shortcuts items` both have --json.
    .enablePositionalOptions()
    .showSuggestionAfterError()
    .configureOutput({ writeErr: () => {}, writeOut: (text) => terminal.print(text.trimEnd()) })
    .exitOverride();
  const names = await commandNames();
  const wanted = word !== undefined && names.includes(word) ? [word] : names;
  for (const name of wanted) {
    const { command } = (await import(ownModule(name, folder).href)) as {
      command: CommandModule;
    };
    const sub = program.command(name).description(command.summary);
    sub.showSuggestionAfterError().exitOverride().copyInheritedSettings(program);
    command.define(sub, terminal);
  }
  program.addHelpText(
    'after',
    '\nExit codes: 0 done, 1 bug, 2 usage, 3 configuration, 4 data, 5 media, 6 endpoint, 7 run incomplete, 8 gate failed, 130 interrupted',
  );
  if (word === undefined) program.action(() => program.help());
  return program;
}

async function commandNames(): Promise<string[]> {
  const names = await ownModules(folder);
  const rank = (name: string) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
  return names.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}
