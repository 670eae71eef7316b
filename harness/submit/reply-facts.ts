import { createHash } from 'node:crypto';
import type { ReplyLine } from '../schema/submission.ts';

/** What is kept of a reply once its line was read: plausibility needs no words. */
export type ReplyFacts = {
  trial: string;
  item: string;
  probe: string;
  variant: string;
  repeat: number;
  /** What the reply alone says of the outcome; null: whether it is right is not seen from it. */
  says: 'failed' | 'not-asked' | 'refused' | null;
  startMs: number;
  latencyMs: number;
  cached: boolean;
  /** Begins the SHA-256 of the text; null without one. */
  text: string | null;
  /** Of text and reasoning together. */
  characters: number;
  textCharacters: number;
  inputTokens: number | null;
  outputTokens: number | null;
};

export function factsOf(line: ReplyLine): ReplyFacts {
  const { trial, item, probe, variant, repeat, latencyMs, cached, reply, failure } = line;
  return {
    trial,
    item,
    probe,
    variant,
    repeat,
    says: saysOf(reply, failure),
    startMs: Date.parse(line.at),
    latencyMs,
    cached,
    text: reply === null ? null : digestOf(reply.text),
    characters: (reply?.text.length ?? 0) + (reply?.reasoning?.length ?? 0),
    textCharacters: reply?.text.length ?? 0,
    inputTokens: reply?.usage?.inputTokens ?? null,
    outputTokens: reply?.usage?.outputTokens ?? null,
  };
}

function saysOf(reply: ReplyLine['reply'], failure: ReplyLine['failure']): ReplyFacts['says'] {
  if (failure?.code === 'PROBE_INAPPLICABLE') return 'not-asked';
  if (reply === null) return 'failed';
  return reply.finish === 'refusal' ? 'refused' : null;
}

function digestOf(text: string): string {
  return createHash('sha256').update(text.trim()).digest('base64url').slice(0, 16);
}
