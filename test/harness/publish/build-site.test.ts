import { access, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SightlineError } from '../../../harness/errors.ts';
import { buildSite } from '../../../harness/publish/build-site.ts';
import { exampleBoard, writeResults } from '../../site/support/example-board.ts';

const small = {
  ...exampleBoard,
  results: exampleBoard.results.filter(({ benchmark }) => benchmark.id === 'nextqa'),
};
const BASE = '/board/';
/** For a machine that is busy with other tests. */
const BUILD_TIMEOUT_MS = 180_000;
let work: string;

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'sightline-build-'));
  await writeResults(join(work, 'small'), small);
  await writeResults(join(work, 'broken'), small);
  const [record] = small.results;
  await writeFile(
    join(work, 'broken', 'nextqa', 'all-right.json'),
    JSON.stringify({ ...record, provenance: { ...record?.provenance, level: 'certified' } }),
  );
  await mkdir(join(work, 'empty'));
});
afterAll(() => rm(work, { recursive: true, force: true }));

describe('two builds at the same time', { timeout: BUILD_TIMEOUT_MS }, () => {
  const [one, two] = ['one', 'two'];
  beforeAll(
    () =>
      Promise.all([
        buildSite({ results: join(work, 'small'), out: join(work, one), base: BASE }),
        buildSite({ results: join(work, 'empty'), out: join(work, two) }),
      ]),
    BUILD_TIMEOUT_MS,
  );

  it('do not see the records of each other', async () => {
    expect(await records(join(work, one))).toHaveLength(small.results.length);
    expect(await records(join(work, two))).toEqual([]);
    expect(await readFile(join(work, two, 'index.html'), 'utf8')).toContain('No results yet');
  });

  it('leave no address that leads nowhere, and none to another host but those of the records', async () => {
    const named = JSON.stringify(small);
    const pages = (await filesOf(join(work, one))).filter((file) => file.endsWith('.html'));
    expect(pages).toContain('results/nextqa/all-right/index.html');
    for (const page of pages) {
      const html = await readFile(join(work, one, page), 'utf8');
      for (const [, address = ''] of html.matchAll(/ (?:href|src|component-url)="([^"]+)"/g)) {
        if (/^[?#]/.test(address) || named.includes(`"${address}"`)) continue;
        expect(address.startsWith(BASE), `${page}: ${address}`).toBe(true);
        const path = address.slice(BASE.length).replace(/[?#].*$/, '');
        const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
        await expect(access(join(work, one, file)), `${page}: ${address}`).resolves.toBeUndefined();
      }
    }
  });

  it('copy every record byte for byte', async () => {
    const file = join('nextqa', 'all-right.json');
    expect(await readFile(join(work, one, 'data', 'results', file))).toEqual(
      await readFile(join(work, 'small', file)),
    );
  });

  it('replace an earlier site, and leave it alone when a record is broken', async () => {
    const out = join(work, one);
    await buildSite({ results: join(work, 'empty'), out });
    expect(await records(out)).toEqual([]);

    const error = await failureOf(buildSite({ results: join(work, 'broken'), out }));
    expect(error.code).toBe('CONFIG_INVALID');
    expect(error.message).toContain(join(work, 'broken', 'nextqa', 'all-right.json'));
    expect(error.message).toContain('provenance.level: Invalid option');
    expect(await records(out)).toEqual([]);
    expect((await readdir(work)).filter((name) => name.includes('.new-'))).toEqual([]);
  });
});

describe('a board of one’s own', { timeout: BUILD_TIMEOUT_MS }, () => {
  const ADDRESS = 'https://example.org/boards/lab/';
  let site: string;
  const text = (file: string) => readFile(join(site, file), 'utf8');

  beforeAll(async () => {
    const folder = join(work, 'board');
    site = join(folder, 'site');
    await writeResults(join(folder, 'results'), small);
    await writeFile(
      join(folder, 'kitchen.json'),
      JSON.stringify({
        id: 'kitchen',
        title: 'Kitchen videos',
        licence: 'CC BY 4.0',
        splits: { dev: { file: 'dev.csv' } },
        columns: { video: 'video', question: 'question', options: ['a', 'b'], answer: 'answer' },
      }),
    );
    await writeFile(join(folder, 'mark.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    await writeFile(
      join(folder, 'site.json'),
      JSON.stringify({
        title: 'Lab <board>',
        description: 'What our models see.',
        url: ADDRESS,
        logo: 'mark.svg',
        links: [{ title: 'Our code', url: 'https://example.org/code' }],
        benchmarks: ['kitchen.json'],
      }),
    );
    await buildSite({ results: join(folder, 'results'), out: site });
  }, BUILD_TIMEOUT_MS);

  it('has its own name, logo and links', async () => {
    const html = await text('index.html');
    expect(html).toMatch(/<bdi[^>]*>Lab &lt;board&gt;<\/bdi>/);
    expect(html).toMatch(/<title>Lab &lt;board&gt;: /);
    expect(html).toContain('name="description" content="What our models see."');
    expect(html).toContain('src="/boards/lab/logo/logo.svg"');
    expect(html).toContain('href="https://example.org/code"');
    expect(await text('logo/logo.svg')).toContain('<svg');
    expect(await text('404.html')).toContain('<title>Not found · Lab &lt;board&gt;</title>');
  });

  it('shows a benchmark of its own before there are results', async () => {
    expect(await text('index.html')).toContain('Kitchen videos');
  });

  it('names each page and its picture by whole addresses, and hides what is not to be found', async () => {
    const html = await text('results/nextqa/all-right/index.html');
    expect(html).toContain(`rel="canonical" href="${ADDRESS}results/nextqa/all-right/"`);
    const [, picture = ''] = /property="og:image" content="([^"]+)"/.exec(html) ?? [];
    expect(picture).toBe(`${ADDRESS}previews/results/nextqa/all-right.png`);
    await access(join(site, picture.slice(ADDRESS.length)));

    const missing = await text('404.html');
    expect(missing).toContain('name="robots" content="noindex"');
    expect(missing).not.toContain('canonical');
  });

  it('lists every page but those in sitemap.xml, and says so to crawlers', async () => {
    const listed = new Set(
      Array.from((await text('sitemap.xml')).matchAll(/<loc>(.*?)<\/loc>/g), ([, address = '']) =>
        address.slice(ADDRESS.length),
      ),
    );
    const pages = (await filesOf(site)).filter((file) => file.endsWith('index.html'));
    for (const page of pages) {
      const html = await text(page);
      const path = page.slice(0, -'index.html'.length);
      expect(listed.has(path), path).toBe(!html.includes('content="noindex"'));
    }
    const robots = await text('robots.txt');
    expect(robots).toContain(`Sitemap: ${ADDRESS}sitemap.xml`);
    expect(robots).toContain('Disallow: /boards/lab/items/');
  });

  it('allows scripts and styles by their hashes only', async () => {
    for (const page of (await filesOf(site)).filter((file) => file.endsWith('.html'))) {
      const [, policy = ''] =
        /http-equiv="content-security-policy" content="([^"]+)"/.exec(await text(page)) ?? [];
      expect(policy, page).toContain("default-src 'self'");
      expect(policy, page).not.toMatch(/unsafe-|https?:|\*/);
    }
  });
});

it('refuses an output folder that is not a site', async () => {
  const error = await failureOf(
    buildSite({ results: join(work, 'empty'), out: join(work, 'small') }),
  );
  expect(error.code).toBe('USAGE');
  expect(await readdir(join(work, 'small'))).toContain('benchmarks.json');
});

it('says that there is no results folder', async () => {
  const error = await failureOf(
    buildSite({ results: join(work, 'none'), out: join(work, 'three') }),
  );
  expect(error.code).toBe('DATA_MISSING');
});

async function records(site: string): Promise<unknown[]> {
  const index = await readFile(join(site, 'data', 'index.json'), 'utf8');
  return (JSON.parse(index) as { results: unknown[] }).results;
}

async function failureOf(build: Promise<void>): Promise<SightlineError> {
  const error = await build.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof SightlineError) return error;
  throw new Error('no SightlineError', { cause: error });
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}
