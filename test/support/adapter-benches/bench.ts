import type { Reply } from '../../../harness/schema/endpoint.ts';

/** What a local server or program is told to do for every request. */
export type Script =
  | { reply: 'answer' | 'length' | 'refusal' | 'empty' }
  /** A failure that repeats all that it was sent in its message, keys too. */
  | { status: 400 | 401 | 429 | 500 }
  | { silent: true };

/** What the model was shown. */
export type Seen = { text: string; images: string[] };

/** Kept out of everything that an adapter throws or gives back. */
export const PLANTED_KEY = 'sk-planted-0123456789abcdef';

/** How one adapter is tried: by a local server or program that speaks its wire format. */
export type AdapterBench = {
  start(script: Script): Promise<{
    spec: string;
    environment: Record<string, string | undefined>;
    seen: () => Promise<Seen[]>;
    /** Resolved at the first request. */
    asked: Promise<void>;
  }>;
  /** What its recorded `answer` says, beside the time of the first piece. */
  answer: Reply;
  /** What a status becomes, where it is not the common meaning. */
  codes?: Partial<Record<400 | 401 | 429 | 500, string>>;
};
