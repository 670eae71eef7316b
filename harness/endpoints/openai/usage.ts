import { z } from 'zod';
import type { Reply } from '../../schema/endpoint.ts';

const countSchema = z.int().nonnegative().nullish().catch(undefined);

export const usageFieldSchema = z
  .looseObject({
    prompt_tokens: countSchema,
    completion_tokens: countSchema,
    prompt_tokens_details: z.looseObject({ cached_tokens: countSchema }).nullish(),
    completion_tokens_details: z.looseObject({ reasoning_tokens: countSchema }).nullish(),
  })
  .nullish();

export function readUsage(usage: z.infer<typeof usageFieldSchema>): Reply['usage'] | null {
  if (usage === null || usage === undefined) return null;
  const { prompt_tokens: input, completion_tokens: output } = usage;
  const reasoning = usage.completion_tokens_details?.reasoning_tokens;
  const cached = usage.prompt_tokens_details?.cached_tokens;
  return {
    ...(typeof input === 'number' ? { inputTokens: input } : {}),
    ...(typeof output === 'number' ? { outputTokens: output } : {}),
    ...(typeof reasoning === 'number' ? { reasoningTokens: reasoning } : {}),
    ...(typeof cached === 'number' ? { cachedTokens: cached } : {}),
  };
}
