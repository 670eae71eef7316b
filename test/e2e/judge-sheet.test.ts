import { AxeBuilder } from '@axe-core/playwright';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SheetItem } from '../../harness/judge-audit/sheet.ts';
import { CAUSES } from '../../harness/judge-audit/taxonomy.ts';
import { sheetPage } from '../../harness/publish/judge-sheet/page.ts';
import { readSheets } from '../../harness/run/judge-audit/read-sheets.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { launchChromium, skipsBrowser } from './support/chromium.ts';

const HOSTILE = '</script><script>document.title = "run"</script><img src=x onerror=alert(1)>';

async function items(): Promise<SheetItem[]> {
  const grey = { width: 320, height: 180, channels: 3 as const, background: '#888' };
  const jpeg = (await sharp({ create: grey }).jpeg().toBuffer()).toString('base64');
  const frame = { of: 'the video to rate', jpeg };
  return ['a', 'b', 'c'].map((id) => ({
    id,
    question: `What happens in ${id}, and why? ${HOSTILE}`,
    references: ['=the first', 'the second'],
    answer: id === 'b' ? null : `an answer ${HOSTILE}`,
    pictures: [0, 0.5, 1].map((atSeconds) => ({ ...frame, atSeconds })),
    checks: [1, 2].map((at) => ({
      id: `${id}${at}`,
      dimension: 'Rule Coherence',
      question: `Does it, ${at}?`,
    })),
  }));
}

describe.skipIf(skipsBrowser())('the page of a sheet', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
  });

  /** Opens the page from a file; anything that it asks of a network fails the test. */
  async function opened(who: 'rater' | 'auditor', look: BrowserContextOptions = {}) {
    const said = { people: 'Good', judge: 'Poor', reply: HOSTILE };
    const shown = (await items()).map((one) => (who === 'auditor' ? { ...one, said } : one));
    const file = join(await temporaryFolder(), 'index.html');
    const labels = ['Poor', 'Medium', 'Good'];
    const causes = who === 'auditor' ? CAUSES : {};
    const orders = [
      [2, 0, 1],
      [1, 0, 2],
    ];
    await writeFile(
      file,
      await sheetPage({ sample: 'abc', who, labels, causes, items: shown, orders }),
    );
    const context = await browser.newContext({ acceptDownloads: true, ...look });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => void faults.push(error.message));
    page.on('request', (request) => {
      if (!/^(?:file|data|blob):/.test(request.url())) faults.push(request.url());
    });
    await page.goto(pathToFileURL(file).href);
    return { page, faults, context };
  }

  async function saved(page: Page): Promise<string> {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save CSV' }).click(),
    ]);
    const file = join(await temporaryFolder(), download.suggestedFilename());
    await download.saveAs(file);
    return file;
  }

  const ids = new Set(['a1', 'a2', 'b1', 'b2', 'c1', 'c2']);

  it('is labelled by keyboard, keeps what was entered, and saves a sheet that can be read', async () => {
    const { page, faults, context } = await opened('rater');
    await page.keyboard.press('3');
    await page.keyboard.press('0');
    await page.keyboard.press('n');
    await page.keyboard.press('1');
    await page.getByLabel('Note').first().fill('=odd, "very" odd');
    await page.reload();
    // It goes on where something is open.
    expect(await page.locator('main .place').textContent()).toBe('2 of 3');
    expect(await page.locator('#progress').textContent()).toBe('3 of 6 labelled');
    const file = await saved(page);
    expect(file).toMatch(/sheet-rater-1\.csv$/);
    const [sheet] = await readSheets([file], { scale: 'rating', ids, shown: (name) => name });
    expect(Object.fromEntries(sheet?.rows ?? [])).toMatchObject({
      c1: { rating: 2 },
      c2: { rating: null },
      a1: { rating: 0 },
    });
    expect(sheet?.missing).toBe(3);
    expect(await readFile(file, 'utf8')).toContain(`"'=odd, ""very"" odd"`);
    // Another rater has nothing of it.
    await page.getByLabel('Rater').selectOption('2');
    expect(await page.locator('#progress').textContent()).toBe('0 of 6 labelled');
    expect(await page.title()).toBe('Labelling · sample abc');
    expect(faults).toEqual([]);
    await context.close();
  }, 60_000);

  it('asks auditors for causes', async () => {
    const { page, faults, context } = await opened('auditor');
    await page.getByLabel('Cause').first().selectOption('perception_error');
    const file = await saved(page);
    const [sheet] = await readSheets([file], { scale: 'verdict', ids, shown: (name) => name });
    expect(sheet?.rows.get('c1')).toEqual({ rating: null, cause: 'perception_error' });
    expect(await page.locator('blockquote').last().textContent()).toBe(HOSTILE);
    expect(faults).toEqual([]);
    await context.close();
  }, 60_000);

  const looks = (['light', 'dark'] as const).flatMap((colorScheme) =>
    [390, 1280].map((width) => ({ colorScheme, width })),
  );
  it.each(
    looks.flatMap((look) => [
      { ...look, who: 'rater' as const },
      { ...look, who: 'auditor' as const },
    ]),
  )(
    'can be read by everybody: $who, $colorScheme, $width px',
    async ({ who, colorScheme, width }) => {
      const viewport = { width, height: 844 };
      const { page, context } = await opened(who, { colorScheme, viewport });
      await page.keyboard.press('1');
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      const wide = await page.evaluate('document.documentElement.scrollWidth');
      expect(wide).toBe(width);
      await context.close();
    },
    60_000,
  );
});
