/**
 * Errors that stop a run. Each carries a permanent `code`, the exit code of the process, and a hint
 * that says what to do. A trial that goes wrong is not one of these: it is data (`schema/journal.ts`).
 *
 * `docs/errors.md` lists every code; a test keeps the two equal.
 */
export const ERROR_CODES = {
  USAGE: { exitCode: 2, when: 'a command, a flag or a name is not known or does not fit' },
  CONFIG_INVALID: {
    exitCode: 3,
    when: 'a config, a suite, a descriptor, a protocol, a model card or a result breaks its schema',
  },
  RUN_MISMATCH: { exitCode: 3, when: 'a run folder belongs to another run than the one asked for' },
  COMPARISON_REFUSED: {
    exitCode: 3,
    when: 'two runs or records are no one measurement: other items, another protocol, other rules of reading',
  },
  SITE_PARTS_MISSING: {
    exitCode: 3,
    when: 'Sightline was installed without the packages that build the site',
  },
  DATA_MISSING: { exitCode: 4, when: 'an annotation file or a video is not in the data folder' },
  DATA_INVALID: { exitCode: 4, when: 'a row of an annotation file breaks its schema' },
  PATH_REFUSED: { exitCode: 4, when: 'a row names a file outside the data folder' },
  DOWNLOAD_REFUSED: {
    exitCode: 4,
    when: 'the hub wants a token, or its terms accepted, before it gives a dataset',
  },
  DOWNLOAD_FAILED: {
    exitCode: 4,
    when: 'the hub cannot be reached, or has no such dataset, revision or file',
  },
  DOWNLOAD_CORRUPT: {
    exitCode: 4,
    when: 'a downloaded file is not what the hub says it is, or a zip is broken or unsafe',
  },
  DISK_SPACE: { exitCode: 4, when: 'the disk has no room for what is to be written' },
  JOURNAL_INVALID: {
    exitCode: 4,
    when: 'a journal or a score file holds a line that cannot be read',
  },
  HASHES_UNUSABLE: {
    exitCode: 4,
    when: 'a file of frame hashes was made in another way than ours, or is none',
  },
  SUBMISSION_REFUSED: {
    exitCode: 4,
    when: 'a submission breaks a rule, or is not what its replies give; each problem is listed',
  },
  PROBE_INAPPLICABLE: {
    exitCode: 5,
    when: 'a clip leaves a probe nothing to change, such as the order of its only frame; the trial is not asked',
  },
  DECODER_MISSING: { exitCode: 5, when: 'no decoder backend works on this machine' },
  CLIP_MISSING: { exitCode: 5, when: 'the file of a clip does not exist' },
  CLIP_UNREADABLE: { exitCode: 5, when: 'a clip cannot be opened or holds no video to show' },
  CLIP_UNDECODABLE: { exitCode: 5, when: 'a frame of a clip cannot be decoded' },
  CLIP_ENCRYPTED: { exitCode: 5, when: 'the video stream of a clip is encrypted' },
  DECODER_CRASHED: { exitCode: 5, when: 'the decoder process died on a clip' },
  DECODER_TIMEOUT: { exitCode: 5, when: 'a clip took longer to decode than allowed' },
  DECODER_MEMORY: { exitCode: 5, when: 'a clip needed more memory to decode than allowed' },
  VIDEO_MISSING: { exitCode: 5, when: 'a generator has no video for an item' },
  VIDEO_UNREADABLE: {
    exitCode: 5,
    when: 'a generated video is empty, or cannot be opened or decoded',
  },
  ENDPOINT_UNREACHABLE: { exitCode: 6, when: 'no connection to the endpoint' },
  ENDPOINT_AUTH: { exitCode: 6, when: 'the endpoint refuses the key' },
  ENDPOINT_REFUSED: {
    exitCode: 6,
    when: 'the endpoint rejects the request; asking again is no use',
  },
  ENDPOINT_BUSY: { exitCode: 6, when: 'the endpoint is rate limited or overloaded' },
  ENDPOINT_BROKEN: {
    exitCode: 6,
    when: 'the endpoint answered with something that is not a reply',
  },
  ENDPOINT_JOB_LOST: {
    exitCode: 6,
    when: 'a video that was begun is no longer at its provider; the next run has it made anew',
  },
  QUEUE_UNREACHABLE: { exitCode: 6, when: 'the server of the queue does not answer' },
  QUEUE_AUTH: { exitCode: 6, when: 'the server of the queue refuses user or password' },
  QUEUE_UNFIT: {
    exitCode: 3,
    when: 'the server of the queue is too old, a cluster, or may throw keys away',
  },
  QUEUE_WORKER_MISMATCH: {
    exitCode: 3,
    when: 'a worker has another version or other data than the run, or a key for another address',
  },
  WORKER_LOST: {
    exitCode: 7,
    when: 'several workers in a row were lost over one video; its trials are failed',
  },
  UNSUPPORTED_PART: { exitCode: 6, when: 'the adapter cannot carry what the protocol shows' },
  ANSWER_MISSING: { exitCode: 6, when: 'a recorded answer file has no line for a trial' },
  JOURNAL_UNWRITABLE: {
    exitCode: 7,
    when: 'a reply cannot be written down, so nothing more is asked',
  },
  RUN_INCOMPLETE: {
    exitCode: 7,
    when: 'trials failed or a limit was reached, so the run has no full set of outcomes',
  },
  GATE_FAILED: { exitCode: 8, when: 'a gate of `sightline compare` is not shown to hold' },
  VERIFICATION_FAILED: {
    exitCode: 8,
    when: 'asking again does not show that a record is what it says',
  },
  ATTEMPTS_SPENT: {
    exitCode: 8,
    when: 'a hidden split was scored as often for a team or a model family as its limit allows',
  },
  SITE_OVER_BUDGET: { exitCode: 8, when: 'a page of the site is heavier than its kind may be' },
  INTERRUPTED: { exitCode: 130, when: 'the user stopped the run' },
} as const satisfies Record<string, { exitCode: number; when: string }>;

