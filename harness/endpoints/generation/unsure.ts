import { EndpointError } from '../../errors.ts';

const HINT = 'look at the account or the server before running again: it may be paid for twice';

/** An answer that got lost on its way, perhaps after the work was begun: not asked again by itself. */
export function unsure(error: unknown): unknown {
  if (!(error instanceof EndpointError) || error.code !== 'ENDPOINT_BROKEN') return error;
  const said = `whether the video was begun is not known: ${error.message}`;
  return new EndpointError('ENDPOINT_BROKEN', said, { hint: HINT });
}

/** A gateway that gave up waiting says nothing about the server behind it. */
export function unsureStatus(error: EndpointError, status: number): EndpointError {
  if (status !== 504 && status !== 408) return error;
  return new EndpointError('ENDPOINT_BUSY', error.message, { hint: HINT });
}
