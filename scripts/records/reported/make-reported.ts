import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { writeAtomically } from '../../../harness/atomic-write.ts';
import { reportedSourceSchema, type ReportedSource } from '../../../harness/schema/reported.ts';
import { issues, issuesFile } from './issues.ts';
import * as motion from './motionbench.ts';
import { nextOe, nextqa, nextqaFile, openFile } from './nextqa.ts';
import { cardFile, papers, papersFile, videokrCard } from './papers.ts';
import * as ruler from './ruler-bench.ts';
import { leaderboardFile, videoMme } from './video-mme.ts';

/** What each source below `<data>/reported` says, in the form of `results/reported/`. */
export async function makeReported(data: string): Promise<ReportedSource[]> {
  const read = async <T>(file: string, schema: z.ZodType<T>): Promise<T> =>
    schema.parse(JSON.parse(await readFile(join(data, 'reported', file), 'utf8')));
  return [
    nextqa(await read('nextqa_readme_val.json', nextqaFile)),
    nextOe(await read('nextoe_readme_val.json', openFile)),
    videoMme(await read('videomme_leaderboard.json', leaderboardFile)),
    motion.motionbench(await read('motionbench_table3.json', motion.tableFile)),
    ruler.rulerBench(await read('ruler_readme.json', ruler.tableFile)),
    ...papers(await read('papers.json', papersFile)),
    videokrCard(await read('videokr_model_card.json', cardFile)),
    issues(await read('reproduction_gaps_from_issues.json', issuesFile)),
  ].map((source) => reportedSourceSchema.parse(source));
}

/** Writes one file a source below `<results>/reported`; gives their ids. */
export async function writeReported(data: string, results: string): Promise<string[]> {
  const sources = await makeReported(data);
  for (const source of sources) {
    await writeAtomically(join(results, 'reported', `${source.id}.json`), reportedText(source));
  }
  return sources.map(({ id }) => id);
}

/** One line a figure, so that a change of one is a change of one line. */
export function reportedText({ figures, gaps, ...head }: ReportedSource): string {
  const list = (entries: object[]): string =>
    entries.length === 0
      ? '[]'
      : `[\n${entries.map((entry) => `    ${JSON.stringify(entry)}`).join(',\n')}\n  ]`;
  const text = JSON.stringify(head, null, 2).slice(0, -'\n}'.length);
  return `${text},\n  "figures": ${list(figures)},\n  "gaps": ${list(gaps)}\n}\n`;
}
