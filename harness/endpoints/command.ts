import type { Adapter } from '../schema/endpoint.ts';
import { conversation } from './command/conversation.ts';
import { generate } from './command/generate.ts';
import { readLine, requestLine } from './command/wire.ts';
import { splitWords } from './command/words.ts';

/** A model is loaded before the first reply, and that may take long on a slow disk. */
const STALL_TIMEOUT_MS = 30 * 60 * 1000;

/** These are for their providers only. */
const KEYS = /^(OPENAI_API_KEY|ANTHROPIC_API_KEY|GEMINI_API_KEY|GOOGLE_API_KEY|SIGHTLINE_API_KEY)$/;

/**
 * Any local program as a model or as a video generator: one JSON request a line on its stdin, one JSON
 * reply a line on its stdout (`command/wire.ts` and `command/generate.ts` have the shapes). Started without
 * a shell, restarted when it dies.
 */
export const adapter: Adapter = {
  id: 'command',
  summary: 'a local program: a JSON request a line on stdin, a JSON reply a line on stdout',
  example: 'command:python3 my_model.py',
  kind: 'model',
  makes: ['answers', 'videos'],
  async open(spec, context) {
    const environment = Object.fromEntries(
      Object.entries(context.environment).filter(([name]) => !KEYS.test(name)),
    );
    const stallTimeoutMs = context.stallTimeoutMs ?? STALL_TIMEOUT_MS;
    const talk = conversation({ words: splitWords(spec.model), environment, stallTimeoutMs });
    return {
      accepts: ['text', 'image', 'video'],
      send: (request, signal) =>
        talk.ask({ line: (id) => requestLine(id, request), read: readLine }, signal),
      generate: (request, signal) => generate(talk, request, signal),
      close: talk.close,
    };
  },
};
