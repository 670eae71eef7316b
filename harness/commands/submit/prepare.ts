import { join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Terminal } from '../../command.ts';
import { SightlineError } from '../../errors.ts';
import { whole } from '../../flag-values.ts';
import { homeFolder } from '../../home.ts';

type Flags = {
  out?: string;
  repliesUrl?: string;
  allowIncomplete?: boolean;
  runBy?: string;
  sourceTitle?: string;
  sourceUrl?: string;
  contact?: string;
  serving?: string;
  gpu?: string;
  modifiedPrompts?: boolean;
  omittedQuestions?: boolean;
  trainedOnBenchmark?: boolean;
  discardedAttempts?: number;
  json?: boolean;
};

/** Adds `prepare` below a command. */
export function definePrepare(program: Command, terminal: Terminal): void {
  program
    .command('prepare')
    .description('a folder with the record of a run, its replies and its environment')
    .argument('<run>', 'a run folder')
    .option('-o, --out <folder>', 'where submissions go (default: submissions/ of the clone)')
    .option('--replies-url <url>', 'where the replies will be, when they are larger than 5 MB', url)
    .option('--allow-incomplete', 'also a run with failed trials; the submission is marked')
    .option('--run-by <name>', 'who ran it')
    .option('--contact <name>', 'whom to ask: a name or a handle, not an address')
    .option('--source-title <title>', 'where recorded answers come from')
    .option('--source-url <url>', 'and its address', url)
    .option('--serving <words>', 'what served the model, e.g. "vllm 0.11.0, bf16"')
    .option('--gpu <words>', 'on what, e.g. "8 x H100"')
    .option('--modified-prompts <yes|no>', 'whether the words differ from the protocol', yesOrNo)
    .option('--omitted-questions <yes|no>', 'whether questions were left out', yesOrNo)
    .option('--trained-on-benchmark <yes|no>', 'whether the training held the benchmark', yesOrNo)
    .option('--discarded-attempts <n>', 'runs of this model that are not submitted', whole)
    .option('--json', 'print where everything is as JSON')
    .addHelpText(
      'after',
      `
Where the licence of a benchmark forbids replies in public they are written to a file beside the
folder, for the maintainers alone; the submission holds its digest. What is not said stands as not said.

Examples:
  sightline submit prepare runs/mine --run-by "Your name" --contact your-handle
  sightline submit prepare runs/mine --serving "vllm 0.11.0, bf16" --gpu "8 x H100"
  sightline submit prepare runs/mine --modified-prompts no --omitted-questions no --trained-on-benchmark no --discarded-attempts 0
  sightline submit prepare runs/long --replies-url https://example.org/replies.jsonl.gz`,
    )
    .action(async (run: string, flags: Flags) => {
      const { prepareSubmission } = await import('../../submit/prepare.ts');
      const shown = (path: string) => relative(terminal.workingFolder, path);
      const { folder, submission, beside } = await prepareSubmission(
        resolve(terminal.workingFolder, run),
        {
          out:
            flags.out === undefined
              ? join(homeFolder(terminal.workingFolder), 'submissions')
              : resolve(terminal.workingFolder, flags.out),
          now: new Date(),
          runBy: flags.runBy ?? null,
          source:
            flags.sourceTitle === undefined
              ? null
              : { title: flags.sourceTitle, url: flags.sourceUrl ?? null },
          allowIncomplete: flags.allowIncomplete === true,
          repliesUrl: flags.repliesUrl ?? null,
          contact: flags.contact ?? null,
          servingStack: flags.serving ?? null,
          gpu: flags.gpu ?? null,
          disclosures: {
            modifiedPrompts: flags.modifiedPrompts ?? null,
            omittedQuestions: flags.omittedQuestions ?? null,
            trainedOnBenchmark: flags.trainedOnBenchmark ?? null,
            discardedAttempts: flags.discardedAttempts ?? null,
          },
        },
      );
      if (flags.json === true) {
        const replies = beside === null ? null : shown(beside);
        terminal.print(JSON.stringify({ folder: shown(folder), replies, submission }, null, 2));
      } else terminal.print(shown(folder));
      const { place, sha256 } = submission.replies;
      if (beside !== null) {
        const to = place === 'private' ? 'give it to the maintainers alone' : 'upload it';
        terminal.note(`replies: ${shown(beside)}; ${to} (SHA-256 ${sha256})`);
      }
      terminal.note(`npx sightline submit validate ${shown(folder)} checks it`);
    });
}

function yesOrNo(word: string): boolean {
  if (word === 'yes') return true;
  if (word === 'no') return false;
  throw new SightlineError('USAGE', `"${word}" is neither yes nor no`);
}

function url(word: string): string {
  if (URL.canParse(word) && word.startsWith('https://')) return word;
  throw new SightlineError('USAGE', `"${word}" is no https address`);
}
