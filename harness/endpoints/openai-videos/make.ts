import type { Generation, GenerationRequest } from '../../schema/generated-video.ts';
import { broken } from '../http/broken-reply.ts';
import { retryAfterMs, type Header } from '../http/retry-after.ts';
import { statusFailure } from '../http/status-failure.ts';
import { inputsOf } from '../generation/inputs.ts';
import { lost } from '../generation/lost.ts';
import { poll } from '../generation/poll.ts';
import { saveVideo } from '../generation/save.ts';
import { readTicket, type Ticket, writeTicket } from '../generation/ticket.ts';
import { unsure } from '../generation/unsure.ts';
import { creator } from './create.ts';
import { type Job, type Place, readJob } from './job.ts';
import type { VideoServer } from './server.ts';

type Over = Exclude<Job['state'], { now: 'working' }>;
type Task = { request: GenerationRequest; signal: AbortSignal };

/** Creates, waits and downloads; what an earlier session began is waited for. */
export function videoMaker(server: VideoServer) {
  const create = creator(server);
  return async function make(request: GenerationRequest, signal: AbortSignal): Promise<Generation> {
    const task = { request, signal };
    if (request.job !== null) {
      // Whoever kept a bare name had nothing to remark.
      const ticket = readTicket(request.job, inputsOf(request));
      return finish(server, { ...task, ticket, job: null });
    }
    const begun = await create(request, signal);
    if ('refused' in begun) return { made: false, refusal: begun.refused };
    if ('saved' in begun.answer) return { made: true, ...begun.with };
    const job = readBegun(begun.answer.json, server);
    const ticket = { id: job.id ?? '', ...begun.with };
    // Before anything can go wrong: from here on it costs.
    if (job.id !== null) await request.keepJob(writeTicket(ticket));
    return finish(server, { ...task, ticket, job });
  };
}

/** @throws EndpointError, not retryable: something was begun, and what it is cannot be told. */
function readBegun(json: unknown, { target }: VideoServer): Job {
  try {
    const job = readJob(json, target);
    if (job.id !== null || job.state.now !== 'working') return job;
    throw broken('began a video without a name', target);
  } catch (error) {
    throw unsure(error);
  }
}

/** @param job as it was created; null for one that an earlier session began. */
async function finish(
  server: VideoServer,
  { ticket, job, ...task }: Task & { ticket: Ticket; job: Job | null },
): Promise<Generation> {
  const { request, signal } = task;
  const { clock } = server;
  let last = job;
  const over =
    job !== null && job.state.now !== 'working'
      ? job.state
      : await poll<Over>(
          async () => {
            const { job: seen, afterMs } = await look(server, { ...task, ticket });
            last = seen;
            if (seen.state.now !== 'working') return { over: seen.state };
            return { mark: seen.state.mark, ...(afterMs === undefined ? {} : { afterMs }) };
          },
          { clock, signal, work: `the video ${ticket.id}` },
        );
  if (over.now === 'refused') return { made: false, refusal: over.why };
  if (over.now === 'gone') return lost(request, server.target, { job: ticket.id, why: over.why });
  if (over.now === 'failed') {
    await request.keepJob(null);
    throw over.error;
  }
  await fetchVideo(server, over.place, { ...task, ticket });
  const { id, ...facts } = ticket;
  return {
    made: true,
    ...facts,
    ...(id === '' ? {} : { job: writeTicket(ticket) }),
    ...(last?.model === undefined ? {} : { model: last.model }),
    ...(last?.seconds === undefined ? {} : { billedSeconds: last.seconds }),
  };
}

async function look(
  server: VideoServer,
  { request, signal, ticket }: Task & { ticket: Ticket },
): Promise<{ job: Job; afterMs?: number }> {
  const { target } = server;
  const answer = await server.exchange({
    method: 'GET',
    path: `videos/${encodeURIComponent(ticket.id)}`,
    file: request.target,
    signal,
  });
  if ('saved' in answer) throw broken('answered with a video instead of its state', target);
  if ('status' in answer) {
    const { status, complaint, header } = answer;
    if (status === 404 || status === 410) {
      return missing(server, { request, ticket })(complaint.message);
    }
    throw statusFailure({ status, header, ...complaint }, target);
  }
  const wait = askedWait(answer.header);
  return { job: readJob(answer.json, target), ...(wait === undefined ? {} : { afterMs: wait }) };
}

/** OpenAI's own header, as its SDK for Python reads it; others use the common one. */
function askedWait(header: Header): number | undefined {
  const own = header('openai-poll-after-ms');
  return /^\d+$/.test(own ?? '') ? Number(own) : retryAfterMs(header, new Date());
}

async function fetchVideo(
  server: VideoServer,
  place: Place,
  { request, signal, ticket }: Task & { ticket: Ticket },
): Promise<void> {
  const { target } = server;
  if ('base64' in place) {
    const data = Buffer.from(place.base64.replace(/^data:[^,]*,/, ''), 'base64');
    const body = (async function* () {
      yield data;
    })();
    return saveVideo(body, { file: request.target, bytes: null, target, signal });
  }
  const to = { file: request.target, signal, missing: missing(server, { request, ticket }) };
  if ('url' in place) return server.download({ url: place.url }, to);
  return server.download({ path: `videos/${encodeURIComponent(ticket.id)}/content` }, to);
}

/**
 * A video that is not there. Right after it was begun that may pass, on a server of many parts; one that
 * was begun before has gone for good.
 */
function missing(
  server: VideoServer,
  { request, ticket }: { request: GenerationRequest; ticket: Ticket },
): (why: string) => Promise<never> {
  return async (why) => {
    if (request.job !== null) return lost(request, server.target, { job: ticket.id, why });
    throw broken(`does not know the video ${ticket.id} that it has begun`, server.target, why);
  };
}
