import type { Model } from '../schema/model-card.ts';

/** Names of models by who makes them; what begins otherwise is a maker of its own. */
const MAKERS: [RegExp, string][] = [
  [/^(?:gpt|chatgpt|o\d|codex|openai|sora)/, 'openai'],
  [/^(?:claude|anthropic)/, 'anthropic'],
  [/^(?:gemini|gemma|google|veo)/, 'google'],
  [/^(?:qwen|qwq|qvq|wan\d)/, 'qwen'],
  [/^(?:internvl|internlm|opengvlab)/, 'internvl'],
  [/^(?:llama|meta)/, 'meta'],
  [/^(?:mistral|pixtral|ministral)/, 'mistral'],
  [/^(?:deepseek|janus)/, 'deepseek'],
  [/^(?:glm|zai|thudm|cogvlm)/, 'zhipu'],
];

/**
 * Whether two models come from the same makers, as far as organisation, family and name tell: a judge
 * prefers its own kind (self-preference), which the record must say. False where nothing tells.
 */
export function isSameFamily(one: Model, other: Model): boolean {
  const makers = makersOf(one);
  return [...makersOf(other)].some((maker) => makers.has(maker));
}

function makersOf({ id, name, org, family }: Model): Set<string> {
  const words = [org, family, name, id.split('/').at(-1)];
  return new Set(words.flatMap((word) => makerOf(word) ?? []));
}

function makerOf(word: string | null | undefined): string | null {
  const plain = (word ?? '').trim().toLowerCase();
  if (plain === '') return null;
  return MAKERS.find(([pattern]) => pattern.test(plain))?.[1] ?? plain;
}
