import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { download } from '../../../harness/download/download.ts';
import type { DownloadRequest, DownloadState } from '../../../harness/download/get-files.ts';
import { openHub } from '../../../harness/download/hub.ts';
import type { HubRepository } from '../../../harness/schema/download.ts';
import {
  COMMIT,
  half,
  hubServer,
  REPOSITORY,
  status,
  type HubFiles,
} from '../../support/hub-server.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { zipFile } from '../../support/zip-file.ts';

const TOKEN = 'hf_planted-key-1234567890';
const VIDEO = Buffer.alloc(300_000, 'video');
const repository: HubRepository = {
  name: REPOSITORY,
  revision: 'main',
  files: ['*.csv', '*.zip', 'data/**'],
  zips: ['*.zip'],
};
const FILES: HubFiles = {
  'val.csv': { content: Buffer.from('video,question\n') },
  'README.md': { content: Buffer.from('not wanted') },
  'data/a b#1.mp4': { content: VIDEO, lfs: true },
  'data/empty.txt': { content: Buffer.alloc(0) },
};

type Server = Awaited<ReturnType<typeof hubServer>>;

async function get(server: Server, root: string, more: Partial<DownloadRequest> = {}) {
  const waits: number[] = [];
  const wait = async (ms: number) => void waits.push(ms);
  const now = () => Date.parse('2026-01-01T00:00:00Z');
  const hub = openHub({ HF_ENDPOINT: server.url, HF_TOKEN: TOKEN }, { fetch, wait, now });
  const request = { hub, root, repository, parallel: 4, wait, report: () => {}, ...more };
  return { summary: await download(request), waits };
}

const resolved = ({ requests }: Server) => requests.filter(({ url }) => !url.startsWith('/api/'));

