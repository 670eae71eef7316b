import { type Dispatcher, request } from 'undici';
import { EndpointError } from '../../errors.ts';
import { broken } from '../http/broken-reply.ts';
import { readComplaint } from '../http/complaint.ts';
import { connectionFailure } from '../http/connection-failure.ts';
import { statusFailure, type Target } from '../http/status-failure.ts';
import { watchdog } from '../http/watchdog.ts';
import { saveVideo } from './save.ts';

export type Download = {
  url: string;
  /** Absolute: the file to write. */
  file: string;
  /** Sent to the origin of `keyFor` alone, also after a redirect. */
  keyHeaders: Record<string, string>;
  keyFor: string;
  agent: Dispatcher;
  stallTimeoutMs: number;
  target: Target;
  signal: AbortSignal;
  /** Called instead of failing when the file is not there. */
  missing?: (message: string) => Promise<never>;
};

const MOST_REDIRECTS = 5;
const GONE = new Set([404, 410]);

/** Fetches a video into a file. @throws EndpointError; the signal's reason when it is aborted. */
export async function download(task: Download): Promise<void> {
  const { signal, target } = task;
  const watch = watchdog(task.stallTimeoutMs, signal);
  try {
    const { body, headers } = await follow(task, watch.signal);
    watch.beat();
    const type = String(headers['content-type'] ?? '');
    if (/text\/|html|json|xml/i.test(type)) {
      throw broken(
        `sent ${type} instead of a video`,
        target,
        readComplaint(await body.text()).message,
      );
    }
    const length = Number(headers['content-length'] ?? Number.NaN);
    await saveVideo(beating(body, watch.beat), {
      file: task.file,
      bytes: Number.isNaN(length) ? null : length,
      target,
      signal: watch.signal,
    });
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw error instanceof EndpointError ? error : connectionFailure(error, target.shownUrl);
  } finally {
    watch.stop();
  }
}

/** By hand: a key must not travel to the storage that a server points to. */
async function follow(task: Download, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
  let url = new URL(task.url);
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    if (!/^https?:$/.test(url.protocol)) break;
    const own = url.origin === new URL(task.keyFor).origin;
    const response = await request(url, {
      dispatcher: task.agent,
      // Compressed, its length would not be the announced one.
      headers: {
        accept: 'video/*, application/octet-stream',
        'accept-encoding': 'identity',
        ...(own ? task.keyHeaders : {}),
      },
      signal,
    });
    const { statusCode: status, headers, body } = response;
    if (status === 200) return response;
    const location = [headers['location']].flat()[0];
    if (status > 300 && status < 400 && location !== undefined) {
      await body.dump();
      url = new URL(location, url);
      continue;
    }
    const complaint = readComplaint(await body.text());
    if (GONE.has(status) && task.missing !== undefined) return task.missing(complaint.message);
    throw statusFailure(
      { status, header: (name) => [headers[name]].flat()[0], ...complaint },
      task.target,
    );
  }
  throw broken(
    'points to a video that cannot be fetched',
    task.target,
    `${url.protocol}//${url.host}`,
  );
}

async function* beating(body: AsyncIterable<Buffer>, beat: () => void): AsyncGenerator<Buffer> {
  for await (const piece of body) {
    beat();
    yield piece;
  }
}
