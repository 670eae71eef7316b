import type { GenerateVideosOperation, GenerateVideosParameters } from '@google/genai';
import type { GenerationRequest } from '../../schema/generated-video.ts';
import { isFiltered } from '../generation/filtered.ts';
import { type InputKind, inputsOf, readInput, saysNotTaken } from '../generation/inputs.ts';
import { type Ticket, writeTicket } from '../generation/ticket.ts';
import { unsure, unsureStatus } from '../generation/unsure.ts';
import { asEndpointError } from '../google/failure.ts';
import { broken } from '../http/broken-reply.ts';
import { refusalIn } from '../http/patient-fetch.ts';
import { encode, type Source } from './encode.ts';
import { type Outcome, readOperation } from './operation.ts';
import type { Task, VeoServer } from './server.ts';

export type Begun = { ticket: Ticket; outcome: Outcome };

/** Asks for a video, without an input that the model does not take. @throws EndpointError */
export async function begin(
  server: VeoServer,
  { request, signal }: Task,
): Promise<Begun | { refused: string }> {
  const { target } = server;
  // Never both: the picture, where there is one.
  let left: ReadonlySet<InputKind> = new Set(request.image === undefined ? [] : ['video']);
  for (;;) {
    const { kind, source } = await sourceOf(request, left);
    const parameters = encode(target.model, request, source);
    const begun = await create(server, parameters, { signal, kind });
    if ('untaken' in begun) {
      left = new Set([...left, begun.untaken]);
      continue;
    }
    if ('refused' in begun) return begun;
    const inputs = inputsOf(request, left);
    const note = kind === 'video' ? { note: 'the input video was carried on' } : {};
    const ticket = { id: begun.operation.name ?? '', inputs, ...note };
    // Before anything can go wrong: from here on it costs.
    await request.keepJob(writeTicket(ticket));
    return { ticket, outcome: readOperation(begun.operation, target) };
  }
}

/** @throws EndpointError; not retryable where it is not known whether the work was begun. */
async function create(
  server: VeoServer,
  parameters: GenerateVideosParameters,
  { signal, kind }: { signal: AbortSignal; kind: InputKind | null },
): Promise<{ operation: GenerateVideosOperation } | { refused: string } | { untaken: InputKind }> {
  const { target } = server;
  try {
    const operation = await server.client(signal).models.generateVideos(parameters);
    if (operation.name) return { operation };
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    const refusal = refusalIn(error);
    if (refusal === null) throw unsure(asEndpointError(error, target));
    const { status, code, message } = refusal;
    if (status === 400 && isFiltered(code, message)) return { refused: message };
    if (status === 400 && kind !== null && saysNotTaken(message, kind)) return { untaken: kind };
    throw unsureStatus(asEndpointError(error, target), status);
  }
  throw unsure(broken('began a video without a name', target));
}

async function sourceOf(
  request: GenerationRequest,
  left: ReadonlySet<InputKind>,
): Promise<{ kind: InputKind | null; source: Source }> {
  const { image, video } = request;
  if (image !== undefined && !left.has('image')) {
    return { kind: 'image', source: { image: await readInput(image) } };
  }
  if (video !== undefined && !left.has('video')) {
    return { kind: 'video', source: { video: await readInput(video) } };
  }
  return { kind: null, source: null };
}
