import type { IncomingMessage } from 'node:http';

export type HostileRequest = {
  /** Of all requests so far, this one included. */
  count: number;
  /** Among the requests with the same messages, this one included: 1 is the first try. */
  attempt: number;
  headers: IncomingMessage['headers'];
  body: { model: string; messages: unknown[]; stream?: boolean; [field: string]: unknown };
  /** All text of the messages. */
  text: string;
};

/** A true reply. Streamed piece by piece when the request asks for it, unless `streamed` is false. */
export type Answer = {
  text: string;
  reasoning?: string;
  finish?: string | null;
  /** Sent as one JSON body even to who asks for a stream, as some servers do. */
  streamed?: false;
  /** Its bytes go out one piece at a time, so many milliseconds apart. */
  everyMs?: number;
  /** The same tool call twice, beside the text. */
  toolCalls?: true;
};

/** What can go wrong. All that a fault says is poison: no trial's answer may ever come from it. */
export type Fault =
  | { fault: 'rate-limit'; retryAfter: 'none' | 'seconds' | 'date' | 'milliseconds'; ms?: number }
  | { fault: 'status'; status: number; body?: unknown; headers?: Record<string, string> }
  | { fault: 'html'; status: number }
  /** The connection ends before anything was said. */
  | { fault: 'reset' }
  /** The connection breaks in the middle of a body or a stream. */
  | { fault: 'reset-mid-body' }
  /** Nothing is said, for ever. */
  | { fault: 'silence' }
  /** Headers, and then nothing, for ever. */
  | { fault: 'stall' }
  /** A stream that says something and then nothing, for ever. */
  | { fault: 'stall-mid-stream' }
  | { fault: 'garbage' }
  | { fault: 'garbage-in-stream' }
  | { fault: 'wrong-type' }
  /** A stream that ends well on the wire, with neither a reason nor `[DONE]`. */
  | { fault: 'truncated' }
  | { fault: 'error-object' }
  | { fault: 'error-in-stream' }
  | { fault: 'empty-body' };

/** Stands in every fault. An extractor would read it as an answer. */
export const POISON = 'The answer is (A).';
