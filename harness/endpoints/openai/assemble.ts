import { z } from 'zod';
import type { Reply } from '../../schema/endpoint.ts';
import type { Target } from '../http/status-failure.ts';
import { complaintOf } from '../http/complaint.ts';
import { contentSchema, textOf } from './content.ts';
import { broken } from '../http/broken-reply.ts';
import { isGivenUp, readFinish } from './finish.ts';
import { readUsage, usageFieldSchema } from './usage.ts';

/** What is read of one piece of a streamed reply. Tool calls are not: nothing was offered to call. */
const chunkSchema = z.looseObject({
  model: z.string().nullish(),
  system_fingerprint: z.string().nullish(),
  choices: z
    .array(
      z.looseObject({
        index: z.int().nullish(),
        finish_reason: z.string().nullish(),
        delta: z
          .looseObject({
            content: contentSchema.nullish(),
            refusal: z.string().nullish(),
            reasoning_content: z.string().nullish(),
            reasoning: z.string().nullish(),
          })
          .nullish(),
        error: z.unknown().optional(),
      }),
    )
    .nullish(),
  usage: usageFieldSchema,
  error: z.unknown().optional(),
});

export type Assembly = {
  /** The data of one event. */
  add: (data: string) => void;
  /** The reason to finish or the end mark has come: what is there is a whole reply. */
  complete(): boolean;
  /** The end mark has come: nothing follows. */
  ended(): boolean;
  reply(): Reply;
};

/**
 * Puts a streamed reply together.
 *
 * @param sinceMs time since sending, for the first piece that says anything.
 * @throws EndpointError `ENDPOINT_BROKEN`, retryable, at garbage, at an error object, and from `reply`
 * when the stream broke off: the text so far is no reply.
 */
export function assembly(target: Target, sinceMs: () => number): Assembly {
  const text: string[] = [];
  const reasoning: string[] = [];
  const refusal: string[] = [];
  let finish: string | null = null;
  let ended = false;
  let firstTokenMs: number | undefined;
  let model: string | undefined;
  let fingerprint: string | undefined;
  let usage: Reply['usage'] | null = null;

  const keep = (pieces: string[], piece: string | null | undefined) => {
    if (!piece) return;
    firstTokenMs ??= sinceMs();
    pieces.push(piece);
  };
  const complain = (body: unknown) => {
    const complaint = complaintOf(body);
    if (complaint?.refusal === true) finish = 'refusal';
    else throw broken('sent an error instead of a reply', target, complaint?.message);
  };
  return {
    add(data) {
      if (ended) return;
      if (data === '[DONE]') {
        ended = true;
        return;
      }
      const parsed = chunkSchema.safeParse(json(data, target));
      if (!parsed.success) throw broken('streamed something that is no reply', target, data);
      const chunk = parsed.data;
      if ((chunk.error ?? null) !== null) return complain(chunk);
      model ??= chunk.model || undefined;
      fingerprint ??= chunk.system_fingerprint || undefined;
      usage = readUsage(chunk.usage) ?? usage;
      const choice = chunk.choices?.find((one) => (one.index ?? 0) === 0);
      if (choice === undefined) return;
      if ((choice.error ?? null) !== null) return complain(choice);
      keep(reasoning, choice.delta?.reasoning_content ?? choice.delta?.reasoning);
      keep(text, textOf(choice.delta?.content));
      keep(refusal, choice.delta?.refusal);
      if (isGivenUp(choice.finish_reason)) throw broken('gave up in the middle of a reply', target);
      finish = choice.finish_reason || finish;
    },
    complete: () => ended || finish !== null,
    ended: () => ended,
    reply() {
      if (!ended && finish === null) throw broken('broke off in the middle of a reply', target);
      const thought = reasoning.join('');
      const refused = refusal.join('');
      return {
        text: text.join('') || refused,
        ...(thought === '' ? {} : { reasoning: thought }),
        finish: refused === '' ? readFinish(finish) : 'refusal',
        ...(firstTokenMs === undefined ? {} : { firstTokenMs }),
        ...(model === undefined ? {} : { model }),
        ...(fingerprint === undefined ? {} : { fingerprint }),
        ...(usage === null ? {} : { usage }),
      };
    },
  };
}

function json(data: string, target: Target): unknown {
  try {
    return JSON.parse(data);
  } catch {
    throw broken('streamed broken JSON', target, data);
  }
}
