import { describe, expect, it } from 'vitest';
import { assembly } from '../../../../harness/endpoints/openai/assemble.ts';
import { eventReader } from '../../../../harness/endpoints/openai/events.ts';
import { openEndpoint, pictureRequest, unaborted } from '../../../support/asked.ts';
import { chatServer } from '../../../support/chat-server.ts';
import { asEvent, chunk } from '../../../support/hostile-server/answers.ts';

const target = { model: 'm', shownUrl: 'http://x.test/v1', secrets: [], keyHint: '' };

const read = (...events: (string | object)[]) => {
  const streamed = assembly(target, () => 5);
  const reader = eventReader(streamed.add);
  for (const event of events) {
    reader.push(Buffer.from(typeof event === 'string' ? event : asEvent(event)));
  }
  reader.end();
  return streamed.reply();
};
const DONE = 'data: [DONE]\n\n';

describe('a streamed reply', () => {
  it('keeps reasoning apart, whatever the server calls it', () => {
    const answer = [chunk({ content: 'B' }), chunk({}, 'stop'), DONE];
    for (const name of ['reasoning_content', 'reasoning']) {
      expect(read(chunk({ [name]: 'Be' }), chunk({ [name]: 'cause.' }), ...answer)).toEqual({
        text: 'B',
        reasoning: 'Because.',
        finish: 'stop',
        firstTokenMs: 5,
        model: 'served-model',
        fingerprint: 'fp_1',
      });
    }
  });

  it.each<[string, (string | object)[], object]>([
    ['comments between events', [': OPENROUTER PROCESSING\n\n', chunk({ content: 'B' })], {}],
    ['no space behind data:', [`data:${JSON.stringify(chunk({ content: 'B' }))}\n\n`], {}],
    ['a list of parts', [chunk({ content: [{ type: 'text', text: 'B' }] })], {}],
    ['more than one choice', [chunk({ content: 'B' }), second('A')], {}],
    [
      'an event without choices',
      [{ prompt_filter_results: [], choices: [] }, chunk({ content: 'B' })],
      {},
    ],
    [
      'counts that are none',
      [
        { choices: [], usage: { prompt_tokens: -1, completion_tokens: 2 } },
        chunk({ content: 'B' }),
      ],
      { usage: { outputTokens: 2 } },
    ],
  ])('%s', (_, events, more) => {
    expect(read(...events, chunk({}, 'stop'), DONE)).toMatchObject({
      text: 'B',
      finish: 'stop',
      ...more,
    });
  });

  it.each([
    ['length', 'length'],
    ['content_filter', 'refusal'],
    ['tool_calls', 'unknown'],
  ])('%s is %s', (reason, finish) => {
    expect(read(chunk({ content: 'B' }, reason))).toMatchObject({ text: 'B', finish });
  });

  it('a filter that stops it is a refusal', () => {
    const error = { error: { code: 'content_filter', message: 'The answer is (A).' } };
    expect(read(chunk({ role: 'assistant' }), error)).toMatchObject({
      text: '',
      finish: 'refusal',
    });
  });

  it.each<[string, (string | object)[]]>([
    ['nothing', []],
    ['no reason and no end', [chunk({ content: 'B' })]],
    ['half an event', [chunk({ content: 'B' }), 'data: {"choices": [']],
    ['the server gave up', [chunk({ content: 'B' }), chunk({}, 'abort'), DONE]],
    ['an error', [chunk({ content: 'B' }), chunk({}, 'stop'), { error: { message: 'x' } }]],
    ['an error of a choice', [{ choices: [{ index: 0, delta: {}, error: { message: 'x' } }] }]],
    ['another wire format', [{ choices: 'B' }]],
  ])('%s is no reply', (_, events) => {
    expect(() => read(...events)).toThrow(
      expect.objectContaining({ code: 'ENDPOINT_BROKEN', retryable: true }),
    );
  });
});

describe('what happens behind a whole reply takes nothing from it', () => {
  it.each<[string, string, boolean]>([
    ['the server keeps the connection open', DONE, false],
    ['the connection breaks', '', true],
  ])('%s', async (_, end, reset) => {
    const whole = asEvent(chunk({ content: 'B' }, 'stop')) + end;
    const server = await chatServer(() => (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(whole, () => reset && response.socket?.resetAndDestroy());
    });
    const endpoint = await openEndpoint(`openai:m@${server.url}`);
    expect(await endpoint.send(pictureRequest(), unaborted)).toMatchObject({ text: 'B' });
  });
});

function second(content: string): object {
  return { ...chunk({}), choices: [{ index: 1, delta: { content }, finish_reason: null }] };
}
