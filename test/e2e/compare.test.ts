import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ComparisonReport } from '../../harness/comparison/comparison-report.ts';
import { rounded } from '../../harness/publish/rounded.ts';
import { buildSite } from '../../harness/publish/build-site.ts';
import { serveFolder, type FolderServer } from '../../harness/publish/serve-folder.ts';
import { sightline } from '../site/support/command.ts';
import { launchChromium, skipsBrowser } from './support/chromium.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const BASE = '/board/';
const TWO = [
  'video-mme/medium-639-scalegrid-64f-151k-internvl3-8b-bc8c0d80',
  'video-mme/medium-639-scalegrid-64f-151k-qwen3-vl-8b-d78db660',
] as const;
const OTHER_FRAMES = 'video-mme/medium-639-scalegrid-16f-151k-qwen3-vl-8b-a3f77206';
const OTHER_ITEMS = 'nextqa/test-sightline-baseline-tfidf-acf4a51e';
const THIRD = 'nextqa/test-sightline-baseline-logit-09a71ab3';
const SAMPLE = join(ROOT, 'benchmarks/nextqa/sample/val.csv');
const LOOKS = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 390 },
] as const;

describe.skipIf(skipsBrowser())('comparisons in a browser', () => {
  let browser: Browser;
  let site: FolderServer;
  let work: string;

  beforeAll(async () => {
    work = await mkdtemp(join(tmpdir(), 'sightline-compare-'));
    const results = join(work, 'results');
    await mkdir(results);
    await cp(join(ROOT, 'results/items'), join(results, 'items'), { recursive: true });
    for (const record of [...TWO, OTHER_FRAMES, OTHER_ITEMS, THIRD]) {
      await mkdir(join(results, record, '..'), { recursive: true });
      await cp(join(ROOT, `results/${record}.json`), join(results, `${record}.json`));
    }
    await buildSite({ results, out: join(work, 'site'), base: BASE });
    site = await serveFolder({ folder: join(work, 'site'), port: 0, base: BASE });
    browser = await launchChromium();
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await site?.close();
    await rm(work, { recursive: true, force: true });
  });

  async function open(path: string, look: Partial<(typeof LOOKS)[number]> = {}): Promise<Page> {
    const { colorScheme = 'light', width = 1280 } = look;
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${site.url}${path}`);
    return page;
  }

  const address = (...records: string[]): string =>
    `compare/?${records.map((record, at) => `${'abcdef'[at]}=${record}`).join('&')}`;

  it('says what sightline compare --json says, items by name', async () => {
    const page = await open(address(...TWO));
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'All figures as JSON' }).click();
    const shown = JSON.parse(
      await readFile(await (await download).path(), 'utf8'),
    ) as ComparisonReport;
    const asked = await sightline<ComparisonReport>(
      'compare',
      ...TWO.map((record) => `results/${record}.json`),
    );
    expect(rounded(shown)).toEqual(asked);
    expect(await page.locator('.verdict').innerText()).toBe(`${asked.rows[0]?.sentence}.`);
    await page.context().close();
  }, 60_000);

  it('keeps its state in the address, through choosing and reloading, by keyboard alone', async () => {
    const page = await open('compare/');
    await page.getByRole('combobox', { name: 'A, the base' }).focus();
    const choose = async (name: string, record: string) => {
      // Typing goes to the first entry that begins so.
      const list = page.getByRole('combobox', { name, exact: true });
      const label = await list.locator(`option[value="${record}"]`).innerText();
      await list.focus();
      await page.keyboard.type(label.slice(0, 40));
      await page.keyboard.press('Enter');
    };
    await choose('A, the base', TWO[1]);
    await page.keyboard.press('Tab');
    await choose('B', TWO[0]);
    await page.locator('.verdict').waitFor();
    expect(new URL(page.url()).search).toBe(`?a=${TWO[1]}&b=${TWO[0]}`);
    const before = await page.locator('.verdict').innerText();
    await page.reload();
    await page.locator('.verdict').waitFor();
    expect(await page.locator('.verdict').innerText()).toBe(before);
    await page.locator('[data-flips] summary').focus();
    await page.keyboard.press('Enter');
    await page.locator('[data-flips] table').waitFor();
    const first = await page.locator('[data-flips] tbody tr').first().innerText();
    expect(first).toMatch(/^\d{3}-\d/);
    expect(first).toContain('correct');
    await page.context().close();
  }, 60_000);

  it('says why two are not compared, and compares other protocols when told to', async () => {
    const page = await open(address(TWO[0], OTHER_ITEMS));
    await page.locator('.refused').waitFor();
    expect(await page.locator('.refused').innerText()).toContain(
      'they are of different benchmarks',
    );
    await page.goto(`${site.url}${address(TWO[0], OTHER_FRAMES)}`);
    await page.getByRole('button', { name: 'Compare them all the same' }).click();
    await page.locator('.verdict').waitFor();
    expect(await page.locator('.verdict').innerText()).toContain('under different protocols');
    expect(new URL(page.url()).searchParams.get('protocol')).toBe('different');
    await page.goto(`${site.url}compare/?a=${TWO[0]}&b=nobody`);
    await page.locator('.refused').waitFor();
    expect(await page.locator('.refused').innerText()).toContain('no result "nobody"');
    await page.context().close();
  }, 60_000);

  it('reads little before it can say anything', async () => {
    const page = await open('compare/');
    const sizes: number[] = [];
    page.on('response', (response) => {
      if (response.url().includes('/data/'))
        void response.body().then(({ length }) => sizes.push(length));
    });
    await page.goto(`${site.url}${address(OTHER_ITEMS, THIRD)}`);
    await page.locator('.verdict').waitFor();
    expect(sizes.length).toBe(3);
    await page.context().close();
  });

  describe('a claim', () => {
    let files: string[];

    beforeAll(async () => {
      const rows = (await readFile(SAMPLE, 'utf8')).trim().split('\n').slice(1);
      files = await Promise.all(
        [3, 4].map(async (every) => {
          const lines = rows.flatMap((row, at) => {
            const [video, , , , , , qid] = row.split(',');
            return ['full', 'blind'].map((probe, place) =>
              JSON.stringify({
                item: `${video}_${qid}`,
                probe,
                text: `(${'ABCDE'[(at + place) % every]})`,
              }),
            );
          });
          const file = join(work, `predictions-${every}.jsonl`);
          await writeFile(file, lines.join('\n'));
          return file;
        }),
      );
    });

    async function ready(look: Partial<(typeof LOOKS)[number]> = {}) {
      const page = await open('check/', look);
      await page.locator('#check[data-ready]').waitFor();
      const requests: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      return { page, requests };
    }

    it('is checked without a word to any network', async () => {
      const { page, requests } = await ready();
      await page.context().setOffline(true);
      await page.setInputFiles('#file-annotations', SAMPLE);
      await page.setInputFiles('#file-first', files[0]!);
      await page.setInputFiles('#file-second', files[1]!);
      await page.locator('.verdict').waitFor();
      await page.locator('[data-flips] summary').click();
      await page.locator('[data-flips] table').waitFor();
      expect(requests).toEqual([]);
      const said = await page.locator('[data-result]').innerText();
      expect(said).toContain('NExT-QA, split val');
      expect(said).toContain('Visual gain');
      expect(said).toContain('VLMEvalKit');
      await page.context().close();
    }, 60_000);

    it('says of a wrong file what fits', async () => {
      const { page } = await ready();
      await page.setInputFiles('#file-annotations', files[0]!);
      await page.setInputFiles('#file-first', files[1]!);
      await page.locator('.refused').waitFor();
      expect(await page.locator('.refused').innerText()).toMatch(
        /no annotation file that is known here: it has item, probe, text[^]*what fits: .*NExT-QA: val\.csv/,
      );
      await page.context().close();
    }, 60_000);

    it.each(LOOKS)(
      '$colorScheme at $width px: accessible, no wider than the window',
      async (look) => {
        const { page } = await ready(look);
        await page.setInputFiles('#file-annotations', SAMPLE);
        await page.setInputFiles('#file-first', files[0]!);
        await page.setInputFiles('#file-second', files[1]!);
        await page.locator('.verdict').waitFor();
        await sound(page);
        await page.context().close();
      },
      60_000,
    );
  });

  it.each(LOOKS)(
    '$colorScheme at $width px: accessible, no wider than the window',
    async (look) => {
      const page = await open(address(...TWO), look);
      await page.locator('.verdict').waitFor();
      await page.locator('[data-flips] summary').click();
      await page.locator('[data-flips] table').waitFor();
      await sound(page);
      await page.context().close();
    },
    60_000,
  );

  it('explains itself without a script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    for (const path of ['compare/', 'check/']) {
      await page.goto(`${site.url}${path}`);
      expect(await page.locator('form, [data-zone]').first().isVisible()).toBe(false);
      expect(await page.locator('main').innerText()).toContain('npx sightline compare');
    }
    await context.close();
  });
});

/** Nothing that axe finds, with everything unfolded, and nothing to scroll sideways. */
async function sound(page: Page): Promise<void> {
  await page.evaluate(
    "document.querySelectorAll('main details').forEach((one) => (one.open = true))",
  );
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  const excess = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
  expect(excess).toBe(0);
}
