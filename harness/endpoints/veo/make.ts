import { GenerateVideosOperation } from '@google/genai';
import { SightlineError } from '../../errors.ts';
import type { Generation, GenerationRequest } from '../../schema/generated-video.ts';
import { inputsOf } from '../generation/inputs.ts';
import { lost } from '../generation/lost.ts';
import { poll } from '../generation/poll.ts';
import { saveVideo } from '../generation/save.ts';
import { readTicket, type Ticket, writeTicket } from '../generation/ticket.ts';
import { asEndpointError } from '../google/failure.ts';
import { broken } from '../http/broken-reply.ts';
import { refusalIn } from '../http/patient-fetch.ts';
import { begin } from './begin.ts';
import { type Outcome, readOperation } from './operation.ts';
import type { Task, VeoServer } from './server.ts';

/** Begins an operation, waits for it and writes its video; one of an earlier session is waited for. */
export function veoMaker(server: VeoServer) {
  return async function make(request: GenerationRequest, signal: AbortSignal): Promise<Generation> {
    const task = { request, signal };
    try {
      if (request.job !== null) {
        const ticket = readTicket(request.job, inputsOf(request));
        return await finish(server, { ...task, ticket, outcome: null });
      }
      const begun = await begin(server, task);
      if ('refused' in begun) return { made: false, refusal: begun.refused };
      return await finish(server, { ...task, ...begun });
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      throw error instanceof SightlineError ? error : asEndpointError(error, server.target);
    }
  };
}

/** @param outcome at the beginning; null for an operation of an earlier session. */
async function finish(
  server: VeoServer,
  { request, signal, ticket, outcome }: Task & { ticket: Ticket; outcome: Outcome | null },
): Promise<Generation> {
  const { target, clock } = server;
  const over =
    outcome !== null && outcome.now !== 'working'
      ? outcome
      : await poll(
          async () => {
            const seen = await look(server, { signal, request, ticket });
            return seen.now === 'working' ? seen : { over: seen };
          },
          { clock, signal, work: `the video ${ticket.id}` },
        );
  if (over.now === 'refused') return { made: false, refusal: over.why };
  if (over.now === 'gone') return lost(request, target, { job: ticket.id, why: over.why });
  if (over.now === 'failed') {
    await request.keepJob(null);
    throw over.error;
  }
  const saving = { file: request.target, bytes: null, target, signal };
  await saveVideo(decoded(over.base64), saving);
  const { id: _, ...facts } = ticket;
  const seconds = facts.inputs.video === 'passed' ? undefined : request.settings.seconds;
  return {
    made: true,
    ...facts,
    job: writeTicket(ticket),
    ...(seconds === undefined ? {} : { billedSeconds: seconds }),
  };
}

async function look(
  server: VeoServer,
  { request, signal, ticket }: Task & { ticket: Ticket },
): Promise<Outcome> {
  const { target } = server;
  const operation = new GenerateVideosOperation();
  operation.name = ticket.id;
  try {
    const seen = await server.client(signal).operations.getVideosOperation({ operation });
    return readOperation(seen, target);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    const refusal = refusalIn(error);
    if (refusal?.status !== 404) throw asEndpointError(error, target);
    if (request.job !== null) return { now: 'gone', why: refusal.message };
    throw broken(`does not know the video ${ticket.id} that it has begun`, target, refusal.message);
  }
}

/** A multiple of four, so that each piece decodes alone. */
const PIECE_CHARACTERS = 4 * 2 ** 18;

async function* decoded(base64: string): AsyncGenerator<Buffer> {
  for (let at = 0; at < base64.length; at += PIECE_CHARACTERS) {
    yield Buffer.from(base64.slice(at, at + PIECE_CHARACTERS), 'base64');
  }
}
