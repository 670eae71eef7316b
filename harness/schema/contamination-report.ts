import { z } from 'zod';
import { itemSetPlaceSchema } from './item-set.ts';
import { estimateSchema } from './estimate.ts';
import { NAME_RULES, PLATFORMS } from './source-id.ts';

/** Kinds of evidence, the strongest first. */
export const LEVELS = ['id', 'frame', 'text', 'behaviour'] as const;
export type Level = (typeof LEVELS)[number];

export const CONTAMINATION_STATES = ['unknown', 'clean', 'overlap'] as const;
export type ContaminationState = (typeof CONTAMINATION_STATES)[number];

const count = z.int().nonnegative();
const share = z.number().min(0).max(1);
const intervalSchema = z.strictObject({ low: share, high: share });
const differenceSchema = z.strictObject({
  value: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.int().positive(),
});

/** Flagged of checked with its Wilson interval; null where nothing could be checked. */
export const flagRateSchema = z.strictObject({
  checked: count,
  flagged: count,
  interval: intervalSchema.nullable(),
});

/** What people found of a random sample of the flagged items. */
export const auditSchema = z.strictObject({
  sampled: z.int().positive(),
  right: count,
  wrong: count,
  /** Not decided; left out of the precision. */
  unsure: count,
  precision: z.strictObject({ value: share, ...intervalSchema.shape }).nullable(),
});
export type Audit = z.infer<typeof auditSchema>;

/** The score of one result on all items, on the clear ones and on the flagged ones of a level. */
export const subsetScoreSchema = z.strictObject({
  result: z.string(),
  model: z.string(),
  protocol: z.string(),
  all: estimateSchema,
  clean: estimateSchema.nullable(),
  flagged: estimateSchema.nullable(),
  /** Clean minus all, clustered by video. */
  difference: differenceSchema.nullable(),
  /** Why there are no figures of single sets, where there are none. */
  withheld: z.string().nullable(),
});
export type SubsetScore = z.infer<typeof subsetScoreSchema>;

/** What every level says, whatever it looks at. A new level extends it and joins `levelReportSchema`. */
export const levelBaseSchema = z.strictObject({
  /** About this corpus alone: see `contamination/states.ts`. */
  state: z.enum(CONTAMINATION_STATES),
  /** Rows of the corpus that say what this level looks at. */
  rows: count,
  items: flagRateSchema,
  /** The same of source videos: one is flagged when any of its items is. */
  videos: flagRateSchema,
  /** Items that were looked for and could not be decided. */
  open: count,
  /** Ids of items, never text; null where the licence lets nothing out of single items. */
  flaggedIds: z.array(z.string()).nullable(),
  audit: auditSchema.nullable(),
  scores: z.array(subsetScoreSchema),
});

export const idDetailsSchema = z.strictObject({
  /** Rows and items by what their ids are of; those without any are not counted. */
  platforms: z.partialRecord(z.enum(PLATFORMS), z.strictObject({ rows: count, items: count })),
  /** Items whose video is in the corpus in other parts only; not flagged. */
  otherSpan: count,
  /** Items that share a file name or a channel with some row and no id; not flagged. */
  weaker: z.strictObject({ fileName: count, channel: count.nullable() }),
});

export const nullCorpusSchema = z.strictObject({
  name: z.string(),
  sha256: z.string(),
  rows: count,
  /** Items whose text matches there, where none can come from. */
  matched: count,
  /** Matches in the corpus minus matches here, a share of items, clustered by video. */
  excess: differenceSchema,
  /** Whether some threshold keeps matches here to 1 %: else words alone tell nothing. */
  separates: z.boolean(),
});

export const textDetailsSchema = z.strictObject({
  gramWords: z.int().positive(),
  thresholds: z.strictObject({
    coverage: share,
    similarity: share,
    chosen: z.enum(['default', 'calibrated']),
  }),
  minHash: z.strictObject({
    bands: z.int().positive(),
    rows: z.int().positive(),
    seed: z.int(),
    /** Share of pairs at the threshold that are never compared. */
    missed: share,
  }),
  /** Items whose text matches some row, whatever its source: leaked, generic and not attributed. */
  matched: count,
  /** Of those: every matching row is of other videos. */
  generic: count,
  /** Of those: a matching row names no source, so that nobody can tell. */
  unattributed: count,
  /** Items of which any 8-gram stands in the corpus, and most of them by the rule of PaLM. */
  anyGram: count,
  mostGrams: count,
  null: nullCorpusSchema.nullable(),
});

