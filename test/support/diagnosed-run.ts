import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ScoreRow } from '../../harness/publish/score-table.ts';
import { judgeAll, type JudgeAllOptions } from '../../harness/run/judge-all.ts';
import type { Diagnosis } from '../../harness/schema/diagnosis.ts';
import { nextqaFolder } from './items.ts';
import { smallRun } from './small-run.ts';
import { temporaryFolder } from './temporary-folder.ts';

const SOUND: Diagnosis = {
  answer: 'right',
  support: 'yes',
  place: 'yes',
  time: 'yes',
  cause: 'none',
};

/** As a diagnosing judge says it. */
export function diagnosis(changed: Partial<Diagnosis> = {}): string {
  return `<diagnosis>${JSON.stringify({ ...SOUND, ...changed })}</diagnosis>`;
}

/** A reply that reasons before it answers; the words name the item, so that a judge can be told apart. */
export function reasoned(item: string, letter: string): string {
  return `<think>In ${item} the man goes to the river, looks at the far side for some time, and jumps.</think><answer>${letter}</answer>`;
}

/** A run over recorded replies to NExT-QA rows, whose right letters go from A to E and begin again. */
export async function diagnosedRun(replies: Record<string, string>, data?: string) {
  const file = join(await temporaryFolder(), 'answers.jsonl');
  const lines = Object.entries(replies).map(([item, text]) => JSON.stringify({ item, text }));
  await writeFile(file, `${lines.join('\n')}\n`);
  const made = await smallRun('', {
    data: data ?? (await nextqaFolder()),
    protocol: 'sightline-reason',
    probes: ['full'],
    endpoint: `replay:${file}`,
  });
  await made.run();
  const diagnose = async (
    url: string,
    {
      sample = null,
      model = 'judge-model',
      folder = made.folder,
      ...options
    }: Partial<JudgeAllOptions> & {
      sample?: number | null;
      model?: string;
      folder?: string;
    } = {},
  ): Promise<ScoreRow[]> => {
    const rows: ScoreRow[] = [];
    const request = {
      judge: { endpoint: `openai:${model}@${url}`, votes: 1, settings: {} },
      sample,
    };
    await judgeAll(
      [folder],
      {
        terminal: made.terminal,
        judging: null,
        diagnosing: { request },
        data: null,
        concurrency: 2,
        retry: { attempts: 2, firstDelayMs: 0, maxDelayMs: 0 },
        resumeCommand: 'sightline score again',
        ...options,
      },
      (scored) => void rows.push(...scored),
    );
    return rows;
  };
  return { ...made, diagnose };
}
