import type { Readable } from 'node:stream';
import { type Dispatcher, request } from 'undici';
import { EndpointError } from '../../errors.ts';
import type { Reply } from '../../schema/endpoint.ts';
import { connectionFailure } from '../http/connection-failure.ts';
import type { Header } from '../http/retry-after.ts';
import type { Target } from '../http/status-failure.ts';
import { watchdog } from '../http/watchdog.ts';
import { assembly } from './assemble.ts';
import { type Complaint, readComplaint } from '../http/complaint.ts';
import { decode } from './decode.ts';
import { eventReader } from './events.ts';
import type { WireBody } from './wire-body.ts';
import { broken, LARGEST_REPLY_BYTES, tooLong } from '../http/broken-reply.ts';

const LARGEST_COMPLAINT_BYTES = 2 ** 20;
/** How long to wait for the connection to end behind a whole reply, so that it can be used again. */
const AFTER_END_MS = 250;

export type Post = {
  agent: Dispatcher;
  url: string;
  headers: Record<string, string>;
  body: WireBody;
  stallTimeoutMs: number;
  signal: AbortSignal;
  target: Target;
};

export type Exchanged = { reply: Reply } | { status: number; complaint: Complaint; header: Header };

/**
 * One request and what came of it: a reply, or a status with a complaint.
 *
 * @throws EndpointError for a connection that failed or went silent and for a body that is no reply;
 * the signal's reason when it is aborted.
 */
export async function exchange(post: Post): Promise<Exchanged> {
  const { target, signal } = post;
  const watch = watchdog(post.stallTimeoutMs, signal);
  const started = performance.now();
  try {
    const response = await request(post.url, {
      dispatcher: post.agent,
      method: 'POST',
      ...sending(post),
      signal: watch.signal,
    });
    watch.beat();
    const header: Header = (name) => [response.headers[name]].flat()[0];
    if (response.statusCode >= 300) {
      const text = await readText(response.body, LARGEST_COMPLAINT_BYTES, watch.beat);
      return { status: response.statusCode, complaint: readComplaint(text ?? ''), header };
    }
    return { reply: await readReply(response.body, header, { ...post, watch, started }) };
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw error instanceof EndpointError ? error : connectionFailure(error, target.shownUrl);
  } finally {
    watch.stop();
  }
}

function sending({ headers, body }: Post) {
  if (typeof body === 'string') return { headers, body };
  const length = { 'content-length': String(body.bytes) };
  return { headers: { ...headers, ...length }, body: body.pieces() as unknown as Readable };
}

type Reading = Post & { watch: ReturnType<typeof watchdog>; started: number };

/** A stream or one JSON body. The content type is believed only where the first byte does not tell. */
async function readReply(
  body: AsyncIterable<Buffer> & { destroy(): unknown },
  header: Header,
  { target, watch, started }: Reading,
): Promise<Reply> {
  const pieces: Buffer[] = [];
  const streamed = assembly(target, () => performance.now() - started);
  const events = eventReader(streamed.add);
  let bytes = 0;
  let isStream: boolean | null = null;
  let ending: NodeJS.Timeout | undefined;
  try {
    for await (const piece of body) {
      watch.beat();
      bytes += piece.length;
      if (bytes > LARGEST_REPLY_BYTES) throw tooLong(target);
      isStream ??= looksStreamed(piece, header);
      if (isStream) events.push(piece);
      else pieces.push(piece);
      if (streamed.ended()) ending ??= setTimeout(() => body.destroy(), AFTER_END_MS).unref();
    }
    if (isStream === true) events.end();
  } catch (error) {
    // What broke behind a whole reply takes nothing from it.
    if (!streamed.complete() || error instanceof EndpointError) throw error;
  } finally {
    clearTimeout(ending);
  }
  return isStream === true ? streamed.reply() : decode(parse(pieces, target), target);
}

function looksStreamed(piece: Buffer, header: Header): boolean {
  const first = piece.toString('latin1', 0, 64).trimStart();
  if (first.startsWith('{') || first.startsWith('<')) return false;
  return (
    /^(data|event|id|retry)?:/.test(first) || /event-stream/.test(header('content-type') ?? '')
  );
}

function parse(pieces: Buffer[], target: Target): unknown {
  const text = Buffer.concat(pieces).toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    throw broken('answered with something that is no JSON', target, text || 'nothing');
  }
}

/** The text of a body, or of its beginning. */
async function readText(
  body: AsyncIterable<Buffer>,
  limit: number,
  beat: () => void,
): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of body) {
    beat();
    pieces.push(piece);
    bytes += piece.length;
    if (bytes > limit) break;
  }
  return Buffer.concat(pieces).toString('utf8');
}
