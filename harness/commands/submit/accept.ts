import { relative, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Terminal } from '../../command.ts';
import { attemptFlags } from './attempt-flags.ts';
import { resultsFolder, validated, type ValidateFlags } from './validate.ts';

type Flags = ValidateFlags & { data: string; by: string; reason?: string; url?: string };

/** Adds `accept` below a command. */
export function defineAccept(program: Command, terminal: Terminal): void {
  attemptFlags(program.command('accept'))
    .description("the maintainer's check, and then the record into the results")
    .argument('<submission>', 'the folder of a submission')
    .requiredOption('-d, --data <folder>', 'the data with its answers')
    .requiredOption('--by <name>', 'who accepts it, for the ledger: a name, not an address')
    .option('--results <folder>', 'the published records (default: results/ of the clone)')
    .option('--replies <file>', 'replies that were given privately or downloaded')
    .option('--judge <endpoint>', 'ask this judge again, in the place of the votes handed in')
    .option('--report <file>', 'write what was found as Markdown')
    .option('--reason <sentence>', 'for the ledger')
    .option('--url <url>', 'where it was discussed, for the ledger')
    .addHelpText(
      'after',
      `
Examples:
  sightline submit accept submissions/nextqa/ID --data DATA --by "A maintainer"
  sightline submit accept submissions/video-mme/ID --data DATA --replies ID.private.jsonl.gz --by "A maintainer"`,
    )
    .action(async (submission: string, flags: Flags) => {
      const { acceptSubmission } = await import('../../submit/accept.ts');
      const { validationText } = await import('../../submit/validation-text.ts');
      const validation = await validated(submission, flags, terminal);
      terminal.note(validationText(validation));
      const results = resultsFolder(flags, terminal);
      const file = await acceptSubmission(resolve(terminal.workingFolder, submission), validation, {
        results,
        now: new Date(),
        by: flags.by,
        reason: flags.reason ?? null,
        url: flags.url ?? null,
      });
      terminal.print(relative(terminal.workingFolder, file));
      terminal.note(`npx sightline submit verify raises its level, by asking the model again`);
    });
}
