import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export const COMMIT = 'a'.repeat(40);
export const REPOSITORY = 'owner/set';

export type HubRequest = {
  host: 'hub' | 'storage';
  url: string;
  range: string | undefined;
  authorization: string | undefined;
};

type Respond = (response: ServerResponse) => void;

/** Files of one dataset; `lfs` ones stand on a storage server of their own, and the hub redirects to it. */
export type HubFiles = Record<string, { content: Buffer; lfs?: boolean; digest?: string }>;

/**
 * A server like the Hugging Face hub on loopback: names the commit, lists the tree in pages of two,
 * resolves files with ranges, redirects large ones to another host. `fault` may answer instead.
 */
export async function hubServer(
  files: HubFiles,
  fault: (request: HubRequest, count: number) => Respond | null = () => null,
  { repository = REPOSITORY, commit = COMMIT } = {},
) {
  const requests: HubRequest[] = [];
  let open = 0;
  const seen = { most: 0 };
  const handler = (
    host: HubRequest['host'],
    answer: (url: URL, request: HubRequest) => Respond,
  ) => {
    return (incoming: IncomingMessage, response: ServerResponse) => {
      const { range, authorization } = incoming.headers;
      const request = { host, url: incoming.url ?? '', range, authorization };
      requests.push(request);
      open += 1;
      seen.most = Math.max(seen.most, open);
      response.on('close', () => (open -= 1));
      const respond =
        fault(request, requests.length) ?? answer(new URL(request.url, 'http://hub'), request);
      respond(response);
    };
  };
  const storage = await listen(
    handler('storage', (url, { range }) => {
      const file = files[decodeURIComponent(url.pathname.slice(1))];
      return file === undefined ? status(404) : content(file.content, range);
    }),
  );
  const hub = await listen(
    handler('hub', (url, request) => {
      if (url.pathname.startsWith(`/api/datasets/${repository}/revision/`))
        return json({
          _id: '1',
          id: repository,
          sha: commit,
          lastModified: '2026-01-01T00:00:00Z',
        });
      if (url.pathname === `/api/datasets/${repository}/tree/${commit}`)
        return page(url, files, hub);
      const path = new RegExp(`^/datasets/${repository}/resolve/${commit}/(.*)$`).exec(
        url.pathname,
      );
      const name = decodeURIComponent(path?.[1] ?? '');
      const file = files[name];
      if (file === undefined) return status(404);
      if (file.lfs === true) return redirect(`${storage}/${encodeURIComponent(name)}`);
      return content(file.content, request.range);
    }),
  );
  return { url: hub, storage, requests, seen };
}

export function status(code: number, headers: Record<string, string> = {}): Respond {
  return (response) => void response.writeHead(code, headers).end('no');
}

/** The first part of a file, then the connection breaks. */
export function half(whole: Buffer): Respond {
  return (response) => {
    response.writeHead(200, { 'content-length': whole.length });
    response.write(whole.subarray(0, whole.length / 2), () => response.destroy());
  };
}

function content(whole: Buffer, range: string | undefined): Respond {
  const from = Number(/^bytes=(\d+)-/.exec(range ?? '')?.[1] ?? 0);
  const headers = { 'content-length': whole.length - from };
  return (response) => {
    if (range === undefined) response.writeHead(200, headers);
    else {
      const described = `bytes ${from}-${whole.length - 1}/${whole.length}`;
      response.writeHead(206, { ...headers, 'content-range': described });
    }
    response.end(whole.subarray(from));
  };
}

function page(url: URL, files: HubFiles, hub: string): Respond {
  const from = Number(url.searchParams.get('cursor') ?? 0);
  const entries = Object.entries(files).map(([path, { content: bytes, lfs, digest }]) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const sha1 = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
    const large = { oid: digest ?? sha256, size: bytes.length, pointerSize: 130 };
    const oid = lfs === true ? 'b'.repeat(40) : (digest ?? sha1);
    return { type: 'file', path, size: bytes.length, oid, ...(lfs === true && { lfs: large }) };
  });
  const folder = { type: 'directory', path: 'data', size: 0, oid: 'c'.repeat(40) };
  const all = [folder, ...entries];
  url.searchParams.set('cursor', String(from + 2));
  const next = from + 2 < all.length ? `<${hub}${url.pathname}${url.search}>; rel="next"` : '';
  return json(all.slice(from, from + 2), next === '' ? {} : { link: next });
}

function json(body: unknown, headers: Record<string, string> = {}): Respond {
  return (response) => {
    response.writeHead(200, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
}

function redirect(location: string): Respond {
  return (response) => void response.writeHead(302, { location }).end();
}

async function listen(handler: Parameters<typeof createServer>[1]): Promise<string> {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
