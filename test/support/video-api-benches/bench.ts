/** What a local server is told to do for every request. */
export type VideoApiScript =
  | 'video'
  /** The provider's filter, before the work and after it. */
  | 'refused-request'
  | 'refused-work'
  | 'failed-work'
  /** The work never ends, or is not known. */
  | 'endless-work'
  | 'lost-work'
  /** Nothing is ever answered. */
  | 'silent'
  /** An answer to the first request that repeats all that it was sent, keys too. */
  | { status: 400 | 401 | 429 | 500 };

/** Kept out of everything that an adapter throws or gives back. */
export const PLANTED_KEY = 'sk-planted-0123456789abcdef';

/** How one adapter is tried: by a local server that speaks its wire format and begins work named `job`. */
export type VideoApiBench = {
  job: string;
  start(script: VideoApiScript): Promise<{
    spec: string;
    /** `create`, `look` and `download`, in their order. */
    steps: () => string[];
    /** Resolved at the first of these. */
    asked: (step: 'create' | 'look') => Promise<void>;
  }>;
};
