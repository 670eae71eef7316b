import { z } from 'zod';
import { SCALES, type Scale } from './scale.ts';

const scales = Object.keys(SCALES) as [Scale, ...Scale[]];

/** The judge's figure of one dimension over a whole run; null: of all together. Shares of 1. */
const figureSchema = z.strictObject({
  dimension: z.string().nullable(),
  mean: z.number(),
  /** Clustered by source video; null where there is one only. */
  se: z.number().nullable(),
  low: z.number(),
  high: z.number(),
  /** In the mean, those that rules have decided among them. */
  n: z.int().positive(),
  /** Those that the judge has decided, and their mean. */
  judged: z.int().positive(),
  judgedMean: z.number(),
});

const runSchema = z.strictObject({
  run: z.string(),
  benchmark: z.string(),
  model: z.string(),
  /** `<adapter>:<model>`. */
  judge: z.string(),
  sameFamily: z.boolean(),
  figures: z.array(figureSchema).min(1),
  /** Answers without a rating: they are in no figure here. */
  unjudged: z.int().nonnegative(),
});

const rowSchema = z.strictObject({
  /** As it stands in the sheets. */
  id: z.string(),
  /** Place among the runs, and among the strata. */
  run: z.int().nonnegative(),
  stratum: z.int().nonnegative(),
  trial: z.string(),
  item: z.string(),
  cluster: z.string(),
  check: z.string(),
  dimension: z.string(),
  /** What the judge said: a place in the scale. */
  judge: z.int().nonnegative(),
  /** What the judge wrote, its first vote. */
  reply: z.string(),
});

/** `key.json`: which row is what, and what the judge said. Raters must not see it. */
export const auditKeySchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    readMe: z.string(),
    sample: z.string(),
    seed: z.int(),
    scale: z.enum(scales),
    raters: z.int().positive(),
    runs: z.array(runSchema).min(1),
    strata: z.array(
      z.strictObject({
        run: z.int().nonnegative(),
        label: z.string(),
        population: z.int().positive(),
        sampled: z.int().nonnegative(),
      }),
    ),
    rows: z.array(rowSchema).min(1),
  })
  .superRefine(({ rows, runs, strata, scale }, context) => {
    const problem = (at: number, message: string) =>
      context.addIssue({ code: 'custom', path: ['rows', at], message });
    rows.forEach(({ run, stratum, judge }, at) => {
      if (run >= runs.length) problem(at, `there is no run ${run}`);
      if (stratum >= strata.length) problem(at, `there is no stratum ${stratum}`);
      if (judge >= SCALES[scale].length) problem(at, `${judge} is no rating`);
    });
  });

export type AuditKey = z.infer<typeof auditKeySchema>;
export type KeyRow = AuditKey['rows'][number];
export type KeyRun = AuditKey['runs'][number];
export type JudgeFigure = KeyRun['figures'][number];

export const KEY_WARNING =
  'Not for raters: this file says which model gave each answer and what the judge said of it.';