describe('download', () => {
  it('gets what is wanted, with its digests and its commit recorded', async () => {
    const server = await hubServer(FILES);
    const root = await temporaryFolder();
    const { summary } = await get(server, root);
    expect(summary).toMatchObject({ commit: COMMIT, files: 3, downloaded: 3 });
    expect(readFileSync(join(root, 'data/a b#1.mp4'))).toEqual(VIDEO);
    expect(readFileSync(join(root, 'data/empty.txt'))).toHaveLength(0);
    expect(readdirSync(root).sort()).toEqual(['.sightline-download.json', 'data', 'val.csv']);
    const record = JSON.parse(readFileSync(join(root, '.sightline-download.json'), 'utf8'));
    const { files, commit, revision } = record.repositories[REPOSITORY];
    expect({ commit, revision }).toEqual({ commit: COMMIT, revision: 'main' });
    expect(files['val.csv'].digest).toMatch(/^git-sha1:[0-9a-f]{40}$/);
    expect(files['data/a b#1.mp4'].digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it('the token goes to the hub, not to the storage, and into no file', async () => {
    const server = await hubServer(FILES);
    const root = await temporaryFolder();
    await get(server, root);
    const sent = (host: string) =>
      new Set(server.requests.filter((one) => one.host === host).map((one) => one.authorization));
    expect(sent('hub')).toEqual(new Set([`Bearer ${TOKEN}`]));
    expect(sent('storage')).toEqual(new Set([undefined]));
    expect(readFileSync(join(root, '.sightline-download.json'), 'utf8')).not.toContain(TOKEN);
  });

  it('a second run downloads nothing and asks for no branch', async () => {
    const server = await hubServer(FILES);
    const root = await temporaryFolder();
    await get(server, root);
    const before = server.requests.length;
    const { summary } = await get(server, root);
    expect(summary.downloaded).toBe(0);
    const asked = server.requests.slice(before).map(({ url }) => url.replace(/\?.*/, ''));
    expect(new Set(asked)).toEqual(new Set([`/api/datasets/${REPOSITORY}/tree/${COMMIT}`]));
  });

  it('gets a file again that was changed since, and leaves one alone that is the same', async () => {
    const server = await hubServer(FILES);
    const root = await temporaryFolder();
    await get(server, root);
    writeFileSync(join(root, 'val.csv'), 'video,question!');
    writeFileSync(join(root, 'data/a b#1.mp4'), VIDEO);
    expect((await get(server, root)).summary.downloaded).toBe(1);
    expect(readFileSync(join(root, 'val.csv'), 'utf8')).toBe('video,question\n');
  });

  it('never replaces a file that the user put there; takes it where it is the right one', async () => {
    const server = await hubServer(FILES);
    const root = await temporaryFolder();
    writeFileSync(join(root, 'val.csv'), 'video,question\n');
    expect((await get(server, root)).summary.downloaded).toBe(2);
    const other = await temporaryFolder();
    writeFileSync(join(other, 'val.csv'), 'mine');
    await expect(get(server, other)).rejects.toMatchObject({ code: 'DATA_INVALID' });
    expect(readFileSync(join(other, 'val.csv'), 'utf8')).toBe('mine');
  });

  it('gets several files at a time, no more than it may', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [
        `data/${index}.mp4`,
        { content: Buffer.alloc(5000 + index, index) },
      ]),
    );
    // Holds every answer back until two are waiting: one at a time would never end.
    const waiting: (() => void)[] = [];
    const server = await hubServer(many, ({ url }) => {
      if (!url.includes('/resolve/')) return null;
      const name = decodeURIComponent(url.split(`${COMMIT}/`)[1] ?? '');
      return (response) => {
        waiting.push(() => response.end(many[name]?.content));
        if (waiting.length === 2) waiting.splice(0).forEach((answer) => answer());
      };
    });
    const { summary } = await get(server, await temporaryFolder(), { parallel: 2 });
    expect(summary.downloaded).toBe(12);
    expect(server.seen.most).toBe(2);
  });

  it('goes on with half a file, in one run', async () => {
    const server = await hubServer(FILES, ({ host, range }) =>
      host === 'storage' && range === undefined ? half(VIDEO) : null,
    );
    const root = await temporaryFolder();
    await get(server, root);
    expect(readFileSync(join(root, 'data/a b#1.mp4'))).toEqual(VIDEO);
    const ranges = server.requests.filter(({ host }) => host === 'storage').map((one) => one.range);
    expect(ranges).toEqual([undefined, expect.stringMatching(/^bytes=[1-9]\d*-$/)]);
  });

  it('goes on with half a file in the next run, with what came before', async () => {
    let broken = true;
    const server = await hubServer(FILES, ({ host, range }) => {
      if (host !== 'storage' || !broken) return null;
      return range === undefined ? half(VIDEO) : (response) => response.destroy();
    });
    const root = await temporaryFolder();
    await expect(get(server, root)).rejects.toMatchObject({ code: 'DOWNLOAD_FAILED' });
    expect(existsSync(join(root, 'data/a b#1.mp4'))).toBe(false);
    broken = false;
    await get(server, root);
    expect(readFileSync(join(root, 'data/a b#1.mp4'))).toEqual(VIDEO);
    expect(server.requests.at(-1)?.range).toMatch(/^bytes=[1-9]\d*-$/);
  });

  it('begins anew where the server does not know ranges', async () => {
    let first = true;
    const server = await hubServer(FILES, ({ host }) => {
      if (host !== 'storage') return null;
      if (first) {
        first = false;
        return half(VIDEO);
      }
      return (response) => response.writeHead(200).end(VIDEO);
    });
    const root = await temporaryFolder();
    await get(server, root);
    expect(readFileSync(join(root, 'data/a b#1.mp4'))).toEqual(VIDEO);
  });

  it('notices that another process wrote to the same half', async () => {
    const partial = (root: string) => {
      const [name = ''] = readdirSync(join(root, '.sightline-partial'));
      return join(root, '.sightline-partial', name);
    };
    const root = await temporaryFolder();
    const server = await hubServer(FILES, ({ host, range }) => {
      if (host !== 'storage') return null;
      if (range === undefined) return half(VIDEO);
      appendFileSync(partial(root), 'of another process');
      return null;
    });
    const only = { only: 'data/a*' };
    await expect(get(server, root, only)).rejects.toMatchObject({ code: 'DOWNLOAD_CORRUPT' });
    expect(existsSync(join(root, 'data/a b#1.mp4'))).toBe(false);
  });

  it('refuses more than the hub announced', async () => {
    const server = await hubServer(FILES, ({ host }) =>
      host === 'storage' ? (response) => response.end(Buffer.concat([VIDEO, VIDEO])) : null,
    );
    const root = await temporaryFolder();
    await expect(get(server, root)).rejects.toMatchObject({ code: 'DOWNLOAD_CORRUPT' });
    expect(existsSync(join(root, 'data/a b#1.mp4'))).toBe(false);
  });

  it('stops when it is told to, and keeps what came', async () => {
    const stop = new AbortController();
    const server = await hubServer(FILES, ({ host, range }) => {
      if (host !== 'storage' || range !== undefined) return null;
      // The rest never comes.
      return (response) => response.write(VIDEO.subarray(0, 1000));
    });
    const root = await temporaryFolder();
    const report = ({ bytes }: DownloadState) => {
      if (bytes.done >= 1000) stop.abort(new Error('told to'));
    };
    const more = { signal: stop.signal, report, only: 'data/a*' };
    await expect(get(server, root, more)).rejects.toThrow('told to');
    await get(server, root, { only: 'data/a*' });
    expect(server.requests.at(-1)?.range).toBe('bytes=1000-');
    expect(readFileSync(join(root, 'data/a b#1.mp4'))).toEqual(VIDEO);
  });

  it.each([
    ['git', { 'val.csv': { content: Buffer.from('x'), digest: '0'.repeat(40) } }],
    ['lfs', { 'val.csv': { content: Buffer.from('x'), lfs: true, digest: '0'.repeat(64) } }],
  ])('deletes a file with a wrong digest (%s), and says so', async (_kind, files) => {
    const server = await hubServer(files);
    const root = await temporaryFolder();
    await expect(get(server, root)).rejects.toMatchObject({ code: 'DOWNLOAD_CORRUPT' });
    expect(existsSync(join(root, 'val.csv'))).toBe(false);
    expect(readdirSync(join(root, '.sightline-partial'))).toEqual([]);
  });

  it.each([
    ['seconds', '7', 7000],
    ['a date', 'Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
    ['nothing', '', 1000],
  ])('waits as long as a busy hub says: %s', async (_kind, header, expected) => {
    const server = await hubServer(FILES, ({ url }, count) =>
      url.includes('/resolve/') && count < 6
        ? status(429, header === '' ? {} : { 'retry-after': header })
        : null,
    );
    const { summary, waits } = await get(server, await temporaryFolder(), { parallel: 1 });
    expect(summary.downloaded).toBe(3);
    expect(waits[0]).toBe(expected);
  });

  it('gives up on a hub that stays busy', async () => {
    const server = await hubServer(FILES, () => status(429));
    await expect(get(server, await temporaryFolder())).rejects.toMatchObject({
      code: 'DOWNLOAD_FAILED',
      message: expect.stringContaining('429'),
    });
  });

  it.each([401, 403])('%d says where to accept the terms, without the token', async (code) => {
    const server = await hubServer(FILES, ({ url }) =>
      url.includes('/resolve/') ? status(code) : null,
    );
    const error = await get(server, await temporaryFolder()).then(
      () => null,
      (reason: Error & { hint?: string }) => reason,
    );
    expect(error).toMatchObject({ code: 'DOWNLOAD_REFUSED' });
    expect(error?.hint).toContain(`${server.url}/datasets/${REPOSITORY}`);
    expect(error?.hint).toContain('HF_TOKEN');
    expect(`${error?.stack} ${error?.hint} ${JSON.stringify(error)}`).not.toContain(TOKEN);
  });

  it.each([
    ['a revision', '/revision/'],
    ['the tree', '/tree/'],
    ['a file', '/resolve/'],
  ])('404 of %s is a typed error', async (_kind, part) => {
    const server = await hubServer(FILES, ({ url }) => (url.includes(part) ? status(404) : null));
    await expect(get(server, await temporaryFolder())).rejects.toMatchObject({
      code: 'DOWNLOAD_FAILED',
    });
  });

  it('refuses a path of the hub that leaves the folder', async () => {
    const server = await hubServer({ '../val.csv': { content: Buffer.from('x') } });
    await expect(get(server, await temporaryFolder())).rejects.toMatchObject({
      code: 'PATH_REFUSED',
    });
  });

  it.each([
    ['none', ''],
    ['one that leaves the folder', '../../../evil'],
    ['one that is too short', 'abc'],
  ])('refuses a digest of the hub that is no digest: %s', async (_what, digest) => {
    for (const lfs of [true, false]) {
      const server = await hubServer({ 'val.csv': { content: Buffer.from('x'), lfs, digest } });
      await expect(get(server, await temporaryFolder())).rejects.toMatchObject({
        code: 'DOWNLOAD_FAILED',
      });
    }
  });

  it('a dataset cannot write our record', async () => {
    const record = { content: Buffer.from('{}') };
    const server = await hubServer({ ...FILES, 'data/.sightline-download.json': record });
    expect((await get(server, await temporaryFolder())).summary.files).toBe(3);
  });

  it('--only takes a pattern or a folder, and shows what there is when nothing fits', async () => {
    const server = await hubServer(FILES);
    const root = await temporaryFolder();
    expect((await get(server, root, { only: 'data' })).summary.files).toBe(2);
    expect((await get(server, root, { only: '*.csv' })).summary).toMatchObject({
      files: 1,
      downloaded: 1,
    });
    await expect(get(server, root, { only: 'nothing*' })).rejects.toMatchObject({
      code: 'USAGE',
      hint: expect.stringContaining('val.csv'),
    });
  });

  it('another revision is named, resolved and recorded', async () => {
    const server = await hubServer(FILES);
    const root = await temporaryFolder();
    await get(server, root, { revision: 'v2' });
    expect(server.requests[0]?.url).toContain('/revision/v2?');
  });

  it('the record that cannot be read is no reason to trust files', async () => {
    const server = await hubServer(FILES);
    const root = await temporaryFolder();
    writeFileSync(join(root, '.sightline-download.json'), '{"schemaVersion":1');
    await expect(get(server, root)).rejects.toMatchObject({ code: 'DATA_INVALID' });
    expect(resolved(server)).toEqual([]);
  });
});

describe('zips', () => {
  const zip = zipFile([
    { name: 'clips/', content: '' },
    { name: 'clips/a.mp4', content: 'aaaa' },
    { name: '__MACOSX/clips/._a.mp4', content: 'junk' },
  ]);

  it('are unpacked, and removed unless they are to stay', async () => {
    const server = await hubServer({ 'videos.zip': { content: zip, lfs: true } });
    const root = await temporaryFolder();
    await get(server, root);
    expect(readdirSync(root).sort()).toEqual(['.sightline-download.json', 'clips']);
    expect(readdirSync(join(root, 'clips'))).toEqual(['a.mp4']);
    expect((await get(server, root)).summary.downloaded).toBe(0);
    const kept = await temporaryFolder();
    await get(server, kept, { keepZips: true });
    expect(existsSync(join(kept, 'videos.zip'))).toBe(true);
  });

  it.each([
    ['gone', (file: string) => rmSync(file)],
    ['damaged', (file: string) => writeFileSync(file, 'a')],
  ])('are got again where a file of theirs is %s', async (_how, harm) => {
    const server = await hubServer({ 'videos.zip': { content: zip, lfs: true } });
    const root = await temporaryFolder();
    await get(server, root);
    harm(join(root, 'clips/a.mp4'));
    expect((await get(server, root)).summary.downloaded).toBe(1);
    expect(readFileSync(join(root, 'clips/a.mp4'), 'utf8')).toBe('aaaa');
  });

  it('one that the user put there is unpacked, and stays', async () => {
    const server = await hubServer({ 'videos.zip': { content: zip, lfs: true } });
    const root = await temporaryFolder();
    writeFileSync(join(root, 'videos.zip'), zip);
    expect((await get(server, root)).summary.downloaded).toBe(0);
    expect(existsSync(join(root, 'videos.zip'))).toBe(true);
    expect(existsSync(join(root, 'clips/a.mp4'))).toBe(true);
  });

  it.each([
    ['leaves the folder', [{ name: '../evil.txt', content: 'x' }]],
    ['is absolute', [{ name: '/tmp/evil.txt', content: 'x' }]],
    ['leaves it in the Windows way', [{ name: '..\\evil.txt', content: 'x' }]],
    ['is a link', [{ name: 'link', content: '/etc/passwd', mode: 0o120777 }]],
    ['is larger than it says', [{ name: 'big', content: 'x'.repeat(5000), claimedSize: 10 }]],
    ['claims to be huge', [{ name: 'bomb', content: 'x', claimedSize: 4_000_000_000 }]],
    ['has a name of ours', [{ name: '.sightline-download.json', content: '{}' }]],
    [
      'is a file behind a good one',
      [
        { name: 'good', content: 'x' },
        { name: '../bad', content: 'x' },
      ],
    ],
  ])('an entry that %s: nothing of it is placed', async (_what, entries) => {
    const server = await hubServer({ 'videos.zip': { content: zipFile(entries), lfs: true } });
    const root = await temporaryFolder();
    await expect(get(server, root)).rejects.toMatchObject({ code: 'DOWNLOAD_CORRUPT' });
    const left = readdirSync(root, { recursive: true }).map(String).sort();
    expect(left).toEqual(['.sightline-download.json', '.sightline-partial', 'videos.zip']);
    expect(existsSync(join(root, '..', 'evil.txt'))).toBe(false);
  });

  it('never replaces another file', async () => {
    const server = await hubServer({ 'videos.zip': { content: zip, lfs: true } });
    const root = await temporaryFolder();
    writeFileSync(join(root, 'clips'), 'mine');
    await expect(get(server, root)).rejects.toMatchObject({
      code: expect.stringMatching(/DATA_INVALID|DOWNLOAD_CORRUPT/),
    });
    expect(readFileSync(join(root, 'clips'), 'utf8')).toBe('mine');
  });

  it('one that is none is a typed error', async () => {
    const server = await hubServer({
      'videos.zip': { content: Buffer.from('no zip at all'), lfs: true },
    });
    await expect(get(server, await temporaryFolder())).rejects.toMatchObject({
      code: 'DOWNLOAD_CORRUPT',
    });
  });
});
