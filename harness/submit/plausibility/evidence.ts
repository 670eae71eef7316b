import type { Floors } from '../../schema/floors.ts';
import type { ItemSet } from '../../schema/item-set.ts';
import type { Result } from '../../schema/result.ts';
import type { SubmissionEnvironment, SubmittedRun } from '../../schema/submission.ts';
import type { ReplyFacts } from '../reply-facts.ts';

/** What a maintainer's stage knows when it asks whether a submission can be true. */
export type PlausibilityEvidence = {
  record: Result;
  run: SubmittedRun;
  items: ItemSet;
  environment: SubmissionEnvironment | null;
  /** Of the model's replies. */
  facts: readonly ReplyFacts[];
  preparedAt: Date;
  /** What the items can be answered with by rules; null: not measured. */
  floors: Floors | null;
  /** Published records of the same items, asked the same, of other models. */
  others: readonly Result[];
};

/** Never a refusal: a true model may be odd, and who has read it may ask. */
export type Doubt = {
  /** Permanent. */
  code: string;
  title: string;
  status: 'pass' | 'warn' | 'not-run';
  /** What was found, with its numbers. */
  detail: string;
};

export function doubt(code: string, title: string) {
  return {
    pass: (detail: string): Doubt => ({ code, title, status: 'pass', detail }),
    warn: (detail: string): Doubt => ({ code, title, status: 'warn', detail }),
    notRun: (detail: string): Doubt => ({ code, title, status: 'not-run', detail }),
  };
}

export function share(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}
