import { z } from 'zod';
import type { Reply } from '../../schema/endpoint.ts';
import type { Target } from '../http/status-failure.ts';
import { complaintOf } from '../http/complaint.ts';
import { contentSchema, textOf } from './content.ts';
import { broken } from '../http/broken-reply.ts';
import { isGivenUp, readFinish } from './finish.ts';
import { readUsage, usageFieldSchema } from './usage.ts';

/** What is read of a reply in one piece; servers add and leave out fields at will. */
const completionSchema = z.looseObject({
  model: z.string().nullish(),
  system_fingerprint: z.string().nullish(),
  choices: z
    .array(
      z.looseObject({
        finish_reason: z.string().nullish(),
        message: z.looseObject({
          content: contentSchema.nullish(),
          refusal: z.string().nullish(),
          reasoning_content: z.string().nullish(),
          reasoning: z.string().nullish(),
        }),
        error: z.unknown().optional(),
      }),
    )
    .min(1),
  usage: usageFieldSchema,
  error: z.unknown().optional(),
});

/** @throws EndpointError `ENDPOINT_BROKEN` (worth a retry) when the body is no completion. */
export function decode(body: unknown, target: Target): Reply {
  const parsed = completionSchema.safeParse(body);
  const choice = parsed.data?.choices[0];
  const error = parsed.data?.error ?? choice?.error ?? null;
  if (!parsed.success || choice === undefined || error !== null) {
    const complaint = complaintOf(body) ?? complaintOf(choice);
    if (complaint?.refusal === true) return { text: '', finish: 'refusal' };
    throw broken(
      'answered with something that is no chat completion',
      target,
      complaint?.message ?? JSON.stringify(body) ?? 'nothing',
    );
  }
  if (isGivenUp(choice.finish_reason)) throw broken('gave up in the middle of a reply', target);
  const { message } = choice;
  const reasoning = message.reasoning_content ?? message.reasoning;
  const usage = readUsage(parsed.data.usage);
  return {
    text: textOf(message.content) ?? message.refusal ?? '',
    ...(reasoning ? { reasoning } : {}),
    finish: message.refusal ? 'refusal' : readFinish(choice.finish_reason),
    ...(parsed.data.model ? { model: parsed.data.model } : {}),
    ...(parsed.data.system_fingerprint ? { fingerprint: parsed.data.system_fingerprint } : {}),
    ...(usage === null ? {} : { usage }),
  };
}
