import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ScoreRow } from '../../harness/publish/score-table.ts';
import { judgeAll, type JudgeAllOptions } from '../../harness/run/judge-all.ts';
import { journalLineSchema, type JournalLine } from '../../harness/schema/journal.ts';
import { chatServer } from './chat-server.ts';
import { smallRun } from './small-run.ts';
import { temporaryFolder } from './temporary-folder.ts';

export function verdict(word: string): string {
  return `<verdict>${word}</verdict>`;
}

const SOLUTIONS: Record<string, string> = {
  star: 'a star',
  sides: '3',
  cause: 'the wind',
  blank: 'x',
};

/** VideoKR-Eval rows without videos: one with options, and an open-ended one for each name. */
export async function openEndedFolder(names: string[]): Promise<string> {
  const folder = await temporaryFolder();
  const rows = names.map((id, index) => ({
    id,
    video_path: `videos/${index % 2}.mp4`,
    question: `What about ${id}?`,
    solution: SOLUTIONS[id] ?? `the answer to ${id}`,
    problem_type: 'open-ended',
  }));
  const choice = {
    id: 'choice',
    video_path: 'videos/0.mp4',
    question: 'Which of these?',
    options: ['one', 'two'],
    solution: 'B',
    problem_type: 'multiple-choice',
  };
  const lines = [choice, ...rows].map((row) => `${JSON.stringify(row)}\n`);
  await writeFile(join(folder, 'VideoKR_eval.jsonl'), lines.join(''));
  return folder;
}

/** A run whose model has given these answers, ready to be judged; asked without the video. */
export async function judgedRun(answers: Record<string, string>, model = 'test-model') {
  const data = await openEndedFolder(Object.keys(answers));
  const server = await chatServer(
    ({ text }) => answers[/about (\w+)/.exec(text)?.[1] ?? ''] ?? 'B',
  );
  const made = await smallRun(server.url, {
    data,
    benchmark: 'videokr-eval',
    split: 'test',
    endpoint: `openai:${model}@${server.url}`,
  });
  await made.run();
  const judgeBy = async (
    endpoint: string,
    { votes = 1, ...options }: Partial<JudgeAllOptions> & { votes?: number } = {},
  ): Promise<ScoreRow[]> => {
    const rows: ScoreRow[] = [];
    await judgeAll(
      [made.folder],
      {
        terminal: made.terminal,
        judging: { request: { endpoint, votes, settings: {} } },
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
  return {
    ...made,
    judgeBy,
    judge: (
      url: string,
      {
        model: name = 'judge-model',
        ...options
      }: Partial<JudgeAllOptions> & { votes?: number; model?: string } = {},
    ) => judgeBy(`openai:${name}@${url}`, options),
  };
}

/** Every line of the judge's journal, in the order written. */
export async function votesIn(folder: string): Promise<JournalLine[]> {
  const text = await readFile(join(folder, 'judgements.jsonl'), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => journalLineSchema.parse(JSON.parse(line)));
}
