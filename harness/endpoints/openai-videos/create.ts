import type { GenerationRequest } from '../../schema/generated-video.ts';
import { statusFailure } from '../http/status-failure.ts';
import { type InputFile, type InputKind, inputsOf, readInput } from '../generation/inputs.ts';
import type { Ticket } from '../generation/ticket.ts';
import { unsure, unsureStatus } from '../generation/unsure.ts';
import { type Approach, nextApproach } from './approach.ts';
import type { VideoServer } from './server.ts';
import type { Answered } from './exchange.ts';
import { fieldsOf, formOf } from './form.ts';
import { isFiltered } from '../generation/filtered.ts';
import { DEFAULT_SIZE, fitted } from './picture.ts';

export type Begun =
  | { refused: string }
  | {
      answer: Exclude<Answered, { status: number }>;
      with: Pick<Ticket, 'inputs' | 'note'>;
    };

/** Asks for a video; learns how the server wants to be asked. */
export function creator(server: VideoServer) {
  // OpenAI's own wants pictures in the size of the video and takes no videos.
  let known: Omit<Approach, 'left'> = { body: 'form', fit: server.isOpenAI };

  /** @throws EndpointError; not retryable where it is not known whether the work was begun. */
  return async function create(request: GenerationRequest, signal: AbortSignal): Promise<Begun> {
    const alone = server.isOpenAI || request.image !== undefined;
    let approach: Approach = { ...known, left: new Set(alone ? ['video'] : []) };
    for (;;) {
      const sent = referenceOf(request, approach);
      const { fields, file, note } = await prepared(server, { request, approach, sent });
      const body =
        approach.body === 'json' && file === null ? JSON.stringify(fields) : formOf(fields, file);
      const answer = await server
        .exchange({ method: 'POST', path: 'videos', body, file: request.target, signal })
        .catch((error: unknown) => {
          throw unsure(error);
        });
      if (!('status' in answer)) {
        known = { body: approach.body, fit: approach.fit };
        const inputs = inputsOf(request, approach.left);
        return { answer, with: { inputs, ...(note === undefined ? {} : { note }) } };
      }
      const { status, complaint, header } = answer;
      const { code, message } = complaint;
      const badRequest = [400, 413, 415, 422].includes(status);
      if ((badRequest || status === 403) && (complaint.refusal || isFiltered(code, message))) {
        return { refused: message || code };
      }
      const next = badRequest ? nextApproach(approach, { status, message }, sent) : null;
      if (next === null)
        throw unsureStatus(statusFailure({ status, header, code, message }, server.target), status);
      approach = next;
    }
  };
}

/** One file can be sent: the picture, where there is one. */
function referenceOf(request: GenerationRequest, { left }: Approach): InputKind | null {
  if (request.image !== undefined && !left.has('image')) return 'image';
  return request.video !== undefined && !left.has('video') ? 'video' : null;
}

async function prepared(
  server: VideoServer,
  {
    request,
    approach,
    sent,
  }: { request: GenerationRequest; approach: Approach; sent: InputKind | null },
): Promise<{ fields: Record<string, string>; file: InputFile | null; note?: string }> {
  const { model } = server.target;
  const path = sent === null ? undefined : request[sent];
  if (path === undefined) return { fields: fieldsOf(model, request), file: null };
  const file = await readInput(path);
  if (sent === 'video' || !approach.fit) return { fields: fieldsOf(model, request), file };
  const size = request.settings.size ?? DEFAULT_SIZE;
  const { picture, note } = await fitted(file, size);
  return {
    fields: fieldsOf(model, request, size),
    file: picture,
    ...(note === undefined ? {} : { note }),
  };
}
