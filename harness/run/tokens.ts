import type { ModelSettings } from '../schema/protocol.ts';
import type { Usage } from '../schema/endpoint.ts';

/** What a request is made of, as far as it costs tokens. */
export type RequestSize = { characters: number; pixels: number };

export type TokenEstimate = { input: number; output: number };

const CHARACTERS_PER_TOKEN = 4;
/** 28 × 28: a patch of Qwen's video models; OpenAI's and Gemini's tiles come near it. */
const PIXELS_PER_TOKEN = 784;
/** A letter with a sentence of reason; reasoning models write far more, and are told by their replies. */
const USUAL_OUTPUT = 64;

/** Before anything is known of the model: right within a factor of two or three. */
export function estimateTokens(size: RequestSize, settings: ModelSettings): TokenEstimate {
  return {
    input: Math.ceil(size.characters / CHARACTERS_PER_TOKEN + size.pixels / PIXELS_PER_TOKEN),
    output: Math.min(USUAL_OUTPUT, settings.maxTokens ?? USUAL_OUTPUT),
  };
}

export function totalTokens(usage: Usage | undefined): number | null {
  if (usage?.inputTokens === undefined && usage?.outputTokens === undefined) return null;
  return (usage.inputTokens ?? 0) + (usage.outputTokens ?? 0);
}

/** Learns from replies by how much the estimates are off. */
export type TokenGuess = {
  of(estimate: TokenEstimate): number;
  learn(estimate: TokenEstimate, actual: number): void;
};

export function tokenGuess(): TokenGuess {
  let estimated = 0;
  let actual = 0;
  return {
    of: ({ input, output }) =>
      Math.ceil((input + output) * (estimated === 0 ? 1 : actual / estimated)),
    learn({ input, output }, tokens) {
      estimated += input + output;
      actual += tokens;
    },
  };
}
