import { type Dispatcher, type FormData, request } from 'undici';
import { EndpointError } from '../../errors.ts';
import { broken } from '../http/broken-reply.ts';
import { type Complaint, readComplaint } from '../http/complaint.ts';
import { connectionFailure } from '../http/connection-failure.ts';
import type { Header } from '../http/retry-after.ts';
import type { Target } from '../http/status-failure.ts';
import { watchdog } from '../http/watchdog.ts';
import { LARGEST_VIDEO_BYTES, saveVideo } from '../generation/save.ts';

export type Asked = {
  agent: Dispatcher;
  method: 'GET' | 'POST';
  url: string;
  keyHeaders: Record<string, string>;
  body?: FormData | string;
  /** Where a video goes that a server sends at once. */
  file: string;
  stallTimeoutMs: number;
  signal: AbortSignal;
  target: Target;
};

export type Answered =
  | { saved: true }
  | { json: unknown; header: Header }
  | { status: number; complaint: Complaint; header: Header };

/** A list of files may hold one in base64. */
const LARGEST_JSON_BYTES = (LARGEST_VIDEO_BYTES / 8) * 2;

/**
 * One request: an object, a video that was saved, or a status with a complaint.
 *
 * @throws EndpointError for a connection that failed or went silent, and for a body that is neither; the
 * signal's reason.
 */
export async function exchange(asked: Asked): Promise<Answered> {
  const { signal, target } = asked;
  const watch = watchdog(asked.stallTimeoutMs, signal);
  try {
    const { statusCode, headers, body } = await request(asked.url, {
      dispatcher: asked.agent,
      method: asked.method,
      headers: {
        accept: 'application/json, video/*',
        'accept-encoding': 'identity',
        ...(typeof asked.body === 'string' ? { 'content-type': 'application/json' } : {}),
        ...asked.keyHeaders,
      },
      ...(asked.body === undefined ? {} : { body: asked.body }),
      signal: watch.signal,
    });
    watch.beat();
    const header: Header = (name) => [headers[name]].flat()[0];
    const type = header('content-type') ?? '';
    if (statusCode < 300 && /^(video\/|application\/(octet-stream|mp4))/i.test(type)) {
      const length = Number(header('content-length') ?? Number.NaN);
      const bytes = Number.isNaN(length) ? null : length;
      const pieces = beating(body, watch.beat);
      await saveVideo(pieces, { file: asked.file, bytes, target, signal: watch.signal });
      return { saved: true };
    }
    const text = await readText(beating(body, watch.beat), target);
    if (statusCode >= 300) return { status: statusCode, complaint: readComplaint(text), header };
    return { json: parse(text, target), header };
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw error instanceof EndpointError ? error : connectionFailure(error, target.shownUrl);
  } finally {
    watch.stop();
  }
}

function parse(text: string, target: Target): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw broken('answered with something that is no JSON', target, text || 'nothing');
  }
}

async function readText(body: AsyncIterable<Buffer>, target: Target): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of body) {
    bytes += piece.length;
    if (bytes > LARGEST_JSON_BYTES) throw broken('sent an object without end', target);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

async function* beating(body: AsyncIterable<Buffer>, beat: () => void): AsyncGenerator<Buffer> {
  for await (const piece of body) {
    beat();
    yield piece;
  }
}
