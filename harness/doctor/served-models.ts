import { z } from 'zod';
import type { EndpointSpec } from '../schema/endpoint.ts';

export const TIMEOUT_MS = 10_000;
const count = z.number().positive().optional();

/** What servers list under `/models`. */
export const modelsSchema = z.looseObject({
  data: z.array(
    z.looseObject({
      id: z.string(),
      /** vLLM and SGLang; OpenRouter; Groq. */
      max_model_len: count,
      context_length: count,
      context_window: count,
    }),
  ),
});

/** What the server's `/models` tells of the model's context, in words. */
export async function servedLimits(
  spec: EndpointSpec,
  environment: Record<string, string | undefined>,
): Promise<string> {
  const [baseUrl] = spec.baseUrls ?? [];
  if (baseUrl === undefined) return 'not asked: the provider documents it';
  const key = environment['SIGHTLINE_API_KEY'];
  try {
    const response = await fetch(`${baseUrl}/models`, {
      headers: key === undefined || key === '' ? {} : { authorization: `Bearer ${key}` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const { data } = modelsSchema.parse(await response.json());
    const served = data.find((model) => model.id === spec.model);
    if (served === undefined) {
      return `${spec.model} is not among ${data.map((model) => model.id).join(', ')}`;
    }
    const { max_model_len, context_length, context_window } = served;
    const length = max_model_len ?? context_length ?? context_window;
    return length === undefined ? 'the server does not tell' : `${length} tokens`;
  } catch {
    return 'the server has no list of models';
  }
}
