import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse from 'lighthouse';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite } from '../../harness/publish/build-site.ts';
import { serveFolder, type FolderServer } from '../../harness/publish/serve-folder.ts';
import { launchChromium, skipsBrowser } from '../e2e/support/chromium.ts';
import { freePort } from '../e2e/support/free-port.ts';
import { exampleBoard, writeResults } from '../site/support/example-board.ts';

/**
 * Only the time in which the page does not answer is measured with a clock: 3 visits are enough on a
 * machine that does nothing else. A busy machine makes a page slower and never faster, so that the best
 * visit is the one that tells of the page.
 */
const VISITS = 5;
const ISLAND = 0.9;
const READING = 0.98;

const PAGES = [
  { name: 'home', path: '', performance: READING },
  { name: 'leaderboard', path: 'benchmarks/video-mme/', performance: READING },
  { name: 'result', path: 'results/video-mme/wide-8b-short/', performance: READING },
  { name: 'reported figures', path: 'reported-vs-reproduced/', performance: READING },
  { name: 'comparison', path: 'compare/', performance: ISLAND },
];

describe.skipIf(skipsBrowser())('Lighthouse', () => {
  let work: string;
  let server: FolderServer;
  let browser: Browser;
  let port: number;

  beforeAll(async () => {
    work = await mkdtemp(join(tmpdir(), 'sightline-lighthouse-'));
    const [results, out] = [join(work, 'results'), join(work, 'site')];
    await writeResults(results, exampleBoard);
    await buildSite({ results, out });
    port = await freePort();
    [server, browser] = await Promise.all([
      serveFolder({ folder: out, port: 0 }),
      launchChromium([`--remote-debugging-port=${port}`]),
    ]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await rm(work, { recursive: true, force: true });
  });

  it.each(PAGES)('$name: $performance, and all that can be had besides', async (page) => {
    const seen: number[] = [];
    for (let visit = 0; visit < VISITS; visit += 1) {
      const { performance, ...others } = await scores(`${server.url}${page.path}`);
      expect(others).toEqual({ accessibility: 1, 'best-practices': 1, seo: 1 });
      seen.push(performance ?? 0);
      if (Math.max(...seen) >= page.performance) break;
    }
    expect(Math.max(...seen), `visits: ${seen.join(', ')}`).toBeGreaterThanOrEqual(
      page.performance,
    );
  });

  /** As on a telephone, with a network and a processor that are simulated. */
  async function scores(url: string): Promise<Record<string, number | null>> {
    const onlyCategories = ['performance', 'accessibility', 'best-practices', 'seo'];
    const run = await lighthouse(url, { port, logLevel: 'error', onlyCategories });
    const { categories = {} } = run?.lhr ?? {};
    return Object.fromEntries(
      Object.entries(categories).map(([category, { score }]) => [category, score]),
    );
  }
});
