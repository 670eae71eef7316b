import { judgeAll, type JudgeAllOptions } from '../../harness/run/judge-all.ts';
import type { ScoreRow } from '../../harness/publish/score-table.ts';
import { readScores } from '../../harness/run/score-run.ts';
import type { ChatRequest } from './chat-server.ts';
import { smallRun } from './small-run.ts';
import { SAMPLE, type SampleGenerator } from './generation-run.ts';

export { SAMPLE };

type Judging = Partial<JudgeAllOptions> & { votes?: number; model?: string; systemFile?: string };

/** A run of the sample's videos as `videos:` makes it, ready to be judged. */
export async function judgedVideos({
  generator = 'keeps-the-rule',
  videos = `${SAMPLE}/generated/${generator}`,
  ...more
}: { generator?: SampleGenerator; videos?: string } & Partial<
  Parameters<typeof smallRun>[1]
> = {}) {
  const made = await smallRun('http://127.0.0.1:9', {
    data: SAMPLE,
    benchmark: 'ruler-bench',
    split: 'test',
    endpoint: `videos:${videos}`,
    probes: ['full'],
    ...more,
  });
  const judge = async (
    url: string,
    { votes = 1, model = 'judge-model', systemFile, ...options }: Judging = {},
  ): Promise<ScoreRow[]> => {
    const rows: ScoreRow[] = [];
    const request = {
      endpoint: `openai:${model}@${url}`,
      votes,
      settings: {},
      ...(systemFile === undefined ? {} : { systemFile }),
    };
    await judgeAll(
      [made.folder],
      {
        terminal: made.terminal,
        judging: { request },
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
  const scoreOf = async (trial: string) => {
    const found = (await readScores(made.folder)).find((line) => line.trial === trial);
    if (found === undefined) throw new Error(`no score of ${trial}`);
    return found;
  };
  return { ...made, judge, scoreOf };
}

/** How many questions a request to a judge asks. */
export function questionsIn(text: string): number {
  return text.match(/^\d+\. \(/gm)?.length ?? 0;
}

/** A whole reply of a judge that rates every question in the same way. */
export function ratings(text: string, rating = 'Good'): string {
  const list = Array.from({ length: questionsIn(text) }, () => rating);
  return `<think>I look.</think><answer>${JSON.stringify(list)}</answer>`;
}

type Content = { type: string; text?: string; image_url?: { url: string } }[];

/** The pictures of the video to grade in a request to a judge, in their order. */
export function gradedFrames({ body }: Pick<ChatRequest, 'body'>): string[] {
  const content = body.messages.flatMap((message) =>
    Array.isArray(message.content) ? (message.content as Content) : [],
  );
  const start = content.findIndex(({ text }) => text === 'Frames of the video to grade:');
  if (start === -1) return [];
  const end = content.findIndex(({ type }, index) => index > start && type === 'text');
  return content.slice(start + 1, end).map((part) => part.image_url?.url ?? '');
}

/** What the generator was asked for, as a request to a judge quotes it. */
export function promptIn(text: string): string {
  return JSON.parse(/^Prompt: (".*")$/m.exec(text)?.[1] ?? '""') as string;
}
