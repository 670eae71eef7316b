import type { Diagnosing } from './diagnose-folder.ts';
import { diagnoseDryRun, diagnoseDryRunText } from './diagnose-dry-run.ts';
import { judgeDryRun, judgeDryRunText, type JudgeDryRun } from './judge-dry-run.ts';
import type { Judging } from './judge-folder.ts';

/** What judging and diagnosing runs would ask, as data and for people. */
export async function votesDryRun(
  folders: string[],
  {
    judging,
    diagnosing,
    data,
  }: { judging: Judging | null; diagnosing: Diagnosing | null; data: string | null },
): Promise<{ found: JudgeDryRun[]; text: string }> {
  const found: JudgeDryRun[] = [];
  const texts: string[] = [];
  for (const folder of folders) {
    if (judging !== null) {
      const ahead = await judgeDryRun(folder, judging, data);
      found.push(ahead);
      texts.push(judgeDryRunText(ahead));
    }
    if (diagnosing !== null) {
      const ahead = await diagnoseDryRun(folder, diagnosing, data);
      found.push(ahead);
      texts.push(diagnoseDryRunText(ahead));
    }
  }
  return { found, text: texts.join('\n\n') };
}
