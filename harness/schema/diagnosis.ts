import { z } from 'zod';
import { estimateSchema } from './estimate.ts';
import { judgedBySchema } from './judged-by.ts';

/**
 * What a diagnosing judge says of one reply. No score: it looks at words alone, and what it says of a
 * video it cannot know.
 */
export const DIAGNOSIS_WORDS = {
  /** Of the final answer, against the gold one. */
  answer: ['right', 'partly', 'wrong'],
  /** Does the reasoning lead to the answer that is given, be it right or wrong? */
  support: ['yes', 'no', 'unclear'],
  /** Is the evidence looked for at the right place: the people, things and parts of the picture asked about? */
  place: ['yes', 'no', 'unclear', 'none'],
  /** At the right time: the event and the moment asked about? `none`: the reasoning names none. */
  time: ['yes', 'no', 'unclear', 'none'],
  cause: [
    'none',
    'perception',
    'wrong-event',
    'wrong-time',
    'wrong-object',
    'too-broad',
    'insufficient-evidence',
    'right-track-wrong-answer',
    'reasoning-answer-mismatch',
    'question-flawed',
    'other',
  ],
} as const;
export type DiagnosisField = keyof typeof DIAGNOSIS_WORDS;
export const DIAGNOSIS_FIELDS = Object.keys(DIAGNOSIS_WORDS) as DiagnosisField[];

/** What each cause stands for; for the judge, and for those who read its figures. */
export const CAUSES: Record<(typeof DIAGNOSIS_WORDS.cause)[number], string> = {
  none: 'nothing went wrong',
  perception: 'something is described that is not there, or otherwise than it is',
  'wrong-event': 'another event than the one asked about',
  'wrong-time': 'the right event, sought at the wrong time or in the wrong order',
  'wrong-object': 'another person, thing or place than the one asked about',
  'too-broad': 'general remarks that would fit most videos',
  'insufficient-evidence': 'a conclusion that what is described does not carry',
  'right-track-wrong-answer': 'sound reasoning up to a last step that misses',
  'reasoning-answer-mismatch': 'the reasoning ends at another answer than the one given',
  'question-flawed': 'the question, an option or the reference answer is at fault',
  other: 'something else',
};

export const diagnosisSchema = z.strictObject({
  answer: z.enum(DIAGNOSIS_WORDS.answer),
  support: z.enum(DIAGNOSIS_WORDS.support),
  place: z.enum(DIAGNOSIS_WORDS.place),
  time: z.enum(DIAGNOSIS_WORDS.time),
  cause: z.enum(DIAGNOSIS_WORDS.cause),
});
export type Diagnosis = z.infer<typeof diagnosisSchema>;

/** Why a reply has no diagnosis. */
const WITHOUT = [
  /** It is to be asked for still, or has no reply. */
  'waiting',
  /** No reply could be read. */
  'unread',
  /** The reply says nothing but the answer. */
  'no-reasoning',
  /** The reply has no answer that could be read. */
  'no-answer',
] as const;

/** One line of `diagnosed.jsonl`, an item each; replaceable at any time. */
export const diagnosisLineSchema = z.strictObject({
  trial: z.string(),
  item: z.string(),
  /** By the score: what the diagnosis is held against, and never the other way round. */
  right: z.boolean(),
  diagnosis: diagnosisSchema.nullable(),
  without: z.enum(WITHOUT).nullable(),
});
export type DiagnosisLine = z.infer<typeof diagnosisLineSchema>;

/** `diagnosis.json` of a run folder: who diagnoses the run, and how many of its replies. Without keys. */
export const diagnosisFileSchema = z.strictObject({
  schemaVersion: z.literal(1),
  judge: judgedBySchema,
  /** Replies drawn at random; null: all. */
  sample: z.int().positive().nullable(),
  baseUrls: z.array(z.string()),
});
export type DiagnosisFile = z.infer<typeof diagnosisFileSchema>;

const count = z.int().nonnegative();
const shares = z.record(z.string(), estimateSchema);

/** Shares of what a diagnosing judge says of the replies of `full`; no part of the score or its hash. */
export const diagnosisFiguresSchema = z.strictObject({
  judge: judgedBySchema,
  sample: z.int().positive().nullable(),
  /** Scored replies that were to be diagnosed. */
  replies: count,
  diagnosed: z.int().positive(),
  without: z.strictObject({
    waiting: count,
    unread: count,
    'no-reasoning': count,
    'no-answer': count,
  }),
  /** Of the diagnosed, by field and word; words that nobody got are left out. */
  shares: z.strictObject({
    answer: shares,
    support: shares,
    place: shares,
    time: shares,
    cause: shares,
  }),
  /** Replies by answer, then by support. */
  table: z.record(
    z.enum(DIAGNOSIS_WORDS.answer),
    z.strictObject({ yes: count, no: count, unclear: count }),
  ),
  /** Of the answers found right: those that the reasoning does not lead to. Null where none is. */
  unsupportedOfRight: estimateSchema.nullable(),
  /** Of the answers not found right, by cause. */
  causesOfNotRight: shares,
  /** Diagnosed replies where right or not is what the score says. */
  agreesWithScore: estimateSchema,
});
export type DiagnosisFigures = z.infer<typeof diagnosisFiguresSchema>;
