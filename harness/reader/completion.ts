import { createHash } from 'node:crypto';
import type { ChatRequest } from './chat.ts';
import { MODEL } from './chat.ts';
import type { View } from './shapes.ts';

/** What a common tokenizer needs for plain English. */
const LETTERS_PER_TOKEN = 4;
/** Side of the square of pixels that common vision models turn into one token. */
const PIXELS_PER_TOKEN_SIDE = 28;
/** The pictures as the reader looks at them. */
const LONG_SIDE = 320;

export type Completion = {
  id: string;
  content: string;
  finishReason: 'stop' | 'length';
  usage: { prompt_tokens: number; completion_tokens: number; total_tokens: number };
};

/** Cuts a reply to the tokens allowed and counts what was used. The same request gives the same id. */
export function complete(request: ChatRequest, views: View[], reply: string): Completion {
  const allowed = request.maxTokens * LETTERS_PER_TOKEN;
  const content = reply.slice(0, allowed);
  const prompt = tokensOf(request.text) + views.reduce((sum, one) => sum + pictureTokens(one), 0);
  const used = tokensOf(content);
  const digest = createHash('sha256').update(request.text).update(reply).digest('hex');
  return {
    id: `chatcmpl-${digest.slice(0, 24)}`,
    content,
    finishReason: content.length < reply.length ? 'length' : 'stop',
    usage: { prompt_tokens: prompt, completion_tokens: used, total_tokens: prompt + used },
  };
}

/** The body of a reply that comes in one piece. */
export function completionBody(completion: Completion): object {
  return {
    ...envelope(completion, 'chat.completion'),
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: completion.content },
        finish_reason: completion.finishReason,
      },
    ],
    usage: completion.usage,
  };
}

/** The same reply as server-sent events. */
export function completionEvents(completion: Completion): string {
  const head = envelope(completion, 'chat.completion.chunk');
  const chunk = (delta: object, finish: string | null) => ({
    ...head,
    choices: [{ index: 0, delta, finish_reason: finish }],
  });
  const chunks = [
    chunk({ role: 'assistant', content: completion.content }, null),
    chunk({}, completion.finishReason),
    { ...head, choices: [], usage: completion.usage },
  ].map((one) => JSON.stringify(one));
  return [...chunks, '[DONE]'].map((data) => `data: ${data}\n\n`).join('');
}

function envelope({ id }: Completion, object: string): object {
  return { id, object, created: Math.floor(Date.now() / 1000), model: MODEL };
}

function tokensOf(text: string): number {
  return Math.ceil(text.length / LETTERS_PER_TOKEN);
}

function pictureTokens({ height }: View): number {
  const columns = Math.ceil(LONG_SIDE / Math.max(1, height) / PIXELS_PER_TOKEN_SIDE);
  return columns * Math.ceil(columns * height);
}
