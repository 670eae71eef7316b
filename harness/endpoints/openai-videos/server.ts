import type { Dispatcher, FormData } from 'undici';
import type { Target } from '../http/status-failure.ts';
import { download } from '../generation/download.ts';
import type { PollClock } from '../generation/poll.ts';
import { type Answered, exchange } from './exchange.ts';

/** What the requests of one endpoint share. */
export type VideoServerOptions = {
  /** Where the API begins, usually in `/v1`. */
  baseUrl: string;
  /** OpenAI's own, whose limits are documented. */
  isOpenAI: boolean;
  agent: Dispatcher;
  key: string | null;
  stallTimeoutMs: number;
  clock: PollClock;
  target: Target;
};

export type VideoServer = Pick<VideoServerOptions, 'isOpenAI' | 'clock' | 'target'> & {
  /** @param asked `path` below the base URL. */
  exchange(asked: {
    method: 'GET' | 'POST';
    path: string;
    body?: FormData | string;
    file: string;
    signal: AbortSignal;
  }): Promise<Answered>;
  /** @param from an address, or a path below the base URL. */
  download(
    from: { url: string } | { path: string },
    to: { file: string; signal: AbortSignal; missing: (why: string) => Promise<never> },
  ): Promise<void>;
};

export function videoServer(options: VideoServerOptions): VideoServer {
  const { baseUrl, agent, key, stallTimeoutMs, target } = options;
  const keyHeaders: Record<string, string> = key === null ? {} : { authorization: `Bearer ${key}` };
  const below = (path: string) => {
    const url = new URL(baseUrl);
    url.pathname = `${url.pathname.replace(/\/+$/, '')}/${path}`;
    return url.href;
  };
  return {
    ...options,
    exchange: ({ path, ...asked }) =>
      exchange({ ...asked, url: below(path), agent, keyHeaders, stallTimeoutMs, target }),
    download: (from, to) =>
      download({
        ...to,
        url: 'path' in from ? below(from.path) : new URL(from.url, baseUrl).href,
        agent,
        keyHeaders,
        keyFor: baseUrl,
        stallTimeoutMs,
        target,
      }),
  };
}
