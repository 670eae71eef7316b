import { type AdapterBench, PLANTED_KEY } from './bench.ts';
import { recordedServer } from './recorded-server.ts';

type Body = { contents: { parts: { text?: string; inlineData?: { data: string } }[] }[] };

export const bench: AdapterBench = {
  async start(script) {
    const server = await recordedServer(script, {
      prefix: 'google',
      see: ({ contents }: Body) => {
        const parts = contents.flatMap((content) => content.parts);
        return {
          text: parts.map((part) => part.text ?? '').join(''),
          images: parts.flatMap((part) => part.inlineData?.data ?? []),
        };
      },
      error: (status, message) => [{ error: { code: status, message, status: 'SOME_STATUS' } }],
    });
    return {
      ...server,
      spec: `google:m@${server.url}`,
      environment: { SIGHTLINE_API_KEY: PLANTED_KEY },
    };
  },
  answer: {
    text: 'The answer is B.',
    reasoning: 'A man opens the box.',
    finish: 'stop',
    model: 'gemini-2.5-pro',
    usage: { inputTokens: 1117, outputTokens: 46, reasoningTokens: 32, cachedTokens: 1024 },
  },
};
