import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import pLimit from 'p-limit';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite } from '../../harness/publish/build-site.ts';
import { serveFolder, type FolderServer } from '../../harness/publish/serve-folder.ts';
import { exampleBoard, writeResults } from '../site/support/example-board.ts';
import { exampleCheckpoints } from '../site/support/example-series.ts';
import { launchChromium, skipsBrowser } from './support/chromium.ts';
import { pageTemplates, type PageTemplate } from './support/page-templates.ts';

const BASE = '/board/';
/** For a machine that is busy with other tests. */
const BUILD_TIMEOUT_MS = 300_000;
const PAGES_AT_A_TIME = 3;
/** Axe looks at both themes and at both widths, but not at every pair: contrast knows no width. */
const LOOKS = [
  { colorScheme: 'light', width: 1280, audited: true },
  { colorScheme: 'dark', width: 390, audited: true },
  { colorScheme: 'light', width: 390, audited: false },
  { colorScheme: 'dark', width: 1280, audited: false },
] as const;

/** The example board with a training run, and with more rows on one of its boards than a page holds. */
function everyKind(): typeof exampleBoard {
  const [short] = exampleBoard.itemSets;
  const wrong = exampleBoard.results.find(({ id }) => id === 'all-wrong');
  if (short === undefined || wrong === undefined)
    throw new Error('the example board is another one');
  const crowd = Array.from({ length: 85 }, (_, at) => ({
    ...wrong,
    id: `crowd-${at}`,
    model: { ...wrong.model, id: `example/crowd-${at}`, name: `Crowd ${at}` },
  }));
  const run = exampleCheckpoints(short, { series: 'wide-run', from: 0.5, to: 0.6 });
  return { ...exampleBoard, results: [...exampleBoard.results, ...run, ...crowd] };
}

const INVISIBLE_MARKS = `(() => {
  const { backgroundColor } = getComputedStyle(document.documentElement);
  return [...document.querySelectorAll('[class^=mark-] > *')]
    .filter((mark) => getComputedStyle(mark).fill === backgroundColor).length;
})()`;

describe.skipIf(skipsBrowser())('every template of the site', () => {
  let work: string;
  let server: FolderServer;
  let browser: Browser;
  let templates: (PageTemplate & { path: string })[];

  beforeAll(async () => {
    work = await mkdtemp(join(tmpdir(), 'sightline-templates-'));
    const [results, out] = [join(work, 'results'), join(work, 'site')];
    await writeResults(results, everyKind());
    // A whole address, which no page may ask anything of.
    await buildSite({ results, out, url: `https://board.example${BASE}`, budgets: false });
    const found = await pageTemplates(out);
    expect(found.filter(({ path }) => path === null)).toEqual([]);
    templates = found.flatMap(({ route, path }) => (path === null ? [] : [{ route, path }]));
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

  /** Visits one page of each template; whatever `look` finds is told with its route. */
  async function onEach(
    options: BrowserContextOptions,
    look: (page: Page, template: PageTemplate) => Promise<string[]>,
  ): Promise<string[]> {
    const atATime = pLimit(PAGES_AT_A_TIME);
    const found = await atATime.map(templates, async (template) => {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      const problems = watch(page, template);
      await page.goto(`${server.url}${template.path}`);
      problems.push(...(await look(page, template)));
      await context.close();
      return problems.map((problem) => `${template.route}: ${problem}`);
    });
    return found.flat();
  }

  /** What goes wrong on a page, as it goes wrong. */
  function watch(page: Page, template: PageTemplate): string[] {
    const problems: string[] = [];
    page.on('console', (message) => {
      // The browser itself notes that a missing page is missing.
      const expected = template.path === '404' && message.text().includes('404');
      if (message.type() === 'error' && !expected) problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('request', (request) => {
      const url = request.url();
      const own = url.startsWith(new URL(server.url).origin) || /^(data|blob):/.test(url);
      if (!own) problems.push(`leaves the host: ${url}`);
    });
    return problems;
  }

  describe.each(LOOKS)('$colorScheme at $width px', { timeout: BUILD_TIMEOUT_MS }, (look) => {
    it('is quiet, within the policy, accessible and no wider than the window', async () => {
      const { colorScheme, width, audited } = look;
      const options = { colorScheme, viewport: { width, height: 900 } };
      const found = await onEach(options, async (page) => {
        await page.waitForLoadState('networkidle');
        const { violations } = audited
          ? await new AxeBuilder({ page }).analyze()
          : { violations: [] };
        const excess = await page.evaluate<number>(
          'document.documentElement.scrollWidth - innerWidth',
        );
        return [
          ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
          ...(excess === 0 ? [] : [`${excess} px too wide`]),
        ];
      });
      expect(found).toEqual([]);
    });
  });

  it('says what it is, once, and where it is', { timeout: BUILD_TIMEOUT_MS }, async () => {
    const titles = new Map<string, string>();
    const found = await onEach({ javaScriptEnabled: false }, async (page, { route }) => {
      const title = await page.title();
      const twin = titles.get(title);
      titles.set(title, route);
      const count = (selector: string) => page.locator(selector).count();
      const listed = (await count('meta[name=robots][content=noindex]')) === 0;
      const text = (await page.locator('main').innerText()).trim();
      return [
        ...(twin === undefined ? [] : [`has the title of ${twin}`]),
        ...((await count('h1')) === 1 ? [] : [`has ${await count('h1')} first headings`]),
        ...((await count('link[rel=canonical]')) === (listed ? 1 : 0) ? [] : ['canonical link']),
        ...((await count('meta[property="og:image"]')) === (listed ? 1 : 0) ? [] : ['preview']),
        // Without a script there is something to read all the same.
        ...(text.length > 40 ? [] : [`shows nothing without a script: "${text}"`]),
      ];
    });
    expect(found).toEqual([]);
  });

  it(
    'can be read in forced colours and with more contrast',
    { timeout: BUILD_TIMEOUT_MS },
    async () => {
      for (const options of [{ forcedColors: 'active' }, { contrast: 'more' }] as const) {
        const found = await onEach(options, async (page) => {
          // Marks that take the colour of the page are not there.
          const invisible = await page.evaluate<number>(INVISIBLE_MARKS);
          return invisible === 0 ? [] : [`${invisible} marks cannot be seen`];
        });
        expect(found).toEqual([]);
      }
    },
  );

  it(
    'prints in dark letters on white, without what only a screen needs',
    { timeout: BUILD_TIMEOUT_MS },
    async () => {
      const found = await onEach({ colorScheme: 'dark' }, async (page) => {
        await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
        const shown = await page.locator('.unprinted:visible').count();
        const ground = await page.evaluate(
          'getComputedStyle(document.documentElement).backgroundColor',
        );
        const ink = await page.evaluate('getComputedStyle(document.querySelector("h1")).color');
        return [
          ...(shown === 0 ? [] : [`prints ${shown} controls`]),
          ...(ground === 'rgb(255, 255, 255)' ? [] : [`is printed on ${String(ground)}`]),
          ...(ink === 'rgb(20, 24, 31)' ? [] : [`is printed in ${String(ink)}`]),
        ];
      });
      expect(found).toEqual([]);
    },
  );
});
