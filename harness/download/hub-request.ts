import { SightlineError } from '../errors.ts';

const ATTEMPTS = 6;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 120_000;

export type Fetch = typeof fetch;

/** A pause that a signal may cut short; it then throws the signal's reason. */
export type Wait = (ms: number, signal?: AbortSignal) => Promise<void>;

export type HubRequests = {
  /** `https://huggingface.co`, or what `HF_ENDPOINT` names. */
  hubUrl: string;
  /** Goes to the hub and to no other host. */
  token: string | undefined;
  fetch: Fetch;
  /** Waits before asking again. */
  wait: Wait;
  now: () => number;
};

/**
 * A `fetch` for the hub: with the user's token where the request goes to the hub itself (a redirect to
 * another host loses it, as `fetch` has it), and asked again where the hub is busy or the connection
 * broke. Answers that asking again cannot change are given back.
 */
export function hubFetch(requests: HubRequests): Fetch {
  return async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const headers = new Headers(init?.headers);
    headers.delete('authorization');
    if (requests.token !== undefined && sameOrigin(url, requests.hubUrl))
      headers.set('authorization', `Bearer ${requests.token}`);

    for (let attempt = 1; ; attempt += 1) {
      const last = attempt === ATTEMPTS;
      const response = await attempted(
        () => requests.fetch(url, { ...init, headers }),
        init?.signal,
      );
      if (response instanceof Response && !(isBusy(response.status) && !last)) return response;
      if (!(response instanceof Response) && last) throw unreachable(requests.hubUrl, response);
      const asked =
        response instanceof Response ? retryAfterMs(response.headers, requests.now()) : null;
      if (response instanceof Response) await response.body?.cancel();
      const pauseMs = Math.min(asked ?? FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS);
      await requests.wait(pauseMs, init?.signal ?? undefined);
    }
  };
}

/** Seconds or a date; null where the header is missing or says nothing readable. */
export function retryAfterMs(headers: Headers, nowMs: number): number | null {
  const value = headers.get('retry-after')?.trim();
  if (value === undefined || value === '') return null;
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - nowMs);
}

function isBusy(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

async function attempted(
  ask: () => Promise<Response>,
  signal: AbortSignal | null | undefined,
): Promise<Response | Error> {
  try {
    return await ask();
  } catch (error) {
    if (signal?.aborted === true) throw error;
    return error instanceof Error ? error : new Error(String(error));
  }
}

function sameOrigin(url: string, hubUrl: string): boolean {
  return URL.canParse(url) && new URL(url).origin === new URL(hubUrl).origin;
}

function unreachable(hubUrl: string, cause: Error): SightlineError {
  return new SightlineError('DOWNLOAD_FAILED', `no connection to ${new URL(hubUrl).host}`, {
    hint: 'check the network, or name a mirror with HF_ENDPOINT; the same command again goes on where it stopped',
    cause,
  });
}
