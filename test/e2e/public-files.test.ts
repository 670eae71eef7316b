import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite } from '../../harness/publish/build-site.ts';
import { serveFolder, type FolderServer } from '../../harness/publish/serve-folder.ts';
import { exampleBoard, HOSTILE_NAME, writeResults } from '../site/support/example-board.ts';
import { launchChromium, skipsBrowser } from './support/chromium.ts';

const BASE = '/board/';
const ORIGIN = 'https://board.example';
/** For a machine that is busy with other tests. */
const BUILD_TIMEOUT_MS = 180_000;

type ReadFeed = { broken: string | null; descriptions: string[]; links: string[]; ids: string[] };

/** What a browser reads in a feed: text, because tests know no DOM. */
function readFeed(xml: string): string {
  return `(() => {
    const parsed = new DOMParser().parseFromString(${JSON.stringify(xml)}, 'application/xml');
    const texts = (name) =>
      [...parsed.querySelectorAll('item > ' + name)].map((one) => one.textContent);
    return {
      broken: parsed.querySelector('parsererror')?.textContent ?? null,
      descriptions: texts('description'),
      links: texts('link'),
      ids: texts('guid'),
    };
  })()`;
}

describe.skipIf(skipsBrowser())('what the site gives to others', () => {
  let work: string;
  let out: string;
  let server: FolderServer;
  let browser: Browser;

  beforeAll(async () => {
    work = await mkdtemp(join(tmpdir(), 'sightline-public-'));
    out = join(work, 'site');
    await writeResults(join(work, 'results'), exampleBoard);
    await buildSite({
      results: join(work, 'results'),
      out,
      url: `${ORIGIN}${BASE}`,
      budgets: false,
    });
    [server, browser] = await Promise.all([
      serveFolder({ folder: out, port: 0, base: BASE }),
      launchChromium(),
    ]);
  }, BUILD_TIMEOUT_MS);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await rm(work, { recursive: true, force: true });
  });

  async function on<T>(path: string, look: (page: Page) => Promise<T>): Promise<T> {
    const page = await browser.newPage({ colorScheme: 'light' });
    try {
      await page.goto(`${server.url}${path}`);
      return await look(page);
    } finally {
      await page.close();
    }
  }

  it('a manifest with the size and hash of every file of the data folder', async () => {
    const { files } = JSON.parse(await readFile(join(out, 'data/v1/manifest.json'), 'utf8'));
    const paths = files.map(({ path }: { path: string }) => path);
    expect(paths).toContain('v1/benchmarks/video-mme.parquet');
    expect(paths).toContain('results/video-mme/hostile-short.json');
    for (const { path, bytes, sha256 } of files) {
      const content = await readFile(join(out, 'data', path));
      expect(content.length, path).toBe(bytes);
      expect(createHash('sha256').update(content).digest('hex'), path).toBe(sha256);
    }
  });

  it('the same hashes on the page of the data', async () => {
    const { files } = JSON.parse(await readFile(join(out, 'data/v1/manifest.json'), 'utf8'));
    const shown = await on('data/', (page) =>
      page
        .locator('main table tbody tr')
        .evaluateAll((rows) =>
          rows.map((row) => [
            row.querySelector('a')?.textContent?.trim() ?? '',
            row.querySelector('code')?.textContent?.trim() ?? '',
          ]),
        ),
    );
    expect(shown.length).toBeGreaterThan(15);
    for (const [path, sha256] of shown) {
      expect(files, path).toContainEqual(expect.objectContaining({ path: `v1/${path}`, sha256 }));
    }
  });

  it('Parquet with the figures of the records', async () => {
    const { buffer } = new Uint8Array(
      await readFile(join(out, 'data/v1/benchmarks/nextqa.parquet')),
    );
    const rows = await parquetReadObjects({ file: buffer });
    const own = exampleBoard.results.filter(({ benchmark }) => benchmark.id === 'nextqa');
    for (const { id, probes } of own) {
      const row = rows.find(
        ({ result, probe, metric }) => result === id && probe === 'full' && metric === 'accuracy',
      );
      expect(row?.['value'], id).toBe(probes['full']?.accuracy?.value ?? null);
    }
  });

  it('a feed that is XML, with absolute links to pages that exist, whatever a model is called', async () => {
    const text = await readFile(join(out, 'feed.xml'), 'utf8');
    const feed = await on('about/', (page) => page.evaluate<ReadFeed>(readFeed(text)));
    expect(feed.broken).toBe(null);
    expect(feed.descriptions[0]).toContain(HOSTILE_NAME);
    expect(new Set(feed.ids).size).toBe(feed.ids.length);
    for (const link of feed.links) {
      expect(link).toMatch(`${ORIGIN}${BASE}`);
      const path = link.slice(`${ORIGIN}${BASE}`.length);
      await expect(readFile(join(out, path, 'index.html'), 'utf8')).resolves.toContain('<h1');
    }
  });

  it('a table for other pages, of as many rows and in the look that its address asks for', async () => {
    const rows = (path: string) =>
      on(path, async (page) => ({
        shown: await page.locator('[data-embed] tbody tr:visible').count(),
        theme: await page.locator('html').getAttribute('data-theme'),
        robots: await page.locator('meta[name=robots]').getAttribute('content'),
        framed: await page.locator('a:not([target=_top])').count(),
      }));
    const plain = await rows('embed/video-mme/');
    expect(plain).toMatchObject({ theme: null, robots: 'noindex', framed: 0 });
    expect(plain.shown).toBeGreaterThan(2);
    expect(await rows('embed/video-mme/?limit=2&theme=dark')).toMatchObject({
      shown: 2,
      theme: 'dark',
    });
    expect(await rows('embed/video-mme/?limit=-1&theme=%22%3E')).toEqual(plain);
  });

  it('what was reported beside what was measured, and the ledger’s reason, as text', async () => {
    const pair = await on('reported-vs-reproduced/', (page) =>
      page.locator('[data-pair=all-right]').evaluate((row) => ({
        reported: row.querySelector('[data-reported]')?.textContent,
        measured: row.querySelector('[data-value]')?.textContent,
        difference: row.querySelector('[data-difference]')?.textContent,
      })),
    );
    expect(pair).toEqual({ reported: '75.0', measured: '100.0', difference: '+25.0' });
    const changes = await on('changelog/', (page) => page.locator('main').textContent());
    expect(changes).toContain(`Scored again. ${HOSTILE_NAME}`);
    expect(changes).toContain('50.0 % before, 100.0 % after');
  });
});
