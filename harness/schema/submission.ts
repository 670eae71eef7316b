import { z } from 'zod';
import { diagnosisFileSchema } from './diagnosis.ts';
import { journalLineSchema } from './journal.ts';
import { judgeFileSchema } from './judged-by.ts';
import { runManifestSchema } from './run-manifest.ts';

/** What stands in the folder of a submission beside `submission.json`; nothing else may. */
export const SUBMISSION_FILES = {
  /** The record that is to stand in `results/`. */
  record: 'record.json',
  /** Its item set. */
  items: 'items.json',
  run: 'run.json',
  environment: 'environment.json',
  /** Only where the benchmark's licence allows replies in public and they are not too large. */
  replies: 'replies.jsonl.gz',
} as const;
export const SUBMISSION_FILE = 'submission.json';

const count = z.int().nonnegative();
const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hexadecimal');
/** A hash of our own: of what was asked, of how it was scored. */
const hashSchema = z.string().regex(/^[0-9a-f]{8,64}$/, 'a hash in hexadecimal');
const idSchema = z
  .string()
  .max(120)
  .regex(/^[a-z0-9][a-z0-9._-]*$/, 'lower-case letters, digits, dots, dashes');
const words = z.string().min(1).max(300);

/** Of the compressed file; `rawBytes` and `lines` of what is in it. */
const repliesSizes = {
  sha256: sha256Schema,
  bytes: z.int().positive(),
  rawBytes: z.int().positive(),
  lines: z.int().positive(),
};

/** Where the replies are. Their digest is public wherever they are. */
export const submittedRepliesSchema = z.discriminatedUnion('place', [
  z.strictObject({
    place: z.literal('file'),
    file: z.literal(SUBMISSION_FILES.replies),
    ...repliesSizes,
  }),
  z.strictObject({
    place: z.literal('url'),
    url: z.url({ protocol: /^https$/ }),
    ...repliesSizes,
  }),
  /** Given to the maintainers alone: the licence of the benchmark forbids them in public. */
  z.strictObject({ place: z.literal('private'), ...repliesSizes }),
]);
export type SubmittedReplies = z.infer<typeof submittedRepliesSchema>;

/** What the submitter says: yes, no, or null where nothing is said. */
const said = z.boolean().nullable();
export const disclosuresSchema = z.strictObject({
  /** The words were not those of the protocol. */
  modifiedPrompts: said,
  /** Questions of the item set were left out. */
  omittedQuestions: said,
  /** The benchmark, or answers to it, were part of the training. */
  trainedOnBenchmark: said,
  /** Other runs of the same model on the same items that are not submitted. */
  discardedAttempts: count.nullable(),
});
export type Disclosures = z.infer<typeof disclosuresSchema>;

/** `submission.json`: what is submitted, and the digest of every file beside it. */
export const submissionSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** The id of the record, and the name of the folder. */
  id: idSchema,
  benchmark: idSchema,
  protocol: z.strictObject({ id: z.string(), asked: hashSchema, scored: hashSchema }),
  itemSet: z.string().regex(/^[\w-]+$/, 'letters, digits and dashes'),
  record: z.literal(SUBMISSION_FILES.record),
  replies: submittedRepliesSchema,
  /** Trials have no reply, or answers no verdict. */
  incomplete: z.boolean(),
  /** What makes the run again, with placeholders for folders and addresses; it holds no secret. */
  command: z.string().max(4000),
  /** Whom to ask: a name or a handle, never an address. */
  contact: words.regex(/^[^@\s][^@]*$/, 'a name, not an address').nullable(),
  disclosures: disclosuresSchema,
  /** Of every file beside this one, each by its plain name. */
  files: z
    .array(
      z.strictObject({
        file: z.enum(Object.values(SUBMISSION_FILES)),
        sha256: sha256Schema,
        bytes: z.int().positive(),
      }),
    )
    .max(Object.keys(SUBMISSION_FILES).length),
  preparedAt: z.iso.datetime(),
});
export type Submission = z.infer<typeof submissionSchema>;

/** `run.json`: the manifest of the run without what tells of the machine, and who judged. */
export const submittedRunSchema = z.strictObject({
  ...runManifestSchema.omit({ data: true, descriptor: true, resolved: true }).shape,
  endpoint: runManifestSchema.shape.endpoint.omit({ baseUrls: true }),
  /** Null: nobody judged, or nobody diagnosed. */
  judge: judgeFileSchema.omit({ baseUrls: true }).nullable(),
  diagnosis: diagnosisFileSchema.omit({ baseUrls: true }).nullable(),
});
export type SubmittedRun = z.infer<typeof submittedRunSchema>;

/** `environment.json`. No names of machines or people, and no paths. */
export const submissionEnvironmentSchema = z.strictObject({
  schemaVersion: z.literal(1),
  harness: runManifestSchema.shape.harness,
  decoder: runManifestSchema.shape.decoder,
  /** Of the machine that prepared the submission. */
  preparedOn: z.strictObject({ node: words, platform: words, architecture: words }),
  /** SHA-256 of the lock file of the packages; null outside of a clone. */
  lockDigest: sha256Schema.nullable(),
  endpoint: z.strictObject({
    adapter: words,
    kind: z.enum(['model', 'recorded', 'baseline']),
    /** Servers of the one model that were asked. */
    servers: count,
    /** The names and fingerprints that its replies carry. */
    models: z.array(z.string().max(300)).max(50),
    fingerprints: z.array(z.string().max(300)).max(50),
    /** As declared, e.g. "vllm 0.11.0, bf16". */
    servingStack: words.nullable(),
    gpu: words.nullable(),
    /** Requests at once, as far as it is known. */
    concurrency: z.int().positive().nullable(),
  }),
});
export type SubmissionEnvironment = z.infer<typeof submissionEnvironmentSchema>;

/** Which journal of the run a line is from. */
export const REPLY_JOURNALS = ['trial', 'vote', 'diagnosis'] as const;

/**
 * A line of the replies: a line of a journal without what names files of the machine. A failure keeps
 * its code and loses its words, which may name a server.
 */
export const replyLineSchema = z.strictObject({
  of: z.enum(REPLY_JOURNALS),
  ...journalLineSchema.omit({ frames: true, shown: true, failure: true }).shape,
  failure: z.strictObject({ code: z.string().regex(/^[A-Z_]{3,40}$/, 'a code') }).nullable(),
});
export type ReplyLine = z.infer<typeof replyLineSchema>;
