import { Command } from 'commander';
import { defineVerify } from '../../harness/commands/submit/verify.ts';
import { defineWithdraw } from '../../harness/commands/submit/withdraw.ts';
import { recordedTerminal } from './terminal.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** `sightline submit …` as it is typed by a maintainer, with all that it says. */
export async function submitCommand(...words: string[]) {
  const { terminal, printed, noted } = recordedTerminal({ OPENAI_API_KEY: 'none' });
  const program = new Command('submit').exitOverride();
  const place = { ...terminal, workingFolder: await temporaryFolder() };
  defineVerify(program, place);
  defineWithdraw(program, place);
  const error: unknown = await program.parseAsync(words, { from: 'user' }).then(
    () => null,
    (reason: unknown) => reason,
  );
  return { out: printed.join('\n'), noted: noted.join('\n'), error };
}
