import type { Reply } from '../../schema/endpoint.ts';

/** Reasons that say that the server gave up in the middle (OpenRouter, SGLang, vLLM). */
const GIVEN_UP = new Set(['error', 'abort']);

export function isGivenUp(reason: string | null | undefined): boolean {
  return GIVEN_UP.has(reason ?? '');
}

export function readFinish(reason: string | null | undefined): Reply['finish'] {
  if (reason === 'length' || reason === 'max_tokens') return 'length';
  if (reason === 'content_filter' || reason === 'refusal') return 'refusal';
  return reason === 'stop' ? 'stop' : 'unknown';
}
