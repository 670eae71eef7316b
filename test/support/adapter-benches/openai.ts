import { type AdapterBench, PLANTED_KEY } from './bench.ts';
import { recordedServer } from './recorded-server.ts';

type Body = {
  messages: { content: { text?: string; image_url?: { url: string } }[] }[];
};

export const bench: AdapterBench = {
  async start(script) {
    const server = await recordedServer(script, {
      prefix: 'openai',
      see: ({ messages }: Body) => {
        const parts = messages.flatMap((message) => message.content);
        return {
          text: parts.map((part) => part.text ?? '').join(''),
          images: parts.flatMap((part) => part.image_url?.url.split('base64,')[1] ?? []),
        };
      },
      error: (status, message) => ({
        error: {
          message,
          type: 'error',
          param: null,
          code: status === 401 ? 'invalid_api_key' : null,
        },
      }),
    });
    return {
      ...server,
      spec: `openai:m@${server.url}/v1`,
      environment: { SIGHTLINE_API_KEY: PLANTED_KEY },
    };
  },
  answer: {
    text: 'The answer is B.',
    finish: 'stop',
    model: 'gpt-5-2025-08-07',
    fingerprint: 'fp_44709d6fcb',
    usage: { inputTokens: 1117, outputTokens: 46, reasoningTokens: 32, cachedTokens: 1024 },
  },
};
