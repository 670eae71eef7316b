import { z } from 'zod';
import { cell } from '../../harness/data/cell.ts';
import type { ClipFinder } from '../../harness/data/clips.ts';
import type { Recipe } from '../../harness/data/items.ts';
import type { Item } from '../../harness/schema/item.ts';
import { readChecklist } from './checklist.ts';

/** The exact keys of the data, in the order of the paper's table. */
export const CATEGORIES = [
  'science',
  'game',
  'semantic',
  'hypothetical',
  'humanity',
  'vision rule',
] as const;

/** Absent, null and an empty text all say that there is none. */
const optional = z
  .string()
  .nullish()
  .transform((text) => (text?.trim() ? text : undefined));

const row = z.object({
  prompt: z.string(),
  implicit_explanation: optional,
  index: cell,
  checklist: z.unknown().optional(),
  task_name: z.string().min(1, 'the name of a task'),
  category: z.enum(CATEGORIES),
  input_image_path: optional,
  initial_scenario: optional,
  gt_image_path: optional,
  input_video_path: optional,
});
type RulerRow = z.infer<typeof row>;

export function recipe(context: {
  file: string;
  split: string;
  clips: ClipFinder;
}): Recipe<RulerRow> {
  return {
    file: context.file,
    schema: row,
    columns: { id: 'index', question: 'prompt', answer: 'checklist' },
    build(one) {
      const id = `${one.task_name}_${one.index}`;
      return {
        id,
        cluster: id,
        split: context.split,
        ...inputs(one, context.clips),
        question: one.prompt,
        gold: {
          kind: 'checklist',
          checks: readChecklist(one.checklist),
          ...(one.implicit_explanation && { explanation: one.implicit_explanation }),
          ...(one.gt_image_path && {
            image: context.clips.file('gt_image_path', one.gt_image_path),
          }),
        },
        tags: {
          category: one.category,
          task: one.task_name,
          index: one.index,
          ...(one.initial_scenario && { initialScenario: one.initial_scenario }),
        },
      };
    },
  };
}

/** What a generator is given beside the prompt. */
function inputs(one: RulerRow, clips: ClipFinder): Pick<Item, 'image' | 'clip'> {
  return {
    ...(one.input_image_path && { image: clips.file('input_image_path', one.input_image_path) }),
    ...(one.input_video_path && {
      clip: { file: clips.file('input_video_path', one.input_video_path) },
    }),
  };
}
