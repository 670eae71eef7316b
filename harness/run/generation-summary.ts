import { relative } from 'node:path';
import type { Terminal } from '../command.ts';
import type { RunPlan } from '../plan/run-plan.ts';
import { isInapplicable, type JournalLine } from '../schema/journal.ts';
import { shellWord } from '../shell-word.ts';
import { readJournal } from './journal.ts';
import { readJudge } from './judge-file.ts';

type Told = { terminal: Terminal; resumeCommand: string; judging?: unknown };

/** What there is of a generator's videos after a run, and what to do next: lines for people. */
export async function generationSummary(
  folder: string,
  { adapter }: Pick<RunPlan, 'adapter'>,
  { terminal, resumeCommand, judging }: Told,
): Promise<string[]> {
  const { lines } = await readJournal(folder);
  const judged = judging !== undefined || (await readJudge(folder)) !== null;
  const shown = relative(terminal.workingFolder, folder) || folder;
  return summaryLines([...lines.values()], {
    recorded: adapter.kind === 'recorded',
    judge: judged ? null : `npx sightline score ${shellWord(shown)} --judge <endpoint>`,
    again: resumeCommand,
  });
}

/** @param next `judge`: the command that has the videos judged; null: they are, or are about to be. */
export function summaryLines(
  lines: readonly JournalLine[],
  next: { recorded: boolean; judge: string | null; again: string },
): string[] {
  const asked = lines.filter((line) => !isInapplicable(line));
  const videos = asked.filter(({ reply }) => reply?.video !== undefined).length;
  const refused = asked.filter(({ reply }) => reply?.finish === 'refusal').length;
  const codes = Map.groupBy(
    asked.flatMap(({ failure }) => failure ?? []),
    ({ code }) => code,
  );
  const { recorded, judge, again } = next;
  return [
    `  ${videos} of ${asked.length} videos are there` +
      (refused > 0 ? `, ${refused} were refused` : '') +
      (judge === null ? '' : `; none of them is judged: ${judge}`),
    ...Array.from(codes, ([code, failures]) => {
      const what = `  ${failures.length} failed with ${code}`;
      // A folder with other videos in it is another run.
      return recorded
        ? `${what}: put the videos there, then run into another folder (--out)`
        : `${what}: asked again with ${again}`;
    }),
  ];
}
