import type { Reply } from '../schema/endpoint.ts';
import { readSpan } from './span-answer.ts';
import type { Span } from './span.ts';

/** Raised when any reply could be read differently. */
export const SPAN_READING = 1;

export type ReplySpan =
  | { span: Span; rule: string; final: boolean }
  /** `no reply`, `refused`, `cut off`, or why `readSpan` finds none. */
  | { span: null; reason: string };

/** The span in a reply as it came. One that was cut off may have gone on, unless its span is finished. */
export function spanOfReply(reply: Pick<Reply, 'text' | 'finish'> | null): ReplySpan {
  if (reply === null) return { span: null, reason: 'no reply' };
  if (reply.finish === 'refusal') return { span: null, reason: 'refused' };
  const found = readSpan(reply.text);
  if (reply.finish === 'length' && !(found.span !== null && found.final))
    return { span: null, reason: 'cut off' };
  return found;
}