export type ErrorCode = keyof typeof ERROR_CODES;

type Details = { hint?: string; cause?: unknown };

export class SightlineError extends Error {
  override readonly name: string = 'SightlineError';
  readonly code: ErrorCode;
  /** What the user can do about it. */
  readonly hint: string | undefined;

  constructor(code: ErrorCode, message: string, details: Details = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.hint = details.hint;
  }

  get exitCode(): number {
    return ERROR_CODES[this.code].exitCode;
  }
}

/** A failed request. `retryable` says whether asking again can help; `retryAfterMs` when to. */
export class EndpointError extends SightlineError {
  override readonly name = 'EndpointError';
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;

  constructor(
    code: Extract<ErrorCode, `ENDPOINT_${string}` | 'UNSUPPORTED_PART' | 'ANSWER_MISSING'>,
    message: string,
    details: Details & { retryable?: boolean; retryAfterMs?: number } = {},
  ) {
    super(code, message, details);
    this.retryable = details.retryable ?? false;
    this.retryAfterMs = details.retryAfterMs;
  }
}

/** A clip that cannot be shown, or a generated video that is none. The run goes on; its trials are `failed`. */
export class MediaError extends SightlineError {
  override readonly name = 'MediaError';
  constructor(
    code: Extract<ErrorCode, `CLIP_${string}` | `DECODER_${string}` | `VIDEO_${string}`>,
    message: string,
    details: Details = {},
  ) {
    super(code, message, details);
  }
}

/** A probe that says nothing of this clip. The trial is not asked, and not failed. */
export class InapplicableProbe extends SightlineError {
  override readonly name = 'InapplicableProbe';
  constructor(message: string) {
    super('PROBE_INAPPLICABLE', message);
  }
}
