import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Answer, HostileRequest } from './schedule.ts';

const USAGE = { prompt_tokens: 10, completion_tokens: 2 };
const TOOL_CALL = {
  index: 0,
  id: 'call_1',
  type: 'function',
  function: { name: 'look', arguments: '{}' },
};

/** A true reply, streamed or whole. */
export async function serveAnswer(
  answer: Answer,
  response: ServerResponse,
  { body }: HostileRequest,
): Promise<void> {
  if (body.stream !== true || answer.streamed === false) {
    response.writeHead(200, { 'content-type': 'application/json' });
    return send([JSON.stringify(whole(answer))], answer, response);
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  return send([...events(answer).map(asEvent), 'data: [DONE]\n\n'], answer, response);
}

/** One event of a stream, as it is on the wire. */
export function asEvent(data: unknown): string {
  return `data: ${JSON.stringify(data)}\n\n`;
}

/** A piece of a streamed reply. */
export function chunk(delta: object, finish: string | null = null): object {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    model: 'served-model',
    system_fingerprint: 'fp_1',
    choices: [{ index: 0, delta, finish_reason: finish }],
  };
}

function events(answer: Answer): object[] {
  const pieces = answer.text.match(/[\s\S]{1,65536}/g) ?? [];
  const tools = { tool_calls: [TOOL_CALL] };
  return [
    chunk({ role: 'assistant', content: '' }),
    ...(answer.reasoning === undefined ? [] : [chunk({ reasoning_content: answer.reasoning })]),
    ...(answer.toolCalls === undefined ? [] : [chunk(tools), chunk(tools)]),
    ...pieces.map((content) => chunk({ content })),
    chunk({}, answer.finish === undefined ? 'stop' : answer.finish),
    { ...chunk({}), choices: [], usage: USAGE },
  ];
}

function whole(answer: Answer): object {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    model: 'served-model',
    system_fingerprint: 'fp_1',
    choices: [
      {
        index: 0,
        finish_reason: answer.finish === undefined ? 'stop' : answer.finish,
        message: {
          role: 'assistant',
          content: answer.text,
          ...(answer.reasoning === undefined ? {} : { reasoning_content: answer.reasoning }),
          ...(answer.toolCalls === undefined ? {} : { tool_calls: [TOOL_CALL, TOOL_CALL] }),
        },
      },
    ],
    usage: USAGE,
  };
}

async function send(pieces: string[], answer: Answer, response: ServerResponse): Promise<void> {
  if (answer.everyMs === undefined) {
    for (const piece of pieces) response.write(piece);
  } else {
    // In pieces that respect neither events nor characters, as a slow network delivers them.
    const bytes = Buffer.from(pieces.join(''));
    for (let at = 0; at < bytes.length && !response.destroyed; at += 16) {
      response.write(bytes.subarray(at, at + 16));
      await wait(answer.everyMs);
    }
  }
  response.end();
}
