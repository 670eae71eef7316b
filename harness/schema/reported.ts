import { z } from 'zod';

const slug = z.string().regex(/^[a-z0-9][a-z0-9._-]*$/, 'lower-case letters, digits, dots, dashes');
const day = z.iso.date();
const share = z.number().min(0).max(1);
const printed = z.string().min(1);

/** Some of a split's items by a breakdown of the benchmark, as the source divides them. */
const partSchema = z.strictObject({ breakdown: z.string().min(1), label: z.string().min(1) });

/** What a source says that it measured, as far as it says so. Null: it does not. */
const askedSchema = z.strictObject({
  benchmark: slug,
  split: z.string().min(1).nullable(),
  /** Null for the whole split. */
  part: partSchema.nullable(),
  /** The model's name as it is printed. */
  model: printed,
  /** The id of the same model in the records of this project, where somebody has said that it is the same. */
  modelId: printed.nullable(),
  /** As printed: "128", "1 fps", "1/0.5 fps". */
  frames: printed.nullable(),
  subtitles: z.boolean().nullable(),
  /** Whatever else the source says of how it was asked. */
  settings: printed.nullable(),
});

/** One number that somebody else has published. */
export const reportedFigureSchema = askedSchema.extend({
  /** `human` and `rule` are never shown as models. */
  kind: z.enum(['model', 'human', 'rule']),
  org: printed.nullable(),
  /** As printed: "72B", "8x3.5B". */
  size: printed.nullable(),
  /** `accuracy`, or the source's own name for what it measured. */
  metric: printed,
  value: share,
  /** What one more in the last printed digit is worth: 0.001 for "79.7 %". */
  step: z.number().positive().max(0.1),
  /** When the model entered the source; null where it says nothing. */
  date: day.nullable(),
});
export type ReportedFigure = z.infer<typeof reportedFigureSchema>;

/** Two numbers of one statement: what had been reported, and what its author got. */
export const reportedGapSchema = askedSchema.extend({
  /** Where in the source: an issue. */
  title: printed,
  url: z.url({ protocol: /^https$/ }),
  reported: share,
  /** Both ends are equal where one number was given. */
  reproduced: z.strictObject({ low: share, high: share }),
  cause: printed.nullable(),
});
export type ReportedGap = z.infer<typeof reportedGapSchema>;

/** `results/reported/<id>.json`: what one source says. None of its numbers was measured here. */
export const reportedSourceSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id: slug,
  source: z.strictObject({
    title: printed,
    /** Null where the source has no address. */
    url: z.url({ protocol: /^https$/ }).nullable(),
    /** Where in it: a table, lines of a file at a commit. */
    place: printed,
    /** Read off a picture by eye: a digit may be misread. */
    readOffImage: z.boolean(),
    /** Of the version that was read. */
    date: day.nullable(),
  }),
  notes: z.array(printed),
  figures: z.array(reportedFigureSchema),
  gaps: z.array(reportedGapSchema),
});
export type ReportedSource = z.infer<typeof reportedSourceSchema>;
