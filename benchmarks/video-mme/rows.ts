import { z } from 'zod';
import { cell } from '../../harness/data/cell.ts';
import type { ClipFinder } from '../../harness/data/clips.ts';
import { unnest, type Recipe } from '../../harness/data/items.ts';
import { lettered } from '../../harness/data/options.ts';
import type { Row } from '../../harness/data/row.ts';
import type { Clip, RowProblem } from '../../harness/schema/item.ts';

/** A row of the parquet file, and of a JSON list with the same columns. */
const row = z.object({
  video_id: cell,
  duration: z.enum(['short', 'medium', 'long']),
  domain: z.string(),
  sub_category: z.string(),
  url: z.string().nullish(),
  videoID: z.string().nullish(),
  question_id: cell,
  task_type: z.string(),
  question: z.string(),
  options: z.array(z.string()),
  answer: z.string(),
});
type VideoMmeRow = z.infer<typeof row>;

/** A video of the authors' template, which has its questions in it. */
const templateVideo = z.looseObject({
  video_id: cell,
  questions: z.array(z.record(z.string(), z.unknown())),
});

/** Rows as they are; a video of the authors' template as one row a question. */
export async function* flatRows(
  rows: AsyncIterable<Row | RowProblem>,
  file: string,
): AsyncGenerator<Row | RowProblem> {
  for await (const one of rows) {
    if ('value' in one && isTemplateVideo(one.value)) {
      yield* unnest(once(one), {
        file,
        schema: templateVideo,
        list: 'questions',
        inner: ({ questions, ...video }) =>
          questions.map((question) => Object.assign({}, video, question)),
      });
    } else {
      yield one;
    }
  }
}

export function recipe(context: {
  file: string;
  split: string;
  clips: ClipFinder;
}): Recipe<VideoMmeRow> {
  return {
    file: context.file,
    schema: row,
    columns: {
      id: 'question_id',
      question: 'question',
      options: 'options',
      answer: 'answer',
    },
    build: (one) => ({
      id: one.question_id,
      cluster: one.video_id,
      split: context.split,
      clip: clipOf(one, context.clips),
      question: one.question,
      options: lettered(one.options),
      gold: { kind: 'choice', letter: one.answer.trim() },
      tags: {
        duration: one.duration,
        domain: one.domain,
        subCategory: one.sub_category,
        taskType: one.task_type,
      },
    }),
  };
}

function clipOf(one: VideoMmeRow, clips: ClipFinder): Clip {
  // The template has no column for the YouTube id that the files are named after.
  const id = one.videoID ?? youtubeId(one.url) ?? one.video_id;
  const subtitles = clips.subtitles('videoID', `${id}.srt`);
  const file = clips.video('videoID', [id]);
  return subtitles === null ? { file } : { file, subtitles };
}

function youtubeId(url: string | null | undefined): string | null {
  return /[?&]v=([\w-]+)/.exec(url ?? '')?.[1] ?? null;
}

function isTemplateVideo(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'questions' in value;
}

async function* once<T>(value: T): AsyncGenerator<T> {
  yield value;
}
