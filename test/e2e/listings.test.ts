import { readdir, readFile, mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite } from '../../harness/publish/build-site.ts';
import { serveFolder } from '../../harness/publish/serve-folder.ts';
import { decodeOutcomes } from '../../harness/schema/outcome.ts';
import { slugOf } from '../../site/src/model/slug.ts';
import { exampleBoard, HOSTILE_NAME, writeResults } from '../site/support/example-board.ts';
import { exampleCheckpoints, HOSTILE_SERIES, STEPS } from '../site/support/example-series.ts';
import { launchChromium, skipsBrowser } from './support/chromium.ts';

const BASE = '/board/';
const BUILD_TIMEOUT_MS = 180_000;
/** Fifteen pages in a row, on a machine that may be busy with other tests. */
const LOOK_TIMEOUT_MS = 180_000;
const ITEMS = 'benchmarks/video-mme/items/';
const [short, medium] = exampleBoard.itemSets as [
  (typeof exampleBoard.itemSets)[number],
  (typeof exampleBoard.itemSets)[number],
];
const checkpoints = [
  ...exampleCheckpoints(short, { series: HOSTILE_SERIES, from: 0.45, to: 0.62 }),
  ...exampleCheckpoints(medium, { series: HOSTILE_SERIES, from: 0.5, to: 0.5 }),
];
const frames = [8, 32].map((count) => {
  const one = exampleBoard.results.find(({ id }) => id === 'wide-8b-short');
  if (one === undefined) throw new Error('no such result');
  const policy = { sampler: 'linspace', count, longSide: 512, jpegQuality: 90 } as const;
  return { ...one, id: `frames-${count}`, protocol: { ...one.protocol, frames: policy } };
});
const board = { ...exampleBoard, results: [...exampleBoard.results, ...checkpoints, ...frames] };
const series = `series/${slugOf(HOSTILE_SERIES)}/`;

const PAGES = [
  ITEMS,
  `${ITEMS}?id=short-0001`,
  `${ITEMS}?id=nowhere&show=nonsense`,
  'benchmarks/nextqa/items/',
  'benchmarks/video-mme/frames/',
  'benchmarks/nextqa/frames/',
  'results/',
  'models/',
  `models/${slugOf('example/hostile-short')}/`,
  `models/${slugOf('example/wide-8b-short')}/`,
  'series/',
  series,
];
const EMPTY_PAGES = ['results/', 'models/', 'series/'];

/** The other themes and widths of these templates are looked at by `templates.test.ts`. */
const LOOK = { colorScheme: 'dark', viewport: { width: 390, height: 900 } } as const;

