import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Terminal } from '../../command.ts';
import { SightlineError } from '../../errors.ts';
import { whole, zeroOrMore } from '../../flag-values.ts';
import { askingFlags, askingOptions, type AskingFlags } from '../../run/flags.ts';
import { judgeRequest, oneVoteFlags, type JudgeFlags } from '../../run/judge-flags.ts';
import type { StabilityReport } from '../../run/judge-audit/ask-controls.ts';
import { typedCommand } from '../../run/typed-command.ts';

type Flags = {
  share: number;
  seed: number;
  probe: string;
  data?: string;
  config?: string;
  json?: boolean;
} & Omit<JudgeFlags, 'judgeVotes'> &
  AskingFlags;

/** Adds `stability` below a command. */
export function defineStability(program: Command, terminal: Terminal): void {
  const command = program
    .command('stability')
    .description('the judge asked again: the same, in another order, padded, and controls')
    .argument('<run...>', 'run folders with judged answers')
    .option('--share <s>', 'of the answers, 20 at least', shareOf, 0.1)
    .option('--seed <n>', 'seed of everything random', whole, 0)
    .option('--probe <id>', 'whose answers', 'full')
    .option('-d, --data <folder>', 'the data folder, when it has moved since the runs')
    .option('--config <file>', 'instead of the next sightline.config.json, here or further up')
    .option('--json', 'print the figures as JSON, shares of 1');
  askingFlags(oneVoteFlags(command)).action(async (runs: string[], flags: Flags) => {
    const judging = await judgeRequest(flags, terminal);
    if (judging === null) {
      throw new SightlineError('USAGE', 'there is nobody to ask', {
        hint: 'name the judge: --judge <adapter>:<model>[@<base URL>]',
      });
    }
    const place = (path: string) => resolve(terminal.workingFolder, path);
    const { stabilityOf } = await import('../../run/judge-audit/stability-all.ts');
    const { share, seed, probe, data } = flags;
    const reports = await stabilityOf(
      runs.map(place),
      { judge: judging.request, probe, share, seed },
      {
        ...askingOptions(flags, terminal.workingFolder),
        terminal,
        prices: judging.prices,
        data: data === undefined ? null : place(data),
        resumeCommand: typedCommand(),
      },
    );
    if (reports.length === 0) return;
    terminal.print(await printed(reports, flags));
    const missing = reports.reduce((sum, report) => sum + report.missing, 0);
    if (missing === 0) return;
    throw new SightlineError('RUN_INCOMPLETE', `${missing} votes of the judge have no reply`, {
      hint: `the reasons are in judge-audit.jsonl; ask for them again with: ${typedCommand()}`,
    });
  });
}

async function printed(reports: StabilityReport[], { json }: Flags): Promise<string> {
  if (json === true) {
    const { rounded } = await import('../../publish/rounded.ts');
    return JSON.stringify(rounded(reports), null, 2);
  }
  const { stabilityText } = await import('../../judge-audit/text/stability-text.ts');
  return reports.map(stabilityText).join('\n\n\n');
}

function shareOf(text: string): number {
  const value = zeroOrMore(text);
  if (value > 0 && value <= 1) return value;
  throw new SightlineError('USAGE', `"${text}" is no share above 0 and up to 1`);
}
