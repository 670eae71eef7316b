import { type AdapterBench, PLANTED_KEY } from './bench.ts';
import { recordedServer } from './recorded-server.ts';

type Body = { messages: { content: { text?: string; source?: { data: string } }[] }[] };

export const bench: AdapterBench = {
  async start(script) {
    const server = await recordedServer(script, {
      prefix: 'anthropic',
      see: ({ messages }: Body) => {
        const blocks = messages.flatMap((message) => message.content);
        return {
          text: blocks.map((block) => block.text ?? '').join(''),
          images: blocks.flatMap((block) => block.source?.data ?? []),
        };
      },
      error: (_, message) => ({ type: 'error', error: { type: 'some_error', message } }),
    });
    return {
      ...server,
      spec: `anthropic:m@${server.url}`,
      environment: { SIGHTLINE_API_KEY: PLANTED_KEY },
    };
  },
  answer: {
    text: 'The answer is B.',
    reasoning: 'A man opens the box.',
    finish: 'stop',
    model: 'claude-sonnet-4-5-20250929',
    usage: { inputTokens: 1117, outputTokens: 46, cachedTokens: 1024 },
  },
};
