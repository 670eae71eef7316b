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

/** The id of a line of the program; null when it does not say one. */
export function lineId(line: string): string | null {
  return z.looseObject({ id: idSchema }).safeParse(json(line)).data?.id ?? null;
}

const answerSchema = z.looseObject({
  text: z.string(),
  finish: replySchema.shape.finish.default('stop'),
  reasoning: z.string().optional(),
  usage: z.object(usageSchema.shape).optional(),
});

const errorSchema = z.looseObject({ error: z.string(), retryable: z.boolean().default(false) });

/** `{id, text, finish?, reasoning?, usage?}` or `{id, error, retryable?}`. Anything else is broken. */
export function readLine(line: string): Reply | EndpointError {
  const failed = readFailure(line);
  if (failed !== null) return failed;
  const answer = answerSchema.safeParse(json(line));
  if (lineId(line) === null || !answer.success) return noReply(line, '"text": …');
  const { text, finish, reasoning, usage } = answer.data;
  return {
    text,
    finish,
    ...(reasoning === undefined ? {} : { reasoning }),
    ...(usage === undefined ? {} : { usage }),
  };
}

/** `{id, error, retryable?}`; null for any other line. */
export function readFailure(line: string): EndpointError | null {
  const failed = errorSchema.safeParse(json(line)).data;
  if (failed === undefined) return null;
  const { error, retryable } = failed;
  return new EndpointError(
    retryable ? 'ENDPOINT_BROKEN' : 'ENDPOINT_REFUSED',
    `the program failed: ${error.slice(0, 300)}`,
    { retryable },
  );
}

/** @param wanted what a reply holds beside the id. */
export function noReply(line: string, wanted: string): EndpointError {
  return new EndpointError(
    'ENDPOINT_BROKEN',
    `the program wrote a line that is no reply: ${line.slice(0, 200)}`,
    {
      retryable: true,
      hint: `write {"id": …, ${wanted}} in one line to stdout, and everything else to stderr`,
    },
  );
}

/** Undefined for what is no JSON. */
export function json(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
