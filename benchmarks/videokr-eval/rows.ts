import { z } from 'zod';
import { cell } from '../../harness/data/cell.ts';
import type { ClipFinder } from '../../harness/data/clips.ts';
import type { Recipe } from '../../harness/data/items.ts';
import { RowFault } from '../../harness/data/row.ts';
import type { Gold, Option } from '../../harness/schema/item.ts';
import { goldLetter } from './gold-letter.ts';
import { readOptions } from './options.ts';

const options = z
  .union([z.record(z.string(), cell), z.array(cell), z.literal('')], {
    error: 'an object of letters, or a list of texts',
  })
  .nullish();

/** The released file was not at hand: every spelling that the authors' code reads is read. */
const row = z.object({
  id: cell.nullish(),
  video_path: z.string().trim().min(1, 'the path of a video'),
  question: z.string(),
  option: options,
  options,
  solution: cell.nullish(),
  answer: cell.nullish(),
  ground_truth: cell.nullish(),
  problem_type: z.string().nullish(),
  dataset: z.string().nullish(),
  subject: z.string().nullish(),
  source: z.string().nullish(),
});
type VideoKrRow = z.infer<typeof row>;

export function recipe(context: {
  file: string;
  split: string;
  clips: ClipFinder;
}): Recipe<VideoKrRow> {
  return {
    file: context.file,
    schema: row,
    columns: { id: 'id', question: 'question', options: 'options', answer: 'solution' },
    build(one) {
      // As the authors' code does: paths may begin with `./`.
      const video = one.video_path.replace(/^(?:\.\/)+/, '');
      const given = readOptions(one.option ?? one.options);
      const choices = isMultipleChoice(one, given) ? given : undefined;
      return {
        id: one.id ?? video,
        cluster: video,
        split: context.split,
        clip: { file: context.clips.videoAt('video_path', video) },
        question: one.question,
        ...(choices === undefined ? {} : { options: choices }),
        gold: goldOf(one, choices),
        tags: {
          subject: one.subject ?? one.source ?? 'not given',
          dataset: one.dataset ?? 'not given',
        },
      };
    },
  };
}

/** Where the type is not given, a question with options is multiple choice. */
function isMultipleChoice(one: VideoKrRow, given: Option[]): boolean {
  const type = (one.problem_type ?? '')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');
  if (type === '') return given.length > 0;
  if (type === 'multiple-choice') return true;
  if (type === 'open-ended') return false;
  throw new RowFault({
    field: 'problem_type',
    expected: 'multiple-choice or open-ended',
    received: one.problem_type,
  });
}

function goldOf(one: VideoKrRow, choices: Option[] | undefined): Gold {
  const [field, text] = answerOf(one);
  if (choices === undefined) return { kind: 'text', references: [text] };
  // Too few options are reported as such, not as an answer that is none of them.
  if (choices.length < 2) return { kind: 'choice', letter: text };
  const letter = goldLetter(text, choices);
  if (letter !== null) return { kind: 'choice', letter };
  throw new RowFault({
    kind: 'answer',
    field,
    expected: `one of ${choices.map((option) => option.letter).join(', ')}, or the text of one option`,
    received: text,
  });
}

function answerOf(one: VideoKrRow): [field: string, text: string] {
  for (const field of ['solution', 'answer', 'ground_truth'] as const) {
    const text = one[field];
    if (text !== null && text !== undefined && text !== '') return [field, text];
  }
  throw new RowFault({
    field: 'solution',
    expected: 'an answer in solution, answer or ground_truth',
    received: one.solution ?? one.answer ?? one.ground_truth ?? undefined,
  });
}
