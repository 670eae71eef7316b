import { Command } from 'commander';
import { command } from '../../harness/commands/judge.ts';
import { recordedTerminal } from './terminal.ts';

/** `sightline judge …` as it is typed, with all that it says. */
export async function judgeCommand(...words: string[]) {
  const { terminal, printed, noted } = recordedTerminal({ OPENAI_API_KEY: 'none' });
  const program = new Command('judge').exitOverride();
  command.define(program, terminal);
  const error: unknown = await program.parseAsync(words, { from: 'user' }).then(
    () => null,
    (reason: unknown) => reason,
  );
  return { out: printed.join('\n'), noted: noted.join('\n'), error };
}
