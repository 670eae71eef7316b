import type Anthropic from '@anthropic-ai/sdk';
import type { Reply } from '../../schema/endpoint.ts';
import { broken } from '../http/broken-reply.ts';
import type { Target } from '../http/status-failure.ts';

/** The counts of `message_start` and `message_delta`; the later ones are the whole. */
type Counts = {
  [
    Name in
      | 'input_tokens'
      | 'output_tokens'
      | 'cache_read_input_tokens'
      | 'cache_creation_input_tokens'
      | 'output_tokens_details'
  ]?: Anthropic.Usage[Name] | null;
};

/**
 * Puts a streamed message together. A stream without a reason to stop broke off.
 *
 * @param sinceMs time since sending, for the first piece that says anything.
 */
export function assembly(target: Target, sinceMs: () => number) {
  const text: string[] = [];
  const reasoning: string[] = [];
  let stop: string | null = null;
  let firstTokenMs: number | undefined;
  let model: string | undefined;
  let counts: Counts = {};

  const keep = (pieces: string[], piece: string) => {
    if (piece !== '') firstTokenMs ??= sinceMs();
    pieces.push(piece);
  };
  return {
    add(event: Anthropic.RawMessageStreamEvent): void {
      switch (event.type) {
        case 'message_start':
          model = event.message.model;
          counts = { ...counts, ...known(event.message.usage) };
          return;
        case 'content_block_start':
          if (event.content_block.type === 'text') keep(text, event.content_block.text);
          return;
        case 'content_block_delta':
          if (event.delta.type === 'text_delta') keep(text, event.delta.text);
          if (event.delta.type === 'thinking_delta') keep(reasoning, event.delta.thinking);
          return;
        case 'message_delta':
          stop = event.delta.stop_reason ?? stop;
          counts = { ...counts, ...known(event.usage) };
          return;
        default:
          // Ends of blocks, and kinds that did not exist when this was written.
          return;
      }
    },
    reply(): Reply {
      if (stop === null) throw broken('broke off in the middle of a reply', target);
      const thought = reasoning.join('');
      return {
        text: text.join(''),
        ...(thought === '' ? {} : { reasoning: thought }),
        finish: finish(stop),
        ...(firstTokenMs === undefined ? {} : { firstTokenMs }),
        ...(model === undefined ? {} : { model }),
        usage: usage(counts),
      };
    },
  };
}

/** Without the counts that are null: they stand in the other event. */
function known(counts: Counts | null | undefined): Counts {
  return Object.fromEntries(Object.entries(counts ?? {}).filter(([, count]) => count !== null));
}

/** `input_tokens` counts only what was neither read from the cache nor written to it. */
function usage(counts: Counts): Reply['usage'] {
  const { input_tokens: fresh, output_tokens: output, output_tokens_details: details } = counts;
  const cached = counts.cache_read_input_tokens ?? 0;
  const written = counts.cache_creation_input_tokens ?? 0;
  return {
    ...(typeof fresh === 'number' ? { inputTokens: fresh + cached + written } : {}),
    ...(typeof output === 'number' ? { outputTokens: output } : {}),
    ...(typeof details?.thinking_tokens === 'number'
      ? { reasoningTokens: details.thinking_tokens }
      : {}),
    ...(typeof counts.cache_read_input_tokens === 'number' ? { cachedTokens: cached } : {}),
  };
}

function finish(stop: string): Reply['finish'] {
  switch (stop) {
    case 'end_turn':
    case 'stop_sequence':
      return 'stop';
    case 'max_tokens':
    case 'model_context_window_exceeded':
      return 'length';
    case 'refusal':
      return 'refusal';
    default:
      return 'unknown';
  }
}
