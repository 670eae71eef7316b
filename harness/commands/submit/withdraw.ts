import { join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Terminal } from '../../command.ts';
import { SightlineError } from '../../errors.ts';
import { homeFolder } from '../../home.ts';
import type { Changed, Said } from '../../submit/withdraw.ts';
import type { Result } from '../../schema/result.ts';

type Flags = { reason: string; by: string; url?: string; results?: string; with?: string };

/** Adds `withdraw`, `reinstate` and `correct` below a command. */
export function defineWithdraw(program: Command, terminal: Terminal): void {
  const place = (path: string) => resolve(terminal.workingFolder, path);
  const change = async (
    named: string,
    flags: Flags,
    make: (record: Result, said: Said) => Changed | Promise<Changed>,
  ) => {
    const { publishedRecord, writeRecord } = await import('../../submit/published-record.ts');
    const { appendToLedger } = await import('../../publish/ledger.ts');
    const { workingFolder } = terminal;
    const own = join(homeFolder(workingFolder), 'results');
    const { file, results, result } = await publishedRecord(named, {
      workingFolder,
      results: flags.results === undefined ? own : place(flags.results),
    });
    const { reason, by, url = null } = flags;
    const changed = await make(result, { reason, by, url, now: new Date() });
    await writeRecord(file, changed.result);
    await appendToLedger(results, changed.entry);
    terminal.print(relative(workingFolder, file));
    terminal.note(`${changed.result.provenance.level}; ledger.jsonl says so and why`);
  };

  changeFlags(program.command('withdraw'))
    .description('take a record out of the ranking, or mark it as disputed; its page stays')
    .addHelpText('after', WITHDRAW_HELP)
    .action((named: string, flags: Flags) =>
      change(named, flags, async (record, said) => {
        const { withdrawn } = await import('../../submit/withdraw.ts');
        return withdrawn(record, said);
      }),
    );
  changeFlags(program.command('reinstate'))
    .description('put a withdrawn record back, with the level that it had')
    .action((named: string, flags: Flags) =>
      change(named, flags, async (record, said) => {
        const { reinstated } = await import('../../submit/withdraw.ts');
        return reinstated(record, said);
      }),
    );
  changeFlags(program.command('correct'))
    .description('put a corrected record in the place of one, under the same id')
    .requiredOption('--with <file>', 'the corrected record (JSON)')
    .action((named: string, flags: Flags) =>
      change(named, flags, async (record, said) => {
        const { corrected } = await import('../../submit/withdraw.ts');
        const { readConfig } = await import('../../read-config.ts');
        const { resultSchema } = await import('../../schema/result.ts');
        const replacement = await readConfig(place(flags.with ?? ''), resultSchema);
        return corrected(record, replacement, said);
      }),
    );
}

function changeFlags(command: Command): Command {
  return command
    .argument('<result>', 'a record: its file, <benchmark>/<id>, or its id')
    .requiredOption('--reason <sentence>', 'for readers of the changelog', sentence)
    .requiredOption('--by <name>', 'who decides: a name, not an address', sentence)
    .option('--url <url>', 'where it was discussed', httpsUrl)
    .option('--results <folder>', 'where the records are (default: results/ of the clone)');
}

const WITHDRAW_HELP = `
Examples:
  sightline submit withdraw nextqa/ID --reason "The replies were another model's." --by "Your name" --url https://…
  sightline submit reinstate nextqa/ID --reason "The dispute was settled." --by "Your name"
  sightline submit correct nextqa/ID --with corrected.json --reason "The revision was another one." --by "Your name"

Nothing is deleted: each writes a line of results/ledger.jsonl, which the changelog and its feed show.`;

function sentence(text: string): string {
  if (text.trim() !== '') return text.trim();
  throw new SightlineError('USAGE', 'a reason and a name are for people: they cannot be empty');
}

export function httpsUrl(text: string): string {
  if (/^https:\/\//i.test(text) && URL.canParse(text)) return text;
  throw new SightlineError('USAGE', `"${text}" is no https URL`);
}
