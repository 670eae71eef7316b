import { z } from 'zod';
import type { ClipFinder } from '../../harness/data/clips.ts';
import { cell } from '../../harness/data/cell.ts';
import type { Recipe } from '../../harness/data/items.ts';
import { letterAt, lettered } from '../../harness/data/options.ts';
import { RowFault } from '../../harness/data/row.ts';
import type { Item } from '../../harness/schema/item.ts';
import type { EvidenceOf } from './evidence.ts';
import type { SecondReference } from './references.ts';

/** What the rows of one file are read with. */
type Context = {
  file: string;
  split: string;
  clips: ClipFinder;
  /** VidOR's `folder/id` by video id. */
  videoPath: Map<string, string>;
};

const GROUPS = { C: 'Causal', T: 'Temporal', D: 'Descriptive' } as const;
const TYPES = ['CW', 'CH', 'TN', 'TP', 'TC', 'DC', 'DB', 'DL', 'DO'] as const;

const question = {
  video: cell,
  qid: cell,
  question: cell,
  type: z.enum(TYPES),
  frame_count: z.coerce.number().nullish().catch(null),
};

const choiceRow = z.object({
  ...question,
  answer: cell,
  a0: cell,
  a1: cell,
  a2: cell,
  a3: cell,
  a4: cell,
});

const openRow = z.object({
  ...question,
  answer: cell.pipe(z.string().min(1, 'an answer')),
  /** Only in the hub's copy, which has no file of second references. */
  additional_ref_answer: z.string().nullish(),
});

const columns = { id: 'qid', question: 'question', answer: 'answer' };

export function choiceRecipe(
  context: Context & { evidence: EvidenceOf },
): Recipe<z.infer<typeof choiceRow>> {
  return {
    file: context.file,
    schema: choiceRow,
    columns,
    build(row) {
      const evidence = context.evidence(row.video, row.qid);
      return {
        ...common(row, context),
        options: lettered([row.a0, row.a1, row.a2, row.a3, row.a4]),
        gold: { kind: 'choice', letter: letterOf(row.answer) },
        ...(evidence === null ? {} : { evidence }),
      };
    },
  };
}

export function openRecipe(
  context: Context & { secondReference: SecondReference },
): Recipe<z.infer<typeof openRow>> {
  return {
    file: context.file,
    schema: openRow,
    columns,
    build(row) {
      const second = context.secondReference(row.video, row.qid) ?? row.additional_ref_answer;
      const references = second ? [row.answer, second] : [row.answer];
      return { ...common(row, context), gold: { kind: 'text', references } };
    },
  };
}

function letterOf(answer: string): string {
  if (/^[0-4]$/.test(answer)) return letterAt(Number(answer));
  const expected = 'an index from 0 to 4';
  throw new RowFault({ kind: 'answer', field: 'answer', expected, received: answer });
}

function common(
  row: {
    video: string;
    qid: string;
    question: string;
    type: (typeof TYPES)[number];
    frame_count?: number | null | undefined;
  },
  { split, clips, videoPath }: Context,
): Omit<Item, 'gold'> {
  const vidor = videoPath.get(row.video);
  // The authors count "previous" with "next" questions.
  const type = row.type === 'TP' ? 'TN' : row.type;
  return {
    id: `${row.video}_${row.qid}`,
    cluster: row.video,
    split,
    clip: { file: clips.video('video', vidor === undefined ? [row.video] : [vidor, row.video]) },
    question: row.question,
    tags: {
      group: GROUPS[type[0] as keyof typeof GROUPS],
      type,
      length: lengthOf(row.frame_count),
    },
  };
}

/** Quarters of the videos of "val" and "test", in frames: about 20, 34 and 55 seconds. */
function lengthOf(frames: number | null | undefined): string {
  if (frames == null || !(frames > 0)) return 'not given';
  if (frames < 600) return 'under 600 frames';
  if (frames < 1000) return '600 to 999 frames';
  return frames < 1650 ? '1000 to 1649 frames' : '1650 frames or more';
}
