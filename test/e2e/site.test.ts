import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../../harness/schema/result.ts';
import { HOSTILE_NAME, exampleBoard } from '../site/support/example-board.ts';
import { launchChromium, skipsBrowser } from './support/chromium.ts';
import { exampleSites, type ExampleSites } from './support/example-site.ts';

const BOARD = 'benchmarks/video-mme/';
const EVERYTHING = 'results/videokr-eval/everything-beside/';
const GENERATORS = 'benchmarks/ruler-bench/';
const generatorPath = (id: string): string => `results/ruler-bench/${id}/`;
const resultPath = (id: string): string => `results/video-mme/${id}/`;

/** One address of every template, and the states that are easily forgotten. */
const PAGES: { name: string; site: 'full' | 'empty'; path: string }[] = [
  { name: 'home', site: 'full', path: '' },
  { name: 'home without results', site: 'empty', path: '' },
  { name: 'board', site: 'full', path: BOARD },
  { name: 'board of extremes', site: 'full', path: 'benchmarks/nextqa/' },
  { name: 'result', site: 'full', path: resultPath('interrupted-short') },
  { name: 'result with every probe', site: 'full', path: resultPath('observatory-34b-short') },
  { name: 'result without a score', site: 'full', path: 'results/nextqa/nothing-scored/' },
  { name: 'result with a hostile name', site: 'full', path: resultPath('hostile-short') },
  { name: 'result with everything beside its score', site: 'full', path: EVERYTHING },
  { name: 'board of generators', site: 'full', path: GENERATORS },
  { name: 'generator with probes of its judge', site: 'full', path: generatorPath('lead') },
  { name: 'generator that lacks a category', site: 'full', path: generatorPath('lacking') },
  { name: 'generator without a verdict', site: 'full', path: generatorPath('unjudged') },
  { name: 'generator with withheld ratings', site: 'full', path: generatorPath('withheld') },
  { name: 'not found', site: 'full', path: 'no/such/page/' },
];

/** Two builds at a time, on a machine that may be busy with other tests. */
const BUILD_TIMEOUT_MS = 180_000;

/** The states in turns; each template is looked at in both themes at both widths by `templates.test.ts`. */
const LOOKS = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 390 },
] as const;

/** Pictures of rows whose drawing does not begin and end where the axis of their table does. */
const MISPLACED_STRIPS = `[...document.querySelectorAll('table')].flatMap((table) => {
  const axis = table.querySelector('thead svg.chart');
  if (axis === null) return [];
  const { left, right } = axis.getBoundingClientRect();
  return [...table.querySelectorAll('tbody svg.strip')].filter((strip) => {
    const style = getComputedStyle(strip);
    const box = strip.getBoundingClientRect();
    const begin = box.left + Number.parseFloat(style.paddingLeft);
    const end = box.right - Number.parseFloat(style.paddingRight);
    return Math.abs(begin - left) > 0.5 || Math.abs(end - right) > 0.5;
  });
}).length`;

