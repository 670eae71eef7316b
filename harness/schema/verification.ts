import { z } from 'zod';
import { estimateSchema } from './estimate.ts';

const points = z.number().min(-1).max(1);

/** A difference of shares; an end is null where the answers say nothing about the spread. */
const differenceSchema = z.strictObject({
  value: points,
  low: z.number().nullable(),
  high: z.number().nullable(),
});

/** What asking a probe again has shown. All shares of 1, clustered by video. */
const checkedProbeSchema = z.strictObject({
  /** What had to be the same: how an answer was scored, or also what was answered. */
  compared: z.enum(['outcomes', 'answers']),
  agreement: estimateSchema,
  /** How often the model agrees with itself on the same items. */
  floor: estimateSchema,
  /** Agreement less floor, with its two-sided interval of 90 %: each end is a one-sided bound of 95 %. */
  difference: differenceSchema,
  /** Correct in the record less correct when asked again, with its interval of 95 %. */
  accuracy: differenceSchema,
});

/** Why a record stands above `submitted`: written by `sightline submit verify --raise` alone. */
export const verificationSchema = z.strictObject({
  date: z.iso.datetime(),
  /** A name, not an address; never who submitted. */
  by: z.string().min(1),
  harness: z.strictObject({
    version: z.string(),
    commit: z.string().nullable(),
    dirty: z.boolean().nullable(),
  }),
  sample: z
    .strictObject({
      items: z.int().positive(),
      of: z.int().positive(),
      clusters: z.int().positive(),
      /** Drawn when the sample was, so that nobody could prepare for it; null where all was asked. */
      seed: z.int().nonnegative().nullable(),
    })
    .refine(({ items, of }) => items <= of, 'more items than there are'),
  /** How far agreement may lie below the floor. */
  margin: z.number().positive().max(1),
  /** By probe. */
  probes: z
    .record(z.string(), checkedProbeSchema)
    .refine((probes) => 'full' in probes, 'no "full"'),
  /** Of the public, signed workflow that asked everything again; null without one. */
  attestation: z.url({ protocol: /^https$/ }).nullable(),
});
export type Verification = z.infer<typeof verificationSchema>;

/** The levels that only a verification gives. */
export const VERIFIED_LEVELS = ['spot-checked', 'reproduced', 'attested'] as const;
export type VerifiedLevel = (typeof VERIFIED_LEVELS)[number];

export function isVerifiedLevel(level: string): level is VerifiedLevel {
  return (VERIFIED_LEVELS as readonly string[]).includes(level);
}

/** What a level lacks; null where the evidence carries it. */
export function missingEvidence(
  level: string,
  verification: Verification | undefined,
): string | null {
  if (!isVerifiedLevel(level)) {
    // A withdrawn record keeps what was found of it.
    return verification === undefined || level === 'withdrawn'
      ? null
      : `a verification does not go with the level ${level}`;
  }
  if (verification === undefined) return `the level ${level} needs a verification`;
  const { sample, attestation } = verification;
  if (level !== 'spot-checked' && sample.items < sample.of)
    return `the level ${level} needs all items asked again, not ${sample.items} of ${sample.of}`;
  return level === 'attested' && attestation === null
    ? 'the level attested needs the address of its attestation'
    : null;
}
