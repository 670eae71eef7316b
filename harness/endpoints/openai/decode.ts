import { z } from 'zod';
import { EndpointError } from '../../errors.ts';
import type { Reply } from '../../schema/endpoint.ts';
import type { Target } from './failure.ts';

/** What is read of a reply; servers add and leave out fields at will. */
const completionSchema = z.looseObject({
  model: z.string().nullish(),
  system_fingerprint: z.string().nullish(),
  choices: z
    .array(
      z.looseObject({
        finish_reason: z.string().nullish(),
        message: z.looseObject({
          content: z.string().nullish(),
          refusal: z.string().nullish(),
          reasoning_content: z.string().nullish(),
          reasoning: z.string().nullish(),
        }),
      }),
    )
    .min(1),
  usage: z
    .looseObject({
      prompt_tokens: z.int().nullish(),
      completion_tokens: z.int().nullish(),
      prompt_tokens_details: z.looseObject({ cached_tokens: z.int().nullish() }).nullish(),
      completion_tokens_details: z.looseObject({ reasoning_tokens: z.int().nullish() }).nullish(),
    })
    .nullish(),
});

/** @throws EndpointError `ENDPOINT_BROKEN` (worth a retry) when the body is no completion. */
export function decode(body: unknown, target: Target): Reply {
  const parsed = completionSchema.safeParse(body);
  const choice = parsed.data?.choices[0];
  if (!parsed.success || choice === undefined) {
    const start = (JSON.stringify(body) ?? 'nothing').slice(0, 200);
    throw new EndpointError(
      'ENDPOINT_BROKEN',
      `${target.baseURL} answered with something that is no chat completion: ${start}`,
      { retryable: true, hint: 'check that the URL ends where the API begins, usually in /v1' },
    );
  }
  const { message } = choice;
  const reasoning = message.reasoning_content ?? message.reasoning;
  const refused = choice.finish_reason === 'content_filter' || (message.refusal ?? '') !== '';
  const usage = parsed.data.usage;
  const cached = usage?.prompt_tokens_details?.cached_tokens;
  const thought = usage?.completion_tokens_details?.reasoning_tokens;
  return {
    text: message.content ?? message.refusal ?? '',
    ...(reasoning ? { reasoning } : {}),
    finish: refused ? 'refusal' : finish(choice.finish_reason),
    ...(parsed.data.model ? { model: parsed.data.model } : {}),
    ...(parsed.data.system_fingerprint ? { fingerprint: parsed.data.system_fingerprint } : {}),
    ...(usage
      ? {
          usage: {
            ...(typeof usage.prompt_tokens === 'number'
              ? { inputTokens: usage.prompt_tokens }
              : {}),
            ...(typeof usage.completion_tokens === 'number'
              ? { outputTokens: usage.completion_tokens }
              : {}),
            ...(typeof thought === 'number' ? { reasoningTokens: thought } : {}),
            ...(typeof cached === 'number' ? { cachedTokens: cached } : {}),
          },
        }
      : {}),
  };
}

function finish(reason: string | null | undefined): Reply['finish'] {
  if (reason === 'length') return 'length';
  return reason === 'stop' ? 'stop' : 'unknown';
}
