import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serveFolder, type FolderServer } from '../../../harness/publish/serve-folder.ts';

let work: string;
let server: FolderServer;

beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), 'sightline-serve-'));
  const folder = join(work, 'site');
  await mkdir(join(folder, 'results', 'a b'), { recursive: true });
  await writeFile(join(work, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'index.html'), 'home');
  await writeFile(join(folder, '404.html'), 'missing');
  await writeFile(join(folder, 'style.css'), 'a{}');
  await writeFile(join(folder, 'results', 'a b', 'index.html'), 'result');
  await symlink(join(work, 'secret.txt'), join(folder, 'link.txt'));
  server = await serveFolder({ folder, port: 0, base: '/board' });
});
afterEach(async () => {
  await server.close();
  await rm(work, { recursive: true, force: true });
});

/** Sends the path as it is; `fetch` would tidy it up first. */
function ask(path: string, method = 'GET') {
  return new Promise<{ status: number; type: string; location: string; body: string }>(
    (resolve, reject) => {
      const { hostname, port } = new URL(server.url);
      get({ hostname, port, path, method, agent: false }, (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (part: string) => (body += part));
        response.on('end', () => {
          const { 'content-type': type = '', location = '' } = response.headers;
          resolve({ status: response.statusCode ?? 0, type, location, body });
        });
      }).on('error', reject);
    },
  );
}

it('serves files and folder indexes under the base, with their types', async () => {
  expect(await ask('/board/')).toMatchObject({ status: 200, body: 'home' });
  expect(await ask('/board/style.css?v=1')).toMatchObject({
    status: 200,
    type: 'text/css; charset=utf-8',
  });
  expect(await ask('/board/results/a%20b/')).toMatchObject({ status: 200, body: 'result' });
});

it('adds the slash that relative addresses need', async () => {
  expect(await ask('/board/results/a%20b')).toMatchObject({
    status: 308,
    location: '/board/results/a%20b/',
  });
  expect(await ask('/board')).toMatchObject({ status: 308, location: '/board/' });
});

it.each(['/', '/board/none', '/other/style.css', '/board/results/', '/board/%E0%A4%A'])(
  'answers %s with the page for what is missing',
  async (path) => {
    expect(await ask(path)).toMatchObject({ status: 404, body: 'missing' });
  },
);

describe('nothing outside of the folder is served', () => {
  it.each([
    '/board/../secret.txt',
    '/board/%2e%2e/secret.txt',
    '/board/..%2fsecret.txt',
    '/board/results/../../secret.txt',
    '/board//etc/passwd',
    '/board/link.txt',
    '/board/style.css%00.html',
  ])('%s', async (path) => {
    const answer = await ask(path);
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain('secret');
  });
});

it('answers HEAD without a body and refuses to be written to', async () => {
  expect(await ask('/board/', 'HEAD')).toMatchObject({ status: 200, body: '' });
  expect(await ask('/board/', 'PUT')).toMatchObject({ status: 405 });
});

it('compresses text as hosts do, for those who can read it', async () => {
  const asked = (accepted: string) =>
    fetch(`${server.url}style.css`, { headers: { 'accept-encoding': accepted } });
  const gzipped = await asked('gzip');
  expect(gzipped.headers.get('content-encoding')).toBe('gzip');
  const plain = await asked('identity');
  expect(plain.headers.get('content-encoding')).toBeNull();
  expect(await gzipped.text()).toBe(await plain.text());
});

it('says when the port is taken', async () => {
  const port = Number(new URL(server.url).port);
  await expect(serveFolder({ folder: work, port })).rejects.toThrow(/EADDRINUSE/);
});
