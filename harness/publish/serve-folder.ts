import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { cannotListen } from '../port.ts';

const HOST = '127.0.0.1';

export type FolderServer = { url: string; close(): Promise<void> };

const CONTENT_TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.mp4': 'video/mp4',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webm': 'video/webm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

const COMPRESSED = /^text\/|json|xml/;

/**
 * Serves a built site on the loopback interface, compressed as static hosts do. Not a server for the
 * world: no ranges, no caching.
 *
 * @param port 0 takes a free one.
 * @param base path under which the site was built.
 */
export async function serveFolder({
  folder,
  port,
  base = '/',
}: {
  folder: string;
  port: number;
  base?: string;
}): Promise<FolderServer> {
  const root = await realpath(folder);
  const prefix = `/${base}/`.replace(/\/+/g, '/');
  const server = createServer((request, response) => {
    // A reader who leaves in the middle of a file is no error of ours.
    answer({ request, response, root, prefix }).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(cannotListen({ port, host: HOST }, error)));
    server.listen(port, HOST, resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://${HOST}:${bound}${prefix}`,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(asked: {
  request: IncomingMessage;
  response: ServerResponse;
  root: string;
  prefix: string;
}): Promise<void> {
  const { request, response, root, prefix } = asked;
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const path = pathOf(request.url ?? '/');
  const below = path?.startsWith(prefix) ? path.slice(prefix.length) : null;
  if (path !== null && `${path}/` === prefix) return redirect(response, prefix);
  const found = below === null ? null : await find(root, below);
  if (found === 'folder') return redirect(response, `${encodeURI(path ?? '')}/`);
  const file = found ?? (await find(root, '404.html'));
  if (file === null || file === 'folder') {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('not found\n');
    return;
  }
  const type = CONTENT_TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream';
  const accepted = request.headers['accept-encoding'] ?? '';
  const gzip = COMPRESSED.test(type) && /\bgzip\b/.test(accepted);
  response.writeHead(found === null ? 404 : 200, {
    'content-type': type,
    ...(gzip ? { 'content-encoding': 'gzip' } : { 'content-length': (await stat(file)).size }),
    vary: 'accept-encoding',
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
  });
  if (request.method === 'HEAD') response.end();
  else if (gzip) await pipeline(createReadStream(file), createGzip(), response);
  else await pipeline(createReadStream(file), response);
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(308, { location }).end();
}

/** The decoded path of a request, or null when it cannot be one. */
function pathOf(url: string): string | null {
  try {
    const path = decodeURIComponent(url.replace(/[?#].*$/s, ''));
    return path.includes('\0') ? null : path;
  } catch {
    return null;
  }
}

/** The file for a path below `root`; `folder` when it only lacks its slash; null when there is none. */
async function find(root: string, path: string): Promise<string | null> {
  const wanted = join(root, path, path === '' || path.endsWith('/') ? 'index.html' : '');
  try {
    // Links are followed first, so that neither they nor dots lead out of the folder.
    const real = await realpath(wanted);
    if (real !== root && !real.startsWith(root + sep)) return null;
    const entry = await stat(real);
    if (entry.isFile()) return real;
    return entry.isDirectory() && path !== '' ? 'folder' : null;
  } catch {
    return null;
  }
}
