import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite } from '../../harness/publish/build-site.ts';
import { serveFolder, type FolderServer } from '../../harness/publish/serve-folder.ts';
import type { Result } from '../../harness/schema/result.ts';
import { PRERENDERED_ROWS } from '../../site/src/model/board.ts';
import { exampleBoard, HOSTILE_NAME, writeResults } from '../site/support/example-board.ts';
import { launchChromium, skipsBrowser } from './support/chromium.ts';

const BASE = '/board/';
const BUILD_TIMEOUT_MS = 180_000;
/** Eight pages in a row, on a machine that may be busy with other tests. */
const LOOK_TIMEOUT_MS = 180_000;
const BOARD = 'benchmarks/video-mme/';
const MANY = 'benchmarks/nextqa/';
const PAGES = ['', 'categories/', 'probes/', 'contamination/'].map((page) => `${BOARD}${page}`);

const resultOf = (id: string): Result => {
  const found = exampleBoard.results.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
/** The same answers under another protocol, so that a board has two. */
const otherway = {
  ...resultOf('still-3b-short'),
  id: 'still-3b-otherway',
  protocol: {
    ...resultOf('still-3b-short').protocol,
    asked: 'beef00d17171',
    custom: true as const,
  },
};
/** More rows than a page holds. */
const crowd = Array.from({ length: 85 }, (_, at) => ({
  ...resultOf('all-wrong'),
  id: `crowd-${at}`,
  model: { ...resultOf('all-wrong').model, id: `example/crowd-${at}`, name: `Crowd ${at}` },
}));
const board = { ...exampleBoard, results: [...exampleBoard.results, otherway, ...crowd] };

describe.skipIf(skipsBrowser())('leaderboards in a browser', () => {
  let work: string;
  let server: FolderServer;
  let browser: Browser;

  beforeAll(async () => {
    work = await mkdtemp(join(tmpdir(), 'sightline-board-'));
    const [results, folder] = [join(work, 'results'), join(work, 'site')];
    await writeResults(results, board);
    [browser] = await Promise.all([
      launchChromium(),
      buildSite({ results, out: folder, base: BASE, budgets: false }),
    ]);
    server = await serveFolder({ folder, port: 0, base: BASE });
  }, BUILD_TIMEOUT_MS);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await rm(work, { recursive: true, force: true });
  });

  async function visit(
    path: string,
    options: BrowserContextOptions = {},
  ): Promise<{ page: Page; problems: string[]; context: BrowserContext }> {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(`${server.url}${path}`);
    return { page, problems, context };
  }

  const first = (page: Page) => page.locator('table.board').first();
  const shownIds = (page: Page): Promise<string[]> =>
    first(page)
      .locator('tbody tr:visible')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-result') ?? ''));
  const told = (page: Page) => page.locator('[data-told]').textContent();

  it.each([
    { colorScheme: 'dark', width: 390 },
    { colorScheme: 'light', width: 1280 },
  ] as const)(
    'its pages are quiet, accessible and no wider than $width px, $colorScheme',
    async ({ colorScheme, width }) => {
      for (const path of PAGES) {
        const { page, problems, context } = await visit(path, {
          colorScheme,
          viewport: { width, height: 900 },
        });
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html}`)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), path).toBe(
          0,
        );
        expect(problems).toEqual([]);
        await context.close();
      }
    },
    LOOK_TIMEOUT_MS,
  );

  it(
    'sorts by keyboard and says so; the order survives a reload',
    async () => {
      const { page, context } = await visit(BOARD);
      const plain = await shownIds(page);
      const gain = first(page).getByRole('button', { name: 'Visual gain' });
      await gain.focus();
      await page.keyboard.press('Enter');
      expect(await first(page).locator('th[data-col=gain]').getAttribute('aria-sort')).toBe(
        'descending',
      );
      expect(await told(page)).toContain('by visual gain, highest first');
      const sorted = await shownIds(page);
      expect(sorted).not.toEqual(plain);
      expect(sorted.at(-1)).toBe('hostile-short');
      await page.keyboard.press('Enter');
      await expect.poll(() => new URL(page.url()).search).toBe('?sort=gain&dir=asc');

      await page.reload();
      expect(await first(page).locator('th[data-col=gain]').getAttribute('aria-sort')).toBe(
        'ascending',
      );
      await first(page).getByRole('button', { name: 'Visual gain' }).focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => new URL(page.url()).search).toBe('');
      expect(await shownIds(page)).toEqual(plain);
      await context.close();
    },
    LOOK_TIMEOUT_MS,
  );

  it('filters by words and by choice, and keeps baselines as bars', async () => {
    const { page, context } = await visit(BOARD);
    await page.getByRole('searchbox').fill('wide');
    expect(await shownIds(page)).toEqual(['wide-72b-short', 'wide-8b-short']);
    expect(await told(page)).toMatch(/^4 of \d+ rows/);
    await page.getByRole('searchbox').fill('');

    const weights = page.locator('[data-choice=open]');
    await weights.locator('summary').focus();
    await page.keyboard.press('Enter');
    await weights.getByRole('checkbox', { name: 'open' }).focus();
    await page.keyboard.press('Space');
    await expect.poll(() => new URL(page.url()).search).toBe('?open=closed');
    expect(await shownIds(page)).toEqual([
      'lantern-pro-short',
      'longest-option-short',
      'random-short',
    ]);
    await page.keyboard.press('Escape');
    expect(await weights.getAttribute('open')).toBeNull();
    await page.getByRole('button', { name: 'Show everything' }).click();
    await expect.poll(() => new URL(page.url()).search).toBe('');
    await context.close();
  });

  it('tells deliberately nothing from no choice, and hides columns', async () => {
    const { page, context } = await visit(`${BOARD}?open=&cols=n`);
    expect(await shownIds(page)).toEqual(['longest-option-short', 'random-short']);
    expect(await first(page).locator('th[data-col=protocol]').isVisible()).toBe(false);
    expect(await first(page).locator('th[data-col=n]').isVisible()).toBe(true);
    expect(await first(page).locator('th[data-col=score]').isVisible()).toBe(true);
    await context.close();
  });

  it('ranks the rows of one protocol among themselves', async () => {
    const { page, context } = await visit(BOARD);
    const rank = page.locator('tr[data-result=still-3b-otherway] td.rank');
    const whole = await rank.textContent();
    await page.goto(`${server.url}${BOARD}?proto=beef00d`);
    expect((await rank.textContent())?.trim()).toBe('1A');
    expect(await page.locator('[data-verdict]:visible').first().textContent()).toContain(
      'is the only row with a rank',
    );
    await page.getByRole('button', { name: 'Show everything' }).click();
    expect(await rank.textContent()).toBe(whole);
    await context.close();
  });

  it('pins by keyboard, in the address, and leads to the comparison', async () => {
    const { page, problems, context } = await visit(BOARD);
    for (const id of ['wide-8b-short', 'still-3b-otherway']) {
      await page.locator(`tr[data-result=${id}] button.pin`).focus();
      await page.keyboard.press('Enter');
    }
    await expect
      .poll(() => new URL(page.url()).search)
      .toBe('?pin=wide-8b-short,still-3b-otherway');
    await page.reload();
    const bar = page.getByRole('complementary', { name: 'Pinned rows' });
    expect(await bar.innerText()).toContain('Baseline: Wide-8B');
    const href = await bar.getByRole('link', { name: 'Compare 2 rows' }).getAttribute('href');
    expect(href).toBe(
      `${BASE}compare/?a=video-mme/wide-8b-short&b=video-mme/still-3b-otherway&protocol=different`,
    );
    await bar.getByRole('button', { name: 'Unpin Wide-8B, the baseline' }).press('Enter');
    expect(await bar.innerText()).toContain('Baseline: Still-3B');
    await bar.getByRole('button', { name: 'Clear' }).click();
    expect(await bar.isVisible()).toBe(false);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('pins six at most, only compares rows of the same items, and shows pinned rows whatever is filtered', async () => {
    const ids = ['wide-8b-short', 'wide-8b-medium'];
    const { page, context } = await visit(`${BOARD}?q=nothing&pin=${ids.join(',')}`);
    expect(await shownIds(page)).toEqual(['wide-8b-short']);
    const bar = page.getByRole('complementary', { name: 'Pinned rows' });
    expect(await bar.innerText()).toContain('1 of other items than the baseline');
    expect(await bar.getByRole('link').count()).toBe(0);
    await page.goto(`${server.url}${BOARD}`);
    const pins = first(page).locator('button.pin');
    for (let at = 0; at < 7; at += 1) await pins.nth(at).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('pin')?.split(',').length).toBe(6);
    expect(await told(page)).toBe('At most 6 rows can be pinned.');
    await context.close();
  });

  it('appends the rows that did not fit, or leads to a page with all of them', async () => {
    const { page, problems, context } = await visit(MANY);
    const rows = page.locator('table.board tbody tr');
    expect(await rows.count()).toBe(PRERENDERED_ROWS);
    await page.getByRole('link', { name: 'Show all 88 rows' }).click();
    await page.getByRole('link', { name: 'Show all' }).waitFor({ state: 'detached' });
    expect(await rows.count()).toBe(88);
    expect(await told(page)).toMatch(/^88 of 88 rows/);
    expect(await rows.last().locator('button.pin').count()).toBe(1);
    expect(problems).toEqual([]);
    await context.close();

    const without = await visit(MANY, { javaScriptEnabled: false });
    await without.page.getByRole('link', { name: 'Show all 88 rows' }).click();
    expect(await without.page.locator('table.board tbody tr').count()).toBe(88);
    await without.context.close();
  });

  it('is read without a script: ranks, verdict, charts and no control that does nothing', async () => {
    const { page, context } = await visit(BOARD, { javaScriptEnabled: false });
    expect(await page.locator('[data-verdict]:visible').first().textContent()).toContain('at 95%');
    expect(await page.locator('[data-board-filters]').isVisible()).toBe(false);
    expect(await page.locator('button.pin').count()).toBe(0);
    await page.goto(`${server.url}${BOARD}probes/`);
    expect(await page.locator('figure svg polyline').count()).toBeGreaterThan(0);
    await context.close();
  });

  it('offers each chart as a picture and its data, with the figures of the records', async () => {
    const { page, context } = await visit(`${BOARD}categories/`);
    for (const href of await page
      .locator('figure a[download]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))) {
      expect((await page.request.get(new URL(href, page.url()).href)).status(), href).toBe(200);
    }
    const answer = await page.request.get(`${server.url}${BOARD}leaderboard.json`);
    const { rows } = (await answer.json()) as { rows: { result: string; accuracy: number }[] };
    const own = board.results.filter(({ benchmark }) => benchmark.id === 'video-mme');
    expect(rows).toHaveLength(own.length);
    for (const { result, accuracy } of rows) {
      const record = own.find(({ id }) => id === result);
      expect(accuracy, result).toBe(record?.probes['full']?.accuracy?.value ?? null);
    }
    const csv = await (await page.request.get(`${server.url}${BOARD}leaderboard.csv`)).text();
    expect(csv.split('\r\n')).toHaveLength(own.length + 2);
    await context.close();
  });

  it('shows hostile names as text everywhere', async () => {
    for (const path of PAGES) {
      const { page, problems, context } = await visit(path);
      page.on('dialog', () => problems.push('the name ran as a script'));
      expect(await page.locator('main script', { hasText: 'alert(' }).count(), path).toBe(0);
      expect(problems).toEqual([]);
      await context.close();
    }
    const { page, context } = await visit(BOARD);
    await page.locator('tr[data-result=hostile-short] button.pin').click();
    const bar = page.getByRole('complementary', { name: 'Pinned rows' });
    expect(await bar.locator('bdi').textContent()).toBe(HOSTILE_NAME);
    await context.close();
  });
});
