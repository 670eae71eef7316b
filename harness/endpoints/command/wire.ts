import { z } from 'zod';
import { EndpointError } from '../../errors.ts';
import { type Reply, replySchema, type Request, usageSchema } from '../../schema/endpoint.ts';
import type { Part } from '../../schema/prompt.ts';
import { base64 } from '../http/base64.ts';

/**
 * One request as a line of JSON:
 * `{id, system?, parts: [{type: "text", text} | {type: "image" | "video", mime, data, …}], settings, fields}`.
 * `data` is base64; images carry `atSeconds`, videos `file`, `sampling` and the `atSeconds` of packed frames.
 */
export function requestLine(id: string, request: Request): string {
  const { system, parts, settings, fields } = request;
  return JSON.stringify({ id, system, parts: parts.map(wirePart), settings, fields });
}

function wirePart(part: Part): object {
  return part.type === 'text' ? part : { ...part, data: base64(part.data) };
}

const idSchema = z.union([z.string(), z.number().transform(String)]);

const answerSchema = z.looseObject({
  text: z.string(),
  finish: replySchema.shape.finish.default('stop'),
  reasoning: z.string().optional(),
  usage: z.object(usageSchema.shape).optional(),
});

const errorSchema = z.looseObject({ error: z.string(), retryable: z.boolean().default(false) });

/** One line of the program: for which request (null when it does not say), and what. */
export type Answered = { id: string | null; outcome: Reply | EndpointError };

/** `{id, text, finish?, reasoning?, usage?}` or `{id, error, retryable?}`. Anything else is broken. */
export function readLine(line: string): Answered {
  const value = json(line);
  const id = z.looseObject({ id: idSchema }).safeParse(value).data?.id ?? null;
  const failed = errorSchema.safeParse(value).data;
  if (failed !== undefined) {
    const code = failed.retryable ? 'ENDPOINT_BROKEN' : 'ENDPOINT_REFUSED';
    const message = `the program failed: ${failed.error.slice(0, 300)}`;
    return { id, outcome: new EndpointError(code, message, { retryable: failed.retryable }) };
  }
  const answer = answerSchema.safeParse(value);
  if (id === null || !answer.success) return { id, outcome: noReply(line) };
  const { text, finish, reasoning, usage } = answer.data;
  return {
    id,
    outcome: {
      text,
      finish,
      ...(reasoning === undefined ? {} : { reasoning }),
      ...(usage === undefined ? {} : { usage }),
    },
  };
}

function noReply(line: string): EndpointError {
  return new EndpointError(
    'ENDPOINT_BROKEN',
    `the program wrote a line that is no reply: ${line.slice(0, 200)}`,
    {
      retryable: true,
      hint: 'write {"id": …, "text": …} in one line to stdout, and everything else to stderr',
    },
  );
}

function json(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
