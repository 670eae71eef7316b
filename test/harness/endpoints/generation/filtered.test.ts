import { expect, it } from 'vitest';
import { isFiltered } from '../../../../harness/endpoints/generation/filtered.ts';

it.each([
  ['moderation_blocked', ''],
  ['sentinel_block', "Hmmm something didn't look right with your request."],
  ['content_policy_violation', ''],
  ['', 'Your request was blocked by our moderation system.'],
  ['3', "words that violate Google's Responsible AI practices"],
  ['', "The input image violates Vertex AI's usage guidelines."],
])('%s %s is the filter', (code, message) => {
  expect(isFiltered(code, message)).toBe(true);
});

it.each([
  ['video_generation_failed', 'The server had an error'],
  ['rate_limit_exceeded', 'Too many requests'],
  ['', 'CUDA out of memory'],
])('%s %s is not', (code, message) => {
  expect(isFiltered(code, message)).toBe(false);
});
