import { z } from 'zod';
import { LEARNS } from './baseline.ts';
import { itemSetPlaceSchema } from './item-set.ts';
import { estimateSchema, type Estimate } from './result.ts';

const share = z.number().min(0).max(1);

/** A mean over fold seeds; `sd` is null with one seed. */
const overSeedsSchema = z.strictObject({
  mean: share,
  sd: z.number().nonnegative().nullable(),
  values: z.array(share),
});
export type OverSeeds = z.infer<typeof overSeedsSchema>;

/** All items of a set, or those of one label. */
const cellSchema = z.strictObject({
  /** Items with options whose answer is known. */
  n: z.int().positive(),
  clusters: z.int().positive(),
  /** What a uniform guess over each item's own options scores. */
  chance: share,
  /** By baseline id. */
  baselines: z.record(
    z.string(),
    z.strictObject({
      /** Ties at their expected value. */
      expected: estimateSchema,
      /** Ties broken by the item id, as a run of the baseline answers. */
      tiesByItemId: share,
    }),
  ),
});
export type FloorCell = z.infer<typeof cellSchema>;

/**
 * What a set of items can be answered with by rules that see no video: `results/floors/<item set>.json`.
 * Aggregates only, so that every licence allows it.
 */
export const floorsSchema = z.strictObject({
  schemaVersion: z.literal(1),
  benchmark: itemSetPlaceSchema,
  /** Of ties that the item id breaks. */
  seed: z.int(),
  rules: z.record(
    z.string(),
    z.strictObject({
      version: z.int().positive(),
      summary: z.string(),
      learns: z.enum(LEARNS),
    }),
  ),
  whole: cellSchema,
  /** Breakdown to label. Small cells are left out, and with them as many as hide them. */
  breakdowns: z.record(z.string(), z.record(z.string(), cellSchema)),
  /** The classifier over its fold seeds; null where it was left out. Its cells above are means over them. */
  logit: z
    .strictObject({
      seeds: z.array(z.int()).min(1),
      /** Folds of whole videos. */
      grouped: overSeedsSchema,
      /** Folds of questions. */
      questions: overSeedsSchema,
      /** Questions less grouped: what the questions of one video give away of each other. Null for one video. */
      sharedVideo: z
        .strictObject({
          value: z.number(),
          low: z.number(),
          high: z.number(),
          se: z.number().nonnegative(),
          n: z.int().positive(),
          clusters: z.int().positive(),
          /** Of the difference, over the seeds. */
          sd: z.number().nonnegative().nullable(),
        })
        .nullable(),
      selfTests: z.strictObject({
        /** Whether changing held-out answers changes no bit of features and scores; null where nothing can be held out. */
        labelInvariance: z.boolean().nullable(),
        /** Accuracies on permuted options with random answers. */
        shuffledLabels: z.strictObject({
          ...overSeedsSchema.shape,
          /** Whether chance is within the 99 % t interval of the mean. */
          coversChance: z.boolean(),
        }),
        /** Folds depend on the order of the rows. */
        rowOrderSha1: z.string().regex(/^[0-9a-f]{40}$/),
      }),
    })
    .nullable(),
  notes: z.array(z.string()),
});
export type Floors = z.infer<typeof floorsSchema>;

export type Floor = {
  value: number;
  /** Null: no baseline is above chance. */
  baseline: string | null;
  estimate: Estimate | null;
  chance: number;
};

/**
 * The floor of a set or of one label: the highest expected accuracy among the baselines that read no
 * answer about the same video, or chance when none is above it. It is the best of many, and so a little
 * high where a cell is small.
 *
 * @returns null for a cell that the record leaves out.
 */
export function floorOf(floors: Floors, cell?: { breakdown: string; label: string }): Floor | null {
  const own = cell === undefined ? floors.whole : floors.breakdowns[cell.breakdown]?.[cell.label];
  if (own === undefined) return null;
  const { chance } = own;
  let floor: Floor = { value: chance, baseline: null, estimate: null, chance };
  for (const [baseline, { expected }] of Object.entries(own.baselines)) {
    const sameVideo = floors.rules[baseline]?.learns === 'answers-same-video';
    if (sameVideo || expected.value <= floor.value) continue;
    floor = { value: expected.value, baseline, estimate: expected, chance };
  }
  return floor;
}
