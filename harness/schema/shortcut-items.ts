import { z } from 'zod';
import { itemSetPlaceSchema } from './item-set.ts';
import { estimateSchema } from './result.ts';

const share = z.number().min(0).max(1);
const count = z.int().nonnegative();
const ruleSchema = z.strictObject({ hits: z.int().positive(), of: z.int().positive() });

/** A floor of the flag rate, and the excess over it with its interval; null where it has none. */
const floorSchema = z.strictObject({
  floor: share,
  excess: z.number().max(1).nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});

const flagFiguresSchema = z.strictObject({
  flagged: count,
  rate: estimateSchema,
  /** Independent guesses, uniform over the options. */
  guess: floorSchema,
  /** The same predictions beside right letters drawn at random; null where there are no predictions. */
  placebo: floorSchema.nullable(),
});

/** On the items that the panel did not flag, on all, and on as many left at random. */
function comparedSchema<T extends z.ZodType>(figure: T) {
  return z.strictObject({
    hard: figure.nullable(),
    all: figure.nullable(),
    random: z.strictObject({ mean: z.number(), sd: z.number().nonnegative() }).nullable(),
  });
}

const differenceSchema = z.strictObject({
  value: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.int().positive(),
});

const hardSubsetSchema = z.union([
  z.strictObject({ model: z.string(), absent: z.string() }),
  z.strictObject({
    model: z.string(),
    panel: z.array(z.string()).min(2),
    rule: ruleSchema,
    guessFloor: share,
    items: count,
    /** Of the items that the panel judged. */
    judged: z.int().positive(),
    clusters: count,
    chance: share.nullable(),
    chanceAll: share,
    blind: comparedSchema(estimateSchema),
    full: z.array(
      z.strictObject({
        result: z.string(),
        protocol: z.string(),
        score: comparedSchema(estimateSchema),
        gap: comparedSchema(differenceSchema),
      }),
    ),
  }),
]);

/**
 * What the blind answers of several models say of the items of one set, without any text:
 * `results/shortcut-items/<item set>.json`.
 */
export const shortcutItemsSchema = z.strictObject({
  schemaVersion: z.literal(1),
  benchmark: itemSetPlaceSchema,
  /** Whose blind answers count, each once, by id. */
  models: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      family: z.string(),
      /** The result that they stand in. */
      result: z.string(),
      /** One, and one more for each rotation of the options. */
      answers: z.int().positive(),
    }),
  ),
  rule: z.strictObject({
    ...ruleSchema.shape,
    chosen: z.enum(['given', 'default']),
    /** Whether its guess floor is at most 5 %: else it cannot tell knowledge from luck. */
    separates: z.boolean(),
  }),
  seed: z.int(),
  counts: z.strictObject({
    judged: count,
    /** Of the judged: items that not every model answered. */
    fewerAnswers: count,
    notAnswered: count,
    openEnded: count,
  }),
  flags: flagFiguresSchema.nullable(),
  placebo: z.union([
    z.strictObject({ draws: z.int().positive(), spread: z.number().nonnegative().nullable() }),
    z.strictObject({ absent: z.string() }),
  ]),
  anyHit: z
    .strictObject({ rate: share, guessFloor: share, placeboFloor: share.nullable() })
    .nullable(),
  /** Items with q ≤ .05 after Benjamini-Hochberg. */
  significant: count,
  /** Empty where single answers may not be published. */
  breakdowns: z.record(z.string(), z.record(z.string(), flagFiguresSchema.nullable())),
  /**
   * One character an item, base 36, `-` where it was not judged; null where outcomes may not be
   * published, and above 35 answers.
   */
  hits: z
    .string()
    .regex(/^[0-9a-z-]*$/)
    .nullable(),
  answers: z
    .string()
    .regex(/^[0-9a-z-]*$/)
    .nullable(),
  /** `x` flagged, `-` not. */
  flagged: z
    .string()
    .regex(/^[x-]*$/)
    .nullable(),
  stratifiedBy: z.string().nullable(),
  hard: z.array(hardSubsetSchema),
});
export type ShortcutItems = z.infer<typeof shortcutItemsSchema>;
