import type { GenerateVideosOperation } from '@google/genai';
import { z } from 'zod';
import { EndpointError } from '../../errors.ts';
import { isFiltered } from '../generation/filtered.ts';
import { broken } from '../http/broken-reply.ts';
import { scrub } from '../http/secrets.ts';
import type { Target } from '../http/status-failure.ts';

/** What has become of the work. */
export type Outcome =
  | { now: 'working'; mark: string }
  | { now: 'made'; base64: string }
  | { now: 'refused'; why: string }
  | { now: 'gone'; why: string }
  | { now: 'failed'; error: EndpointError };

const errorSchema = z.looseObject({
  code: z.number().nullish(),
  message: z.string().nullish(),
});

/** `google.rpc.Code`: the request is at fault, and stays so. */
const WRONG_REQUEST = new Set([3, 9, 11, 12]);
const NO_RIGHT = new Set([7, 16]);
const NOT_FOUND = 5;
/** Exhausted quota, or nobody there to do it. */
const CROWDED = new Set([8, 14]);

export function readOperation(
  { done, error, response }: Pick<GenerateVideosOperation, 'done' | 'error' | 'response'>,
  target: Target,
): Outcome {
  if (error !== undefined) return failure(errorSchema.parse(error), target);
  if (done !== true) return { now: 'working', mark: 'running' };
  const {
    generatedVideos = [],
    raiMediaFilteredCount = 0,
    raiMediaFilteredReasons = [],
  } = response ?? {};
  const bytes = generatedVideos.find(({ video }) => video?.videoBytes)?.video?.videoBytes;
  if (bytes !== undefined) return { now: 'made', base64: bytes };
  if (raiMediaFilteredCount > 0 || raiMediaFilteredReasons.length > 0) {
    const why = raiMediaFilteredReasons.join('; ');
    return { now: 'refused', why: why === '' ? 'the filter gave no reason' : why };
  }
  // Only a request that names a bucket is answered with a place in it.
  const said = JSON.stringify(response ?? null);
  return { now: 'failed', error: broken('finished without a video', target, said) };
}

function failure({ code, message }: z.infer<typeof errorSchema>, target: Target): Outcome {
  const why = message || `code ${code ?? 'unknown'}`;
  if (isFiltered('', why)) return { now: 'refused', why };
  if (code === NOT_FOUND) return { now: 'gone', why };
  const quote = scrub(why, target.secrets).slice(0, 300);
  const said = `${target.shownUrl} did not make the video (${code ?? 'no code'}): ${quote}`;
  if (NO_RIGHT.has(code ?? 0)) {
    return {
      now: 'failed',
      error: new EndpointError('ENDPOINT_AUTH', said, { hint: target.keyHint }),
    };
  }
  if (WRONG_REQUEST.has(code ?? 0)) {
    return { now: 'failed', error: new EndpointError('ENDPOINT_REFUSED', said) };
  }
  const busy = CROWDED.has(code ?? 0) ? 'ENDPOINT_BUSY' : 'ENDPOINT_BROKEN';
  return { now: 'failed', error: new EndpointError(busy, said, { retryable: true }) };
}