const scoreRule = z.strictObject({ score: share, hits: z.int().positive() });

export const frameDetailsSchema = z.strictObject({
  algorithm: z.string(),
  /** Longer side of the pictures that were hashed, in pixels. */
  longSide: z.int().positive(),
  framesPerSecond: z.strictObject({
    benchmark: z.number().positive(),
    corpus: z.number().positive(),
  }),
  /** Whether copies that were cropped evenly were looked for. */
  crops: z.boolean(),
  thresholds: z.strictObject({
    /** Bits of 256 that differ, at most, and quality of 100, at least. */
    distance: count,
    quality: count,
    duplicate: scoreRule,
    likely: scoreRule,
    review: z.strictObject({ quality: count, distance: count }),
    /** Share of the corpus's videos, and number of them, above both of which a picture tells nothing. */
    common: z.strictObject({ share, videos: count }),
  }),
  /** Items by the gravest that was found of their video; those to review are not flagged. */
  duplicate: count,
  likely: count,
  review: count,
  /** Videos of the benchmark. */
  videos: z.strictObject({
    looked: count,
    /** Not in the data folder, or not to be decoded: their items are not checked. */
    missing: count,
    unreadable: count,
    /** Too short, or too little to see in them, for a copy to be told: open where nothing was found. */
    unseeable: count,
    /** Found only by pictures that occur everywhere: open. */
    everywhere: count,
  }),
  /** Of the corpus; frames with something to see. */
  corpus: z.strictObject({
    videos: count,
    frames: count,
    unseeable: count,
    /** Named, and not there or outside of the corpus's folder. */
    missing: count,
    unreadable: count,
  }),
  /** Frames of the benchmark that occur everywhere and were left out. */
  commonFrames: count,
  index: z.strictObject({ hashes: count, bytes: count }),
});

export const idReportSchema = z.strictObject({
  level: z.literal('id'),
  ...levelBaseSchema.shape,
  details: idDetailsSchema,
});
export const textReportSchema = z.strictObject({
  level: z.literal('text'),
  ...levelBaseSchema.shape,
  details: textDetailsSchema,
});
export const frameReportSchema = z.strictObject({
  level: z.literal('frame'),
  ...levelBaseSchema.shape,
  details: frameDetailsSchema,
});

export const levelReportSchema = z.discriminatedUnion('level', [
  idReportSchema,
  frameReportSchema,
  textReportSchema,
]);
export type LevelReport = z.infer<typeof levelReportSchema>;
export type LevelDetails = {
  [Key in LevelReport['level']]: Extract<LevelReport, { level: Key }>['details'];
};

/** When a report was made, and by which version of the harness. */
export const madeSchema = z.strictObject({ at: z.iso.datetime(), harness: z.string() });

/** What a corpus says of the items of one set: publishable, without any text of either. */
export const contaminationReportSchema = z.strictObject({
  schemaVersion: z.literal(1),
  benchmark: itemSetPlaceSchema,
  corpus: z.strictObject({
    name: z.string(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    rows: count,
    /** Rows that could not be used. */
    skipped: count,
    /** How bare names were read. */
    names: z.enum(NAME_RULES),
    /** Whether it is said to hold everything that the model was trained on, and by whom. */
    completeBy: z.string().nullable(),
  }),
  /** Of the benchmark under this corpus; `clean` only of a complete one. */
  state: z.enum(CONTAMINATION_STATES),
  /** What the state rests on, in words. */
  because: z.string(),
  seed: z.int(),
  levels: z.array(levelReportSchema).min(1),
  made: madeSchema.optional(),
});
export type ContaminationReport = z.infer<typeof contaminationReportSchema>;
