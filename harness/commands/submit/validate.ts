import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Terminal } from '../../command.ts';
import { SightlineError } from '../../errors.ts';
import { homeFolder } from '../../home.ts';
import { attemptFlags, attemptsKept, type AttemptFlags } from './attempt-flags.ts';

export type ValidateFlags = {
  results?: string;
  data?: string;
  replies?: string;
  report?: string;
  judge?: string;
} & AttemptFlags;

/** Adds `validate` below a command. */
export function defineValidate(program: Command, terminal: Terminal): void {
  attemptFlags(program.command('validate'))
    .description('look at a submission: without answers, or with --data as a maintainer does')
    .argument('<submission>', 'the folder of a submission')
    .option('--results <folder>', 'the published records (default: results/ of the clone)')
    .option('-d, --data <folder>', "the data with its answers: the maintainer's stage")
    .option('--replies <file>', 'replies that were given privately or downloaded')
    .option('--judge <endpoint>', 'ask this judge again, in the place of the votes handed in')
    .option('--report <file>', 'write what was found as Markdown')
    .option('--json', 'print what was found as JSON')
    .addHelpText(
      'after',
      `
All problems are told at once, each with its code, file, line and field. Nothing is fetched: a URL in a
submission is never opened.

Examples:
  sightline submit validate submissions/nextqa/ID
  sightline submit validate submissions/nextqa/ID --report report.md
  sightline submit validate submissions/nextqa/ID --data DATA
  sightline submit validate submissions/video-mme/ID --data DATA --replies ID.private.jsonl.gz`,
    )
    .action(async (submission: string, flags: ValidateFlags & { json?: boolean }) => {
      const { requireAccepted } = await import('../../submit/refusal.ts');
      const { validationText } = await import('../../submit/validation-text.ts');
      const validation = await validated(submission, flags, terminal);
      if (flags.json === true) {
        const { validationJson } = await import('../../submit/validation-json.ts');
        terminal.print(JSON.stringify(validationJson(validation), null, 2));
      } else terminal.print(validationText(validation));
      requireAccepted(validation);
    });
}

/** Validates as the flags say, and writes the report that they ask for. */
export async function validated(submission: string, flags: ValidateFlags, terminal: Terminal) {
  const place = (path: string) => resolve(terminal.workingFolder, path);
  const { validateSubmission } = await import('../../submit/validate.ts');
  const data = flags.data === undefined ? null : place(flags.data);
  const judgeAnew = flags.judge === undefined ? null : judging(flags.judge, data, terminal);
  const validation = await validateSubmission(place(submission), {
    results: resultsFolder(flags, terminal),
    now: new Date(),
    data,
    replies: flags.replies === undefined ? null : place(flags.replies),
    ...(judgeAnew === null ? {} : { judgeAnew }),
    ...attemptsKept(flags, terminal),
  });
  if (validation.attemptsLeft !== null)
    terminal.note(`attempts left on this hidden split: ${validation.attemptsLeft}`);
  if (flags.report !== undefined) {
    const { validationReport } = await import('../../submit/report.ts');
    const { writeAtomically } = await import('../../atomic-write.ts');
    await writeAtomically(place(flags.report), validationReport(validation));
  }
  return validation;
}

export function resultsFolder({ results }: { results?: string }, terminal: Terminal): string {
  return results === undefined
    ? join(homeFolder(terminal.workingFolder), 'results')
    : resolve(terminal.workingFolder, results);
}

function judging(endpoint: string, data: string | null, terminal: Terminal) {
  if (data === null) {
    throw new SightlineError('USAGE', '--judge asks about answers, which need --data');
  }
  return async (folder: string) => {
    const { judgeAll } = await import('../../run/judge-all.ts');
    const { readJudge } = await import('../../run/judge-file.ts');
    const votes = (await readJudge(folder))?.judge.votes ?? 1;
    await judgeAll(
      [folder],
      {
        terminal,
        judging: { request: { endpoint, votes, settings: {} } },
        data,
        concurrency: 'adaptive',
        resumeCommand: 'the same command again',
      },
      () => {},
    );
  };
}
