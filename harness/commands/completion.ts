import { Argument, Command } from 'commander';
import type { CommandModule, Terminal } from '../command.ts';
import { ownModule, ownModules } from '../own-module.ts';
import type { Completion } from './completion/candidates.ts';
import { SHELLS, completionScript, type Shell } from './completion/scripts.ts';

const COMMANDS = new URL('./', import.meta.url);

export const command: CommandModule = {
  summary: 'print what completes commands, flags and names in a shell',
  define(program, terminal) {
    program
      .addArgument(new Argument('<shell>', 'whose script to print').choices([...SHELLS, 'words']))
      .argument('[word...]', 'with words: a command line behind "sightline", completed at its end')
      .addHelpText(
        'after',
        `
In bash, zsh and fish:
  eval "$(npx sightline completion bash)"
  eval "$(npx sightline completion zsh)"
  npx sightline completion fish | source`,
      )
      .action(async (shell: Shell | 'words', words: string[]) => {
        if (shell === 'words') {
          const { candidates, files } = await completionOf(words, terminal);
          terminal.print(files ? 'files' : 'names');
          for (const { value, about } of candidates) terminal.print(`${value}\t${about}`);
          return;
        }
        const [node = 'node', script = ''] = process.argv;
        terminal.print(completionScript(shell, [node, script]).trimEnd());
      });
  },
};

/** Loads the command that is typed and no other: a shell waits for it. */
async function completionOf(words: string[], terminal: Terminal): Promise<Completion> {
  const [name = '', ...rest] = words;
  const names = await ownModules(COMMANDS);
  if (rest.length === 0) {
    const values = [...names, '--help', '--version'].filter((one) => one.startsWith(name));
    return { candidates: values.map((value) => ({ value, about: '' })), files: false };
  }
  if (!names.includes(name)) return { candidates: [], files: false };
  const module = (await import(ownModule(name, COMMANDS).href)) as { command: CommandModule };
  const program = new Command(name);
  module.command.define(program, terminal);
  const { complete } = await import('./completion/candidates.ts');
  const { registryValues } = await import('./completion/values.ts');
  return complete(program, rest, registryValues);
}
