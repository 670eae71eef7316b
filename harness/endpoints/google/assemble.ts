import type { GenerateContentResponse } from '@google/genai';
import type { Reply } from '../../schema/endpoint.ts';
import { broken } from '../http/broken-reply.ts';
import type { Target } from '../http/status-failure.ts';

/** The content was refused, by the model or by a filter. */
const REFUSED = new Set([
  'SAFETY',
  'RECITATION',
  'BLOCKLIST',
  'PROHIBITED_CONTENT',
  'SPII',
  'IMAGE_SAFETY',
  'IMAGE_PROHIBITED_CONTENT',
  'IMAGE_RECITATION',
]);

/**
 * Puts a streamed reply together; thoughts stay apart. A stream with neither a reason to finish nor one
 * to block broke off.
 *
 * @param sinceMs time since sending, for the first piece that says anything.
 */
export function assembly(target: Target, sinceMs: () => number) {
  const text: string[] = [];
  const reasoning: string[] = [];
  let finish: string | null = null;
  let blocked = false;
  let firstTokenMs: number | undefined;
  let model: string | undefined;
  let usage: Reply['usage'];
  return {
    add(chunk: GenerateContentResponse): void {
      model ??= chunk.modelVersion;
      const candidate = chunk.candidates?.[0];
      for (const part of candidate?.content?.parts ?? []) {
        if (part.text === undefined || part.text === '') continue;
        firstTokenMs ??= sinceMs();
        (part.thought === true ? reasoning : text).push(part.text);
      }
      finish = candidate?.finishReason ?? finish;
      blocked ||= chunk.promptFeedback?.blockReason !== undefined;
      usage = readUsage(chunk) ?? usage;
    },
    reply(): Reply {
      if (finish === null && !blocked) throw broken('broke off in the middle of a reply', target);
      const thought = reasoning.join('');
      return {
        text: text.join(''),
        ...(thought === '' ? {} : { reasoning: thought }),
        finish: blocked ? 'refusal' : readFinish(finish),
        ...(firstTokenMs === undefined ? {} : { firstTokenMs }),
        ...(model === undefined ? {} : { model }),
        ...(usage === undefined ? {} : { usage }),
      };
    },
  };
}

/** Thoughts are paid for like the answer, but counted apart from it. */
function readUsage({ usageMetadata }: GenerateContentResponse): Reply['usage'] {
  if (usageMetadata === undefined) return undefined;
  const { promptTokenCount, candidatesTokenCount, thoughtsTokenCount, cachedContentTokenCount } =
    usageMetadata;
  const output = candidatesTokenCount ?? thoughtsTokenCount;
  return {
    ...(promptTokenCount === undefined ? {} : { inputTokens: promptTokenCount }),
    ...(output === undefined
      ? {}
      : { outputTokens: (candidatesTokenCount ?? 0) + (thoughtsTokenCount ?? 0) }),
    ...(thoughtsTokenCount === undefined ? {} : { reasoningTokens: thoughtsTokenCount }),
    ...(cachedContentTokenCount === undefined ? {} : { cachedTokens: cachedContentTokenCount }),
  };
}

function readFinish(reason: string | null): Reply['finish'] {
  if (reason === 'MAX_TOKENS') return 'length';
  if (REFUSED.has(reason ?? '')) return 'refusal';
  return reason === 'STOP' ? 'stop' : 'unknown';
}
