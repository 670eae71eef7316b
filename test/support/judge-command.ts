import { Command } from 'commander';
import { command } from '../../harness/commands/judge.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { recordedTerminal } from './terminal.ts';

/** `sightline judge …` as it is typed, with all that it says. */
export async function judgeCommand(...words: string[]) {
  const { terminal, printed, noted } = recordedTerminal({ OPENAI_API_KEY: 'none' });
  const program = new Command('judge').exitOverride();
  command.define(program, { ...terminal, workingFolder: await temporaryFolder() });
  const error: unknown = await program.parseAsync(words, { from: 'user' }).then(
    () => null,
    (reason: unknown) => reason,
  );
  return { out: printed.join('\n'), noted: noted.join('\n'), error };
}
