import { z } from 'zod';
import type { ClipFinder } from '../../harness/data/clips.ts';
import { unnest, type Recipe } from '../../harness/data/items.ts';
import type { Row } from '../../harness/data/row.ts';
import type { RowProblem } from '../../harness/schema/item.ts';
import { splitQuestion } from './question-text.ts';

/** A line of the file: a clip with its questions. */
const clip = z.object({
  question_type: z.string(),
  video_type: z.string().nullish(),
  key: z.string(),
  video_path: z.string(),
  video_info: z.looseObject({ duration: z.number().nullish() }).nullish().catch(null),
  qa: z.array(z.record(z.string(), z.unknown())).min(1, 'a question or more'),
});

/** One question, with the columns of its clip. */
const question = z.object({
  ...clip.omit({ qa: true }).shape,
  uid: z.string(),
  question: z.string(),
  answer: z.string(),
  /** Written by who keeps the answers: its own, where that of a hidden one has been filled in. */
  split: z.string().nullish(),
});

/** What the authors write where they keep the answer. */
const HIDDEN = 'NA';

/** One row a question. */
export function questions(
  rows: AsyncIterable<Row | RowProblem>,
  file: string,
): AsyncGenerator<Row | RowProblem> {
  return unnest(rows, {
    file,
    schema: clip,
    list: 'qa',
    inner: ({ qa, ...outer }) => qa.map((one) => Object.assign({}, outer, one)),
  });
}

/** Items of one split; a question of the other split is passed over. */
export function recipe(context: {
  file: string;
  split: string;
  clips: ClipFinder;
}): Recipe<z.infer<typeof question>> {
  return {
    file: context.file,
    schema: question,
    columns: { id: 'uid', question: 'question', answer: 'answer' },
    build(row) {
      const answer = row.answer.trim();
      const hidden = answer === HIDDEN;
      const split = hidden ? 'test' : (row.split ?? 'dev');
      if (split !== context.split) return null;
      return {
        id: row.uid,
        // Several clips are cut from one video, which the key names.
        cluster: row.key,
        split,
        clip: { file: context.clips.video('video_path', [row.video_path]) },
        ...splitQuestion(row.question),
        gold: hidden ? { kind: 'hidden' } : { kind: 'choice', letter: answer },
        tags: {
          questionType: row.question_type,
          videoType: row.video_type ?? 'not given',
          length: lengthOf(row.video_info?.duration),
        },
      };
    },
  };
}

function lengthOf(seconds: number | null | undefined): string {
  if (seconds == null || !(seconds > 0)) return 'not given';
  if (seconds < 5) return 'under 5 s';
  if (seconds < 10) return '5 to 10 s';
  return seconds < 30 ? '10 to 30 s' : '30 s or more';
}