describe.skipIf(skipsBrowser())('lists of items, results, models and training runs', () => {
  let work: string;
  let browser: Browser;
  let full: Awaited<ReturnType<typeof serveFolder>>;
  let empty: Awaited<ReturnType<typeof serveFolder>>;

  beforeAll(async () => {
    work = await mkdtemp(join(tmpdir(), 'sightline-listings-'));
    const [results, nothing] = [join(work, 'results'), join(work, 'nothing')];
    await writeResults(results, board);
    await mkdir(nothing);
    await buildSite({ results, out: join(work, 'site'), base: BASE });
    await buildSite({ results: nothing, out: join(work, 'empty') });
    full = await serveFolder({ folder: join(work, 'site'), port: 0, base: BASE });
    empty = await serveFolder({ folder: join(work, 'empty'), port: 0 });
    browser = await launchChromium();
  }, BUILD_TIMEOUT_MS);
  afterAll(async () => {
    await browser?.close();
    await Promise.all([full?.close(), empty?.close()]);
    await rm(work, { recursive: true, force: true });
  });

  /** A page of its own context, with what went wrong on it and what it asked for. */
  async function visit(
    address: string,
    options: BrowserContextOptions = {},
  ): Promise<{ page: Page; problems: string[]; requests: string[]; context: BrowserContext }> {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const problems: string[] = [];
    const requests: string[] = [];
    const { origin } = new URL(address);
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('dialog', () => problems.push('a name ran as a script'));
    page.on('request', (request) => {
      requests.push(`${request.method()} ${request.url()}`);
      if (!request.url().startsWith(origin)) problems.push(`leaves the host: ${request.url()}`);
      if (request.method() !== 'GET') problems.push(`sends something: ${request.url()}`);
    });
    await page.goto(address);
    await page.waitForLoadState('networkidle');
    return { page, problems, requests, context };
  }

  it(
    'every page is quiet, accessible and no wider than the window',
    async () => {
      const all: string[] = [];
      const addresses = [
        ...PAGES.map((path) => `${full.url}${path}`),
        ...EMPTY_PAGES.map((path) => `${empty.url}${path}`),
      ];
      for (const address of addresses) {
        const { page, problems, context } = await visit(address, LOOK);
        const { violations } = await new AxeBuilder({ page }).analyze();
        const excess = await excessWidth(page);
        all.push(
          ...violations.map(({ id, nodes }) => `${address} ${id}: ${nodes[0]?.html}`),
          ...problems.map((problem) => `${address} ${problem}`),
          ...(excess === 0 ? [] : [`${address} is ${excess} px too wide`]),
        );
        await context.close();
      }
      expect(all).toEqual([]);
    },
    LOOK_TIMEOUT_MS,
  );

  it('has targets of at least 24 by 24 pixels outside of running text', async () => {
    for (const path of PAGES) {
      const { page, context } = await visit(`${full.url}${path}`, {
        viewport: { width: 390, height: 900 },
      });
      const targets = page.locator('a:not(p a, .skip), button, summary, select, input');
      const small = await targets.evaluateAll((all) =>
        all
          .map((target) => ({ target, box: target.getBoundingClientRect() }))
          .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
          .map(({ target, box }) => `${target.textContent?.trim()} ${box.width}×${box.height}`),
      );
      expect(small, path).toEqual([]);
      await context.close();
    }
  });

  describe('items', () => {
    const shown = (page: Page): Promise<string[]> =>
      page
        .locator('[data-rows] a')
        .evaluateAll((all) => all.map(({ textContent }) => textContent.trim()));

    it('stand on the page without a script, the hardest first, and are not for search engines', async () => {
      const { page, context } = await visit(`${full.url}${ITEMS}`, { javaScriptEnabled: false });
      const ids = await shown(page);
      expect(ids).toHaveLength(100);
      expect(await page.locator('meta[name=robots]').getAttribute('content')).toBe('noindex');
      expect(await page.locator('form').isVisible()).toBe(false);
      const rights = await page
        .locator('[data-rows] [data-cell=right]')
        .evaluateAll((all) =>
          all.map(({ textContent }) => Number.parseInt(textContent.trim(), 10)),
        );
      expect(rights).toEqual(rights.toSorted((a, b) => a - b));
      await context.close();
      const live = await visit(`${full.url}${ITEMS}`);
      expect(await shown(live.page)).toEqual(ids);
      await live.context.close();
    });

    it('fetch one small table first, and outcomes when an item is opened', async () => {
      const { page, requests, context } = await visit(`${full.url}${ITEMS}`);
      const data = () => requests.filter((one) => one.includes('/data/'));
      expect(data()).toEqual([expect.stringMatching(/-table\.bin$/)]);
      const size = (await page.request.get(lastOf(requests, 'table.bin'))).body();
      expect((await size).length).toBeLessThan(20_000);
      await page.locator('[data-rows] a').first().click();
      await page.locator('[data-outcomes] tr').first().waitFor();
      expect(data()).toHaveLength(2);
      await context.close();
    });

    it('are filtered, searched, sorted and paged, all of it in the address', async () => {
      const { page, problems, context } = await visit(`${full.url}${ITEMS}`);
      await page.locator('[name=set]').selectOption(medium.hash);
      // Not `waitForFunction`: its polling is an eval, which the policy of the page refuses.
      await expect.poll(async () => (await shown(page))[0]).toContain('medium');
      await page.locator('[name=sort]').selectOption('order');
      await expect
        .poll(async () => (await shown(page)).slice(0, 2))
        .toEqual(['medium-0000', 'medium-0001']);
      await page.getByRole('button', { name: 'Next page' }).click();
      await expect.poll(async () => (await shown(page))[0]).toBe('medium-0100');
      expect(new URL(page.url()).search).toBe(`?set=${medium.hash}&sort=order&page=2`);

      const { items } = medium.breakdowns['type'] ?? { items: [] };
      await page.locator('[name=label]').selectOption({ label: 'temporal' });
      const temporal = medium.ids.filter((_, item) => items[item] === 1);
      await expect.poll(() => shown(page)).toEqual(temporal.slice(0, 100));
      await page.locator('[name=q]').fill('MEDIUM-000');
      const ids = temporal.filter((id) => id.startsWith('medium-000'));
      await expect.poll(() => shown(page)).toEqual(ids);
      await page.reload();
      await expect.poll(() => shown(page)).toEqual(ids);
      await page.locator('[name=q]').fill('no such id');
      await expect
        .poll(() => page.locator('[data-status]').textContent())
        .toContain('take a filter away');
      expect(problems).toEqual([]);
      await context.close();
    });

    it('open with every outcome of the records, by keyboard, and close where they were opened', async () => {
      const { page, problems, context } = await visit(
        `${full.url}${ITEMS}?set=${short.hash}&sort=order`,
      );
      await page.locator('[data-rows] a').nth(1).focus();
      await page.keyboard.press('Enter');
      await page.locator('[data-outcomes] tr').first().waitFor();
      expect(await page.evaluate('document.activeElement.id')).toBe('item-title');
      expect(page.url()).toContain('id=short-0001');
      const published = board.results.filter(
        ({ benchmark, probes }) =>
          benchmark.itemSet === short.hash && probes['full']?.outcomes != null,
      );
      const words = { correct: '✓ right', wrong: '✕ wrong' } as const;
      for (const { id, probes } of published) {
        const line = page
          .locator('[data-outcomes] tr')
          .filter({ has: page.locator(`a[href$="/${id}/"]`) });
        const outcome = decodeOutcomes(probes['full']?.outcomes ?? '')[1];
        if (outcome !== 'correct' && outcome !== 'wrong') continue;
        expect(await line.locator('td').first().textContent(), id).toBe(words[outcome]);
      }
      const names = await page.locator('[data-outcomes] bdi').allTextContents();
      expect(names).toContain(HOSTILE_NAME);

      await page.getByRole('button', { name: 'Next item' }).click();
      expect(await page.locator('#item-title').textContent()).toContain('short-0002');
      await page.keyboard.press('Escape');
      expect(await page.locator('[data-item]').isVisible()).toBe(false);
      expect(await page.evaluate('document.activeElement.textContent.trim()')).toBe('short-0002');
      expect(page.url()).not.toContain('id=');
      expect(problems).toEqual([]);
      await context.close();
    });

    it('show the questions of a file of one’s own, which is sent nowhere', async () => {
      const { page, problems, requests, context } = await visit(
        `${full.url}${ITEMS}?set=${short.hash}&sort=order&id=short-0000`,
      );
      const before = requests.length;
      const file = (rows: unknown) => ({
        name: 'mine.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(rows)),
      });
      const question = '<img src=x onerror=alert(1)> What is it?';
      const row = (id: string) => ({
        video_id: '1',
        duration: 'short',
        domain: 'd',
        sub_category: 's',
        task_type: 't',
        question_id: id,
        question,
        options: ['A. <b>one</b>', 'B. two'],
        answer: 'B',
      });
      await page.getByText('Show the questions from your own copy').click();
      const input = page.locator('input[type=file]');
      await input.setInputFiles(file([row('of another benchmark')]));
      const status = page.locator('[data-drop-status]');
      await status.getByText('none of its 1 questions').waitFor();
      expect(await status.textContent()).toContain(
        'annotation file of Video-MME, with ids like short-0000',
      );
      expect(await page.locator('[data-question]').isVisible()).toBe(false);

      await input.setInputFiles(file({ nothing: 'of the kind' }));
      await status.getByText('is no annotation file that is known here').waitFor();

      await input.setInputFiles(file([row('short-0000')]));
      await status.getByText('1 of 786 items').waitFor();
      expect(await page.locator('[data-question-text]').textContent()).toBe(question);
      expect(await page.locator('[data-options] li').allTextContents()).toEqual([
        'A. <b>one</b>',
        'B. two (right)',
      ]);
      await page.locator('[name=q]').fill('what is');
      await expect.poll(() => shown(page)).toEqual(['short-0000']);
      expect(page.url()).not.toContain('onerror');
      // Code of the site itself, and nothing else.
      expect(requests.slice(before).filter((one) => !/\.(js|svg)$/.test(one))).toEqual([]);
      expect(problems).toEqual([]);
      await context.close();
    });
  });

  describe('results', () => {
    it('are all there without a script, each with its score', async () => {
      const { page, context } = await visit(`${full.url}results/`, { javaScriptEnabled: false });
      expect(await page.locator('tbody tr').count()).toBe(board.results.length);
      await context.close();
    });

    it('are filtered in the address', async () => {
      const { page, context } = await visit(`${full.url}results/?kind=baseline&src=nonsense`);
      const rows = () => page.locator('tbody tr:visible').count();
      const baselines = board.results.filter(({ model }) => model.kind === 'baseline');
      expect(await rows()).toBe(baselines.length);
      await page.locator('[name=kind]').selectOption('');
      await page.locator('[name=q]').fill('wide-72b');
      expect(await rows()).toBe(2);
      expect(new URL(page.url()).search).toBe('?q=wide-72b');
      expect(await page.getByRole('status').textContent()).toBe('2 results');
      await context.close();
    });
  });

  it('a model has its results by benchmark, and no figure over several', async () => {
    const id = 'example/wide-8b-short';
    const { page, context } = await visit(`${full.url}models/${slugOf(id)}/`);
    const own = board.results.filter(({ model }) => model.id === id);
    expect(await page.locator('tr[data-result]').count()).toBe(own.length);
    for (const { id: result, probes } of own) {
      const value = page.locator(`tr[data-result="${result}"] [data-value]`).first();
      const told = probes['full']?.accuracy?.value ?? Number.NaN;
      expect(await value.textContent()).toBe((told * 100).toFixed(1));
    }
    expect(await page.locator('main').textContent()).not.toMatch(/average|mean over/i);
    await context.close();
  });

  describe('a training run', () => {
    it('is drawn and tabled without a script', async () => {
      const { page, context } = await visit(`${full.url}${series}`, { javaScriptEnabled: false });
      expect(await page.locator('h1').textContent()).toBe(HOSTILE_SERIES);
      expect(await page.locator('figure svg[role=img]').count()).toBe(2);
      expect(await page.locator('.curve-mark').count()).toBe(2 * 2 * STEPS.length);
      expect(await page.locator('tr[data-step]').count()).toBe(2 * STEPS.length);
      const file = await page.getByRole('link', { name: 'Figures as CSV' }).getAttribute('href');
      const csv = await page.request.get(new URL(file ?? '', page.url()).href);
      expect((await csv.text()).trimEnd().split('\n')).toHaveLength(1 + checkpoints.length);
      await context.close();
    });

    it('costs nothing until the reader asks, then answers to the arrow keys', async () => {
      const { page, problems, requests, context } = await visit(`${full.url}${series}`);
      const island = /CurveChart|recharts/i;
      expect(requests.filter((url) => island.test(url))).toEqual([]);
      const height = (await page.locator('.curve-panel').first().boundingBox())?.height ?? 0;
      await page.getByRole('button', { name: 'Make it interactive' }).focus();
      await page.keyboard.press('Enter');
      await page.locator('[data-point]').first().waitFor();
      expect(requests.some((url) => island.test(url))).toBe(true);
      expect(await page.locator('[data-point]').count()).toBe(2 * 2 * STEPS.length);
      const live = (await page.locator('.curve-panel').first().boundingBox())?.height ?? 0;
      expect(Math.abs(live - height)).toBeLessThan(3);

      await page.keyboard.press('ArrowRight');
      const [first] = checkpointsOnFirstPanel(
        await page.locator('.curve-title').first().textContent(),
      );
      const told = first?.probes['full']?.accuracy?.value ?? Number.NaN;
      expect(await page.locator('.curves-reading').textContent()).toContain(
        (told * 100).toFixed(1),
      );
      await page.keyboard.press('Escape');
      expect(await page.locator('.curves-reading').textContent()).toContain('arrow keys');
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
      expect(problems).toEqual([]);
      await context.close();
    });
  });

  it('says how to make what is not there', async () => {
    const { page, context } = await visit(`${empty.url}series/`);
    expect(await page.locator('main').textContent()).toContain('--series my-training --step 2000');
    await context.close();
  });

  it('builds nothing about items of which single answers are withheld', async () => {
    const results = join(work, 'withheld');
    const withheld = exampleBoard.results.filter(({ model }) => model.kind === 'baseline');
    await writeResults(results, { ...exampleBoard, results: withheld });
    await writeFile(join(results, 'note.txt'), 'notes may lie here');
    const out = join(work, 'withheld-site');
    await buildSite({ results, out });
    expect(await readdir(join(out, 'data', 'items'))).not.toContain(`${short.hash}-table.bin`);
    const html = await readFile(join(out, ITEMS, 'index.html'), 'utf8');
    expect(html).toContain('publishes what became of single questions');
  });
});

function checkpointsOnFirstPanel(title: string | null) {
  return checkpoints.filter(({ benchmark }) => title?.includes(benchmark.itemSetName ?? '?'));
}

/** The last address that was asked for with an ending. */
function lastOf(requests: string[], ending: string): string {
  return requests.findLast((one) => one.endsWith(ending))?.slice('GET '.length) ?? '';
}

/** How many pixels the page is wider than its window. */
function excessWidth(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - innerWidth');
}
