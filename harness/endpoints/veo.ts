import { GoogleGenAI } from '@google/genai';
import type { Adapter, EndpointContext } from '../schema/endpoint.ts';
import { generator } from './generation/generator.ts';
import { systemPollClock } from './generation/poll.ts';
import { patientAgent } from './http/agent.ts';
import { onlyUrl, ownKey } from './http/own-key.ts';
import { patientFetch } from './http/patient-fetch.ts';
import { withoutSecrets } from './http/secrets.ts';
import { shownUrl } from './http/status-failure.ts';
import { STALL_TIMEOUT_MS } from './http/watchdog.ts';
import { veoMaker } from './veo/make.ts';

/** The answer holds the video in base64; V8 makes no longer text. */
const LARGEST_REPLY_BYTES = 500 * 2 ** 20;

/**
 * Google Veo by `predictLongRunning` and `fetchPredictOperation` of Google Cloud, through the SDK. Since
 * version 3 the SDK makes no videos through the Gemini API, which served Veo until 2026-10-22.
 */
export const adapter: Adapter = {
  id: 'veo',
  summary: 'Google Veo on Google Cloud; the key is read from GOOGLE_API_KEY or GEMINI_API_KEY',
  example: 'veo:veo-3.1-generate-001',
  kind: 'model',
  makes: ['videos'],
  async open(spec, context) {
    const key = ownKey(spec, context, ['GOOGLE_API_KEY', 'GEMINI_API_KEY']);
    const place = placeOf(context);
    const baseUrl = onlyUrl(spec, ownUrl(place));
    const agent = patientAgent(context.environment);
    const secrets = key === null ? [] : [key];
    const target = {
      model: spec.model,
      shownUrl: shownUrl(baseUrl),
      secrets,
      keyHint:
        'set GOOGLE_API_KEY to a key of Google Cloud, and GOOGLE_CLOUD_PROJECT to its project; SIGHTLINE_API_KEY for another server',
      largestReplyBytes: LARGEST_REPLY_BYTES,
    };
    const fetch = patientFetch(agent, context.stallTimeoutMs ?? STALL_TIMEOUT_MS, target);
    const client = (signal: AbortSignal) =>
      new GoogleGenAI({
        vertexai: true,
        apiKey: key ?? 'none',
        ...place,
        httpOptions: {
          baseUrl,
          fetch: (input, init) => fetch(input, { ...init, signal }),
        },
      });
    const generate = veoMaker({ client, clock: systemPollClock, target });
    return withoutSecrets(generator({ generate, close: () => agent.destroy() }), secrets);
  },
};

type Place = { project?: string; location?: string };

/** The SDK would take these from the environment too, and print which of them it takes. */
function placeOf({ environment }: EndpointContext): Place {
  const project = environment['GOOGLE_CLOUD_PROJECT'] || undefined;
  const location = environment['GOOGLE_CLOUD_LOCATION'] || undefined;
  if (project === undefined) return location === undefined ? {} : { location };
  return { project, location: location ?? 'us-central1' };
}

function ownUrl({ project, location }: Place): string {
  const regional = project !== undefined && location !== undefined && location !== 'global';
  return `https://${regional ? `${location}-` : ''}aiplatform.googleapis.com`;
}
