import type { Adapter } from '../schema/endpoint.ts';
import { generator } from './generation/generator.ts';
import { systemPollClock } from './generation/poll.ts';
import { patientAgent } from './http/agent.ts';
import { onlyUrl, ownKey } from './http/own-key.ts';
import { withoutSecrets } from './http/secrets.ts';
import { shownUrl } from './http/status-failure.ts';
import { STALL_TIMEOUT_MS } from './http/watchdog.ts';
import { videoMaker } from './openai-videos/make.ts';
import { videoServer } from './openai-videos/server.ts';

/**
 * OpenAI's videos API (`POST /videos`, poll, `GET /videos/{id}/content`) and the servers that speak it:
 * vLLM-Omni, SGLang Diffusion, LiteLLM and others. OpenAI announced the end of its own for 2026-09-24.
 */
export const adapter: Adapter = {
  id: 'openai-videos',
  summary: 'video generators behind the OpenAI videos API: vLLM-Omni, SGLang Diffusion and others',
  example: 'openai-videos:Wan-AI/Wan2.2-TI2V-5B-Diffusers@http://127.0.0.1:8091/v1',
  kind: 'model',
  makes: ['videos'],
  async open(spec, context) {
    const key = ownKey(spec, context, ['OPENAI_API_KEY']);
    const baseUrl = onlyUrl(spec, 'https://api.openai.com/v1');
    const agent = patientAgent(context.environment);
    const secrets = key === null ? [] : [key];
    const server = videoServer({
      baseUrl,
      isOpenAI: spec.baseUrls === undefined,
      agent,
      key,
      stallTimeoutMs: context.stallTimeoutMs ?? STALL_TIMEOUT_MS,
      clock: systemPollClock,
      target: {
        model: spec.model,
        shownUrl: shownUrl(baseUrl),
        secrets,
        keyHint: 'set OPENAI_API_KEY for OpenAI, SIGHTLINE_API_KEY for another server',
      },
    });
    return withoutSecrets(
      generator({ generate: videoMaker(server), close: () => agent.destroy() }),
      secrets,
    );
  },
};
