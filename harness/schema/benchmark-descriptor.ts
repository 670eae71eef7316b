import { z } from 'zod';
import { framePolicySchema } from './frames.ts';
import { promptSchema } from './prompt.ts';
import { modelSettingsSchema } from './protocol.ts';

const column = z.string().min(1);
const name = z.string().regex(/^[a-z0-9][a-z0-9._-]*$/, 'lower-case letters, digits, dots, dashes');

/** Which columns of the rows are which field of an item. */
const columnsSchema = z.strictObject({
  /** Unique in a split. Left out: the number of the row. */
  id: column.optional(),
  /** The file's name or path, with or without its ending. */
  video: column,
  /** The source video, where several clips are cut from one. Left out: the video. */
  cluster: column.optional(),
  question: column,
  /** One column an option, or one column that holds a list. Left out: open-ended questions. */
  options: z.union([z.array(column).min(2), column]).optional(),
  /** Left out: the answers are hidden, and predictions are not scored. */
  answer: column.optional(),
  /** Further columns to keep, by the name of the tag. */
  tags: z.record(name, column).default({}),
});

/** A benchmark of one's own, without code: a JSON file beside the rows. */
export const benchmarkDescriptorSchema = z
  .strictObject({
    $schema: z.string().optional(),
    id: name,
    title: z.string().min(1),
    summary: z.string().default(''),
    paper: z.strictObject({ title: z.string().min(1), url: z.url() }).optional(),
    licence: z.string().min(1),
    /** The most that a public record may hold of it. */
    publishes: z.enum(['text', 'predictions', 'outcomes', 'aggregates']).default('aggregates'),
    /** By name; the first is the default. CSV, JSONL, JSON or parquet, below the data folder. */
    splits: z
      .record(name, z.strictObject({ file: z.string().min(1), title: z.string().optional() }))
      .refine((splits) => Object.keys(splits).length > 0, 'a split'),
    columns: columnsSchema,
    /** How the answer column names the answer: a letter, an index from 0 or from 1, an option's text. */
    answers: z.enum(['letter', 'index', 'index-from-1', 'text']).default('letter'),
    /** Folders below the data folder that hold the videos, tried in this order. */
    videos: z.array(z.string().min(1)).min(1).default(['videos', '.']),
    /** Left out: the prompt of the `sightline` protocol of other benchmarks. */
    prompt: promptSchema.optional(),
    frames: framePolicySchema.optional(),
    defaults: modelSettingsSchema.optional(),
    /** Tags that results are broken down by. */
    breakdowns: z.array(name).default([]),
    /** Tags that another video shares when it stands in for an item's own, the most important first. */
    strata: z.array(name).default([]),
  })
  .superRefine(({ columns, answers, ...named }, context) => {
    for (const field of ['breakdowns', 'strata'] as const) {
      for (const [index, tag] of named[field].entries()) {
        if (columns.tags[tag] !== undefined) continue;
        const known = Object.keys(columns.tags).join(', ') || 'none';
        const message = `"${tag}" is no tag (columns.tags has ${known})`;
        context.addIssue({ code: 'custom', path: [field, index], message });
      }
    }
    if (columns.options === undefined && answers !== 'text' && columns.answer !== undefined) {
      const message = 'open-ended questions are answered by "text"';
      context.addIssue({ code: 'custom', path: ['answers'], message });
    }
  });
export type BenchmarkDescriptor = z.infer<typeof benchmarkDescriptorSchema>;
