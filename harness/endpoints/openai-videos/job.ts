import { z } from 'zod';
import { EndpointError } from '../../errors.ts';
import { broken } from '../http/broken-reply.ts';
import { complaintOf } from '../http/complaint.ts';
import { retryAfterMs } from '../http/retry-after.ts';
import { scrub } from '../http/secrets.ts';
import type { Target } from '../http/status-failure.ts';
import { isFiltered } from '../generation/filtered.ts';

const textSchema = z.union([z.string(), z.number().transform(String)]).nullish();
const fileSchema = z.looseObject({ url: z.string().nullish(), b64_json: z.string().nullish() });

/**
 * What is read of a job. OpenAI sends an `error` with code and message; vLLM-Omni a number as its code;
 * SGLang none, and a `url` where it stores in a cloud; LocalAI no job but a list of files.
 */
const jobSchema = z.looseObject({
  id: textSchema,
  status: z.string().nullish(),
  progress: z.number().nullish(),
  model: z.string().nullish(),
  seconds: textSchema,
  expires_at: z.number().nullish(),
  url: z.string().nullish(),
  data: z.array(fileSchema).nullish(),
  error: z
    .union([
      z.string().transform((message) => ({ message, code: null, headers: null })),
      z.looseObject({
        message: z.string().nullish(),
        code: textSchema,
        headers: z.record(z.string(), z.string()).nullish(),
      }),
    ])
    .nullish(),
});

/** Where the finished video is: behind the job, at an address, or in the answer as base64. */
export type Place = { behind: 'job' } | { url: string } | { base64: string };

export type Job = {
  id: string | null;
  model?: string;
  /** Of the finished video, as the server says. */
  seconds?: number;
  state:
    | { now: 'working'; mark: string }
    | { now: 'made'; place: Place }
    | { now: 'refused'; why: string }
    | { now: 'gone'; why: string }
    | { now: 'failed'; error: EndpointError };
};

const MADE = /^(completed?|succeeded|success|finished|done)$/i;
const FAILED = /^(failed|error|errored|rejected)$/i;
/** It was made, perhaps, and paid for; it is not to be had any more. */
const GONE = /^(expired|deleted|cancell?ed)$/i;
/** Nothing helps but another request. */
const WRONG_REQUEST = /^(4(?!08|09|29)\d\d|invalid_.*|unsupported_.*|user_error|bad_request)$/i;
const CROWDED = /^(429|503|rate_limit.*|.*overload.*|server_busy)$/i;

/** @throws EndpointError `ENDPOINT_BROKEN`, retryable, when the body is no job. */
export function readJob(body: unknown, target: Target): Job {
  const parsed = jobSchema.safeParse(body);
  const job = parsed.data;
  const file = job?.data?.find(({ url, b64_json: base64 }) => url || base64);
  if (job === undefined || (!job.status && file === undefined && !job.id)) {
    const said = complaintOf(body)?.message ?? JSON.stringify(body) ?? 'nothing';
    throw broken('answered with something that is no video job', target, said);
  }
  const seconds = Number(job.seconds ?? Number.NaN);
  return {
    id: job.id || null,
    ...(job.model ? { model: job.model } : {}),
    ...(seconds > 0 ? { seconds } : {}),
    state: stateOf(job, file, target),
  };
}

function stateOf(
  { status, progress, url, error }: z.infer<typeof jobSchema>,
  file: z.infer<typeof fileSchema> | undefined,
  target: Target,
): Job['state'] {
  if (GONE.test(status ?? '')) return { now: 'gone', why: `its status is ${status}` };
  if (FAILED.test(status ?? '') || (error && !MADE.test(status ?? ''))) {
    return failure(status ?? 'failed', error ?? {}, target);
  }
  if (file?.b64_json) return { now: 'made', place: { base64: file.b64_json } };
  if (file?.url) return { now: 'made', place: { url: file.url } };
  if (MADE.test(status ?? '')) {
    return { now: 'made', place: url ? { url } : { behind: 'job' } };
  }
  return { now: 'working', mark: `${status ?? 'queued'}, ${progress ?? 0} %` };
}

function failure(
  status: string,
  {
    message,
    code,
    headers,
  }: {
    message?: string | null | undefined;
    code?: string | null | undefined;
    headers?: Record<string, string> | null | undefined;
  },
  target: Target,
): Job['state'] {
  const why = message || code || `its status is ${status}`;
  if (isFiltered(code ?? '', message ?? '')) return { now: 'refused', why };
  const quote = scrub(why, target.secrets).slice(0, 300);
  const said = `${target.shownUrl} did not make the video${code ? ` (${code})` : ''}: ${quote}`;
  if (WRONG_REQUEST.test(code ?? '')) {
    return { now: 'failed', error: new EndpointError('ENDPOINT_REFUSED', said) };
  }
  const lower = Object.fromEntries(
    Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const wait = retryAfterMs((name) => lower[name], new Date());
  return {
    now: 'failed',
    error: new EndpointError(CROWDED.test(code ?? '') ? 'ENDPOINT_BUSY' : 'ENDPOINT_BROKEN', said, {
      retryable: true,
      ...(wait === undefined ? {} : { retryAfterMs: wait }),
    }),
  };
}
