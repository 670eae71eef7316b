import { GoogleGenAI } from '@google/genai';
import { SightlineError } from '../errors.ts';
import type { Adapter, Reply, Request } from '../schema/endpoint.ts';
import type { Part } from '../schema/prompt.ts';
import { assembly } from './google/assemble.ts';
import { encode, resampled, type Uploaded } from './google/encode.ts';
import { asEndpointError } from './google/failure.ts';
import { DEFAULT_POLLING, type VideoFiles, videoFiles } from './google/files.ts';
import { patientAgent } from './http/agent.ts';
import { onlyUrl, ownKey } from './http/own-key.ts';
import { patientFetch } from './http/patient-fetch.ts';
import { withoutSecrets } from './http/secrets.ts';
import { shownUrl, type Target } from './http/status-failure.ts';
import { STALL_TIMEOUT_MS } from './http/watchdog.ts';

/** Gemini by `generateContent`, streamed: frames inline, whole videos through the Files API. */
export const adapter: Adapter = {
  id: 'google',
  summary: 'Gemini; the key is read from GEMINI_API_KEY or GOOGLE_API_KEY',
  example: 'google:gemini-2.5-pro',
  kind: 'model',
  async open(spec, context) {
    const key = ownKey(spec, context, ['GEMINI_API_KEY', 'GOOGLE_API_KEY']);
    const baseUrl = onlyUrl(spec, 'https://generativelanguage.googleapis.com');
    const target = {
      model: spec.model,
      shownUrl: shownUrl(baseUrl),
      secrets: key === null ? [] : [key],
      keyHint: 'set GEMINI_API_KEY for Google, SIGHTLINE_API_KEY for another server',
    };
    const agent = patientAgent(context.environment);
    const fetch = patientFetch(agent, context.stallTimeoutMs ?? STALL_TIMEOUT_MS, target);
    const client = new GoogleGenAI({
      // The SDK would take Vertex from the environment.
      vertexai: false,
      apiKey: key ?? 'none',
      httpOptions: { baseUrl, fetch },
    });
    const files = videoFiles(client, DEFAULT_POLLING);
    return withoutSecrets(
      {
        accepts: ['text', 'image', 'video'],
        send: (request, signal) => ask({ client, files, target }, request, signal),
        async close() {
          await files.close();
          await agent.destroy();
        },
      },
      target.secrets,
    );
  },
};

type Client = { client: GoogleGenAI; files: VideoFiles; target: Target };

async function ask(client: Client, request: Request, signal: AbortSignal): Promise<Reply> {
  try {
    return await withVideos(client.files, request, (videos) =>
      generate(client, { request, videos, signal }),
    );
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (error instanceof SightlineError) throw error;
    throw asEndpointError(error, client.target);
  }
}

function withVideos(
  files: VideoFiles,
  request: Request,
  then: (videos: Map<Part, Uploaded>) => Promise<Reply>,
): Promise<Reply> {
  const parts = request.parts.filter((part) => part.type === 'video');
  const videos = new Map<Part, Uploaded>();
  const next = async (index: number): Promise<Reply> => {
    const part = parts[index];
    if (part === undefined) return then(videos);
    if (part.sampling === 'packed') throw resampled();
    return files.use(part, (video) => {
      videos.set(part, video);
      return next(index + 1);
    });
  };
  return next(0);
}

async function generate(
  { client, target }: Client,
  {
    request,
    videos,
    signal,
  }: { request: Request; videos: Map<Part, Uploaded>; signal: AbortSignal },
): Promise<Reply> {
  const { parts, config } = encode(request, videos);
  const started = performance.now();
  const streamed = assembly(target, () => performance.now() - started);
  const chunks = await client.models.generateContentStream({
    model: target.model,
    contents: [{ role: 'user', parts }],
    config: { ...config, abortSignal: signal },
  });
  for await (const chunk of chunks) streamed.add(chunk);
  return streamed.reply();
}