describe.skipIf(skipsBrowser())('the site in a browser', () => {
  let sites: ExampleSites;
  let browser: Browser;

  beforeAll(async () => {
    [sites, browser] = await Promise.all([exampleSites(), launchChromium()]);
  }, BUILD_TIMEOUT_MS);
  afterAll(async () => {
    await browser?.close();
    await sites?.close();
  });

  /** A page of its own context, with what went wrong on it. */
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
      // The browser itself notes that a missing page is missing.
      const expected = message.location().url === address && message.text().includes('404');
      if (message.type() === 'error' && !expected) problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('request', (request) => {
      requests.push(request.url());
      if (!request.url().startsWith(origin)) problems.push(`leaves the host: ${request.url()}`);
    });
    await page.goto(address);
    return { page, problems, requests, context };
  }

  it.each(PAGES.map((page, at) => ({ ...page, ...(at % 2 === 0 ? LOOKS[0] : LOOKS[1]) })))(
    '$name, $colorScheme at $width px: quiet, accessible, no wider than the window',
    async ({ site, path, colorScheme, width }) => {
      const { page, problems, context } = await visit(`${sites[site]}${path}`, {
        colorScheme,
        viewport: { width, height: 900 },
      });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      expect(await excessWidth(page)).toBe(0);
      expect(problems).toEqual([]);
      await context.close();
    },
  );

  it.each(LOOKS)(
    'every probe, unfolded, $colorScheme at $width px: accessible, no wider than the window',
    async ({ colorScheme, width }) => {
      const { page, context } = await visit(`${sites.full}${resultPath('observatory-34b-short')}`, {
        colorScheme,
        viewport: { width, height: 900 },
      });
      await unfold(page);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      expect(await excessWidth(page)).toBe(0);
      await context.close();
    },
  );

  it('reflows at 320 px', async () => {
    for (const { site, path } of PAGES) {
      const { page, context } = await visit(`${sites[site]}${path}`, {
        viewport: { width: 320, height: 640 },
      });
      expect(await excessWidth(page), path).toBe(0);
      await context.close();
    }
  });

  it('shows the figures of the records, without a script', async () => {
    const { page, context } = await visit(`${sites.full}${BOARD}`, { javaScriptEnabled: false });
    const own = exampleBoard.results.filter(({ benchmark }) => benchmark.id === 'video-mme');
    expect(await page.locator('tr[data-result]').count()).toBe(own.length);
    for (const result of own) {
      const row = page.locator(`tr[data-result="${result.id}"]`);
      expect(await row.locator('[data-value]').textContent(), result.id).toBe(shownScore(result));
      expect(await row.locator('th').textContent()).toContain(result.model.name);
    }
    expect(await page.locator('[data-interact]').first().isVisible()).toBe(false);
    expect(await page.locator('figure svg[role=img] circle').count()).toBeGreaterThan(0);
    await context.close();
  });

  it('ranks models only, best first, and marks what is incomplete', async () => {
    const { page, context } = await visit(`${sites.full}${BOARD}`);
    const rows = await page
      .locator('table.board')
      .first()
      .locator('tbody tr')
      .evaluateAll((all) =>
        all.map((row) => ({
          rank: row.querySelector('td.rank')?.textContent?.trim(),
          score: Number(row.querySelector('[data-value]')?.textContent),
          baseline: row.classList.contains('baseline'),
          withdrawn: row.classList.contains('withdrawn'),
          text: row.textContent,
        })),
      );
    const standing = rows.filter(({ withdrawn }) => !withdrawn);
    expect(standing.map(({ score }) => score)).toEqual(
      standing.map(({ score }) => score).toSorted((a, b) => b - a),
    );
    for (const { rank, baseline, withdrawn } of rows) {
      expect(rank === '–').toBe(baseline || withdrawn);
    }
    expect(rows.at(-1)?.withdrawn).toBe(true);
    expect(rows.find(({ text }) => text?.includes('Tripod-14B'))?.text).toContain(
      'incomplete: 21 failed, 4 unjudged',
    );
    await context.close();
  });

  it('shows beside each score how much of it needs the video, and the floor beside chance', async () => {
    const { page, context } = await visit(`${sites.full}${BOARD}`, { javaScriptEnabled: false });
    // Between them stands what was asked with subtitles.
    const [short, , medium] = await page.locator('section:has(table.board)').all();
    expect(await short?.locator('.key').textContent()).toMatch(
      /Chance 25\.0\s*Floor 36\.4, conditional logit/,
    );
    expect(await medium?.locator('.key').textContent()).not.toContain('Floor');
    const text = async (id: string): Promise<string> =>
      (await page.locator(`tr[data-result="${id}"]`).innerText()).replaceAll(/\s+/g, ' ');
    for (const { id, model, probes } of exampleBoard.results) {
      if (!id.endsWith('-short')) continue;
      const [full, blind] = [probes['full']?.accuracy, probes['blind']?.accuracy];
      if (model.kind === 'baseline' || full == null || blind == null) continue;
      expect(await text(id), id).toMatch(/[+−]\d+\.\d .* \d+%/);
    }
    expect(await text('wide-8b-short')).toContain(visualGain('wide-8b-short'));
    expect(await text('wide-8b-short')).toContain(`${shortcutShare('wide-8b-short')}%`);
    expect(await text('longest-option-short')).toContain('expected 31.8');
    await context.close();
  });

  it('draws every row on the axis of its table', async () => {
    const { page, context } = await visit(`${sites.full}${BOARD}`);
    expect(await page.evaluate<number>(MISPLACED_STRIPS)).toBe(0);
    await context.close();
  });

  it('unfolds variants, parts of the items and the exact words without a script', async () => {
    const { page, context } = await visit(`${sites.full}${resultPath('observatory-34b-short')}`, {
      javaScriptEnabled: false,
      viewport: { width: 390, height: 900 },
    });
    expect(await page.locator('tr[data-probe="shuffle"]').innerText()).toContain(
      '300 of 786, whole videos',
    );
    const permutation = page.getByText('permutation 2', { exact: true });
    expect(await permutation.isVisible()).toBe(false);
    await page.getByText('mean over 3 permutations').click();
    expect(await permutation.isVisible()).toBe(true);
    expect(await page.locator('main').textContent()).toContain(
      'best of 8 frames; guessing alone gives 90.0',
    );

    await page.getByText('The words asked').click();
    const words = page.locator('pre').first();
    expect(await words.textContent()).toContain('{question}\n{options}');
    expect(await words.evaluate((pre) => pre.scrollWidth - pre.clientWidth)).toBe(0);
    expect(await page.getByText('b81c64e09d2f7a35').isVisible()).toBe(true);
    await context.close();
  });

  it('says of what was not asked how to ask it', async () => {
    const { page, context } = await visit(`${sites.full}${resultPath('wide-8b-short')}`);
    const figure = (id: string): Promise<string> =>
      page.locator(`li[data-figure="${id}"]`).innerText();
    expect(await figure('visual-gain')).toContain(visualGain('wide-8b-short'));
    expect(await figure('reverse-sensitivity')).toContain('add --probe reverse');
    await context.close();
  });

  it('shows a hostile name as text', async () => {
    const { page, problems, context } = await visit(`${sites.full}${resultPath('hostile-short')}`);
    page.on('dialog', () => problems.push('the name ran as a script'));
    expect(await page.locator('h1').textContent()).toBe(HOSTILE_NAME);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('links a result to its record, byte for byte', async () => {
    const { page, context } = await visit(`${sites.full}${resultPath('recorded-128-short')}`);
    const href = await page.getByRole('link', { name: 'This record as JSON' }).getAttribute('href');
    const response = await page.request.get(new URL(href ?? '', page.url()).href);
    const record = exampleBoard.results.find(({ id }) => id === 'recorded-128-short');
    expect(await response.json()).toEqual(record);
    expect(await page.locator('body').textContent()).toContain(
      'No video is shared with other results: asked once without frames',
    );
    await context.close();
  });

  describe('generators of videos', () => {
    const own = exampleBoard.results.filter(({ benchmark }) => benchmark.id === 'ruler-bench');

    it('have a board of their own with every state, without a script', async () => {
      const { page, context } = await visit(`${sites.full}${GENERATORS}`, {
        javaScriptEnabled: false,
      });
      const text = async (id: string): Promise<string> =>
        (await page.locator(`tr[data-result="${id}"]`).innerText()).replaceAll(/\s+/g, ' ');
      expect(await page.locator('tr[data-result]').count()).toBe(own.length);
      for (const { id, probes } of own) {
        const figure = probes['full']?.checklists?.rules.official.overall.average ?? null;
        const shown = figure === null ? 'none' : (figure.value * 100).toFixed(1);
        expect(await text(id), id).toContain(shown);
      }
      expect(await text('gaps')).toContain('42 of 54 judged 6 without a video 6 unjudged');
      expect(await text('gaps')).toContain('judge of the same family');
      expect(await text('lacking')).toContain('no score in game');
      expect(await text('unjudged')).toContain('nobody yet');
      expect(await text('first-frame-held')).toMatch(/^– first frame held trivial generator/);
      expect(await page.locator('.verdict').innerText()).toMatch(/Lead Video 2/);
      await context.close();
    });

    it('say what their judge gives when it sees less', async () => {
      const { page, context } = await visit(`${sites.full}${GENERATORS}`);
      for (const probe of ['judge-blind', 'judge-one-frame', 'judge-wrong-video']) {
        expect(await page.locator(`tr[data-probe="${probe}"]`).innerText()).toMatch(/−\d+\.\d/);
      }
      await page.getByText('By task').click();
      expect(await page.getByText('task 5', { exact: true }).isVisible()).toBe(true);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
      await context.close();
    });

    it('stand apart on the home page, with the trivial one among them', async () => {
      const { page, context } = await visit(sites.full);
      const apart = page.locator('section', { has: page.locator('#generators') });
      expect(await apart.innerText()).toMatch(/in no average with the others/);
      expect(await apart.locator('ol > li').allInnerTexts()).toEqual(
        expect.arrayContaining([expect.stringContaining('first frame held')]),
      );
      const others = page.locator('section', { has: page.locator('#benchmarks') });
      expect(await others.innerText()).not.toContain('RULER-Bench');
      await context.close();
    });

    it('are data as well', async () => {
      const { page, context } = await visit(`${sites.full}${GENERATORS}`);
      const href = await page
        .getByRole('link', { name: 'This board as JSON' })
        .getAttribute('href');
      const response = await page.request.get(new URL(href ?? '', page.url()).href);
      expect(await response.json()).toMatchObject({ benchmark: { id: 'ruler-bench' } });
      await context.close();
    });

    it('have a result page with each rule, and a reason where there is no score', async () => {
      const { page, context } = await visit(`${sites.full}${generatorPath('lacking')}`);
      const body = await page.locator('main').innerText();
      expect(body).toContain('No overall score');
      expect(body).toContain('no score in game');
      expect(await page.locator('tr[data-rule]').count()).toBe(3);
      await context.close();
    });
  });

  it('shows what stands beside a score with its denominators', async () => {
    const { page, context } = await visit(`${sites.full}${EVERYTHING}`, {
      javaScriptEnabled: false,
    });
    const body = (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ');
    expect(body).toMatch(/Open-ended 20 questions/);
    expect(body).toContain('31 of 40 replies to questions with a marked span');
    expect(body).toContain('28 of 30 replies drawn at random diagnosed');
    expect(body).toContain('may favour it');
    await context.close();
  });

  describe('the scatter', () => {
    const short = exampleBoard.results.filter(
      ({ benchmark, protocol }) => benchmark.split === 'short' && !protocol.subtitles,
    );
    const drawn = (probe: string): number =>
      short.filter(
        ({ probes, provenance }) =>
          provenance.level !== 'withdrawn' && (probes[probe]?.accuracy ?? null) !== null,
      ).length;

    it('loads nothing until the reader points at it', async () => {
      const { page, problems, requests, context } = await visit(`${sites.full}${BOARD}`);
      await page.waitForLoadState('networkidle');
      const island = /ProbeScatter|recharts|client\./i;
      expect(requests.filter((url) => island.test(url))).toEqual([]);
      expect(await page.locator('[data-point]').count()).toBe(0);

      await page.locator('figure svg[role=img]').first().hover();
      const figure = page.locator('figure').first();
      await figure.locator('[data-point]').first().waitFor();
      expect(requests.some((url) => island.test(url))).toBe(true);
      expect(await figure.locator('[data-point]').count()).toBe(
        drawn('blind') + drawn('frame-middle'),
      );
      expect(await page.locator('figure').nth(1).locator('[data-point]').count()).toBe(0);
      expect(problems).toEqual([]);
      await context.close();
    });

    it('answers to the button and the arrow keys', async () => {
      const { page, problems, context } = await visit(`${sites.full}${BOARD}`);
      const figure = page.locator('figure').first();
      await figure.getByRole('button', { name: 'Make it interactive' }).focus();
      await page.keyboard.press('Enter');
      await figure.locator('[data-point]').first().waitFor();
      expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('group');
      expect(await figure.getByRole('button').count()).toBe(0);

      await page.keyboard.press('ArrowRight');
      const reading = figure.getByRole('status');
      const best = await page.locator('table.board th.name bdi').first().textContent();
      expect(await reading.textContent()).toContain(`1 · ${best}`);
      await page.keyboard.press('Escape');
      expect(await reading.textContent()).toContain('arrow keys');

      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
      expect(problems).toEqual([]);
      await context.close();
    });

    it('keeps the height of the chart that it replaces', async () => {
      const { page, context } = await visit(`${sites.full}${BOARD}`);
      const island = page.locator('figure astro-island > *').first();
      const before = await island.boundingBox();
      await page.locator('figure svg[role=img]').first().hover();
      await page.locator('[data-point]').first().waitFor();
      const panels = await page.locator('.probe-scatter-panels').first().boundingBox();
      expect(panels?.height).toBe(before?.height);
      await context.close();
    });
  });

  it('keeps the chosen theme from page to page', async () => {
    const { page, context } = await visit(sites.full, { colorScheme: 'light' });
    const ground = (): Promise<string> =>
      page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
    const light = await ground();
    await page.getByRole('button', { name: 'Change between light and dark' }).click();
    const dark = await ground();
    expect(dark).not.toBe(light);
    await page.goto(`${sites.full}${BOARD}`);
    expect(await ground()).toBe(dark);
    await context.close();
  });

  it('has targets of at least 24 by 24 pixels outside of running text', async () => {
    for (const path of [
      '',
      BOARD,
      resultPath('interrupted-short'),
      resultPath('observatory-34b-short'),
    ]) {
      const { page, context } = await visit(`${sites.full}${path}`, {
        viewport: { width: 390, height: 900 },
      });
      const small = await page.locator('a:not(p a, .skip), button, summary').evaluateAll((all) =>
        all
          .map((target) => ({ target, box: target.getBoundingClientRect() }))
          .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
          .map(({ target, box }) => `${target.textContent?.trim()} ${box.width}×${box.height}`),
      );
      expect(small, path).toEqual([]);
      await context.close();
    }
  });
});

/** How many pixels the page is wider than its window. */
function excessWidth(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - innerWidth');
}

/** Opens every disclosure. */
async function unfold(page: Page): Promise<void> {
  await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
}

/** Full video less no video as a reader expects it, from the counts: both were asked of every item. */
function visualGain(id: string): string {
  const { full, blind } = shares(id);
  return `+${((full - blind) * 100).toFixed(1)}`;
}

/** What is left without the video of the score above chance, one of four options. */
function shortcutShare(id: string): string {
  const { full, blind } = shares(id);
  return (((blind - 0.25) / (full - 0.25)) * 100).toFixed(0);
}

function shares(id: string): { full: number; blind: number } {
  const found = exampleBoard.results.find((result) => result.id === id);
  const [full, blind] = [found?.probes['full']?.counts, found?.probes['blind']?.counts];
  if (found === undefined || full === undefined || blind === undefined) throw new Error(id);
  const { items } = found.benchmark;
  return { full: full.correct / items, blind: blind.correct / items };
}

/** The score as a reader expects it, from the counts and not from the record's own estimate. */
function shownScore({ probes }: Result): string {
  const counts = probes['full']?.counts;
  if (counts === undefined) throw new Error('no full probe');
  const { correct, wrong, unparsed, refused, truncated } = counts;
  const scored = correct + wrong + unparsed + refused + truncated;
  return ((correct / scored) * 100).toFixed(1);
}
