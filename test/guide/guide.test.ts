import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pLimit from 'p-limit';
import { describe, expect, it } from 'vitest';
import { fencedBlocks } from '../../harness/fenced-blocks.ts';
import type { Result } from '../../harness/schema/result.ts';
import { runPage } from '../../scripts/guide/run-page.ts';
import { ON_THE_SITE } from '../../site/src/docs/doc-page.ts';
import { stripSchema } from '../../site/src/docs/strip.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const GUIDE = join(ROOT, 'docs/guide');
const pages = readdirSync(GUIDE).filter((file) => file.endsWith('.md') && file !== 'README.md');

/** Languages of blocks that are shown and not run; a command in a block of another name would escape. */
const SHOWN = new Set([
  'text',
  'json',
  'yaml',
  'python',
  'csv',
  'bibtex',
  'latex',
  'dockerfile',
  'js',
  'ts',
]);
const PAGES_AT_A_TIME = 2;
/** Pages take ten to forty seconds; a busy machine may need several times as much. */
const PAGE_TIMEOUT_MS = 240_000;
/** For a machine that is busy with other tests; the pages before it are waited for as well. */
const TIMEOUT_MS = 600_000;

describe('every command of the guide', () => {
  const atATime = pLimit(PAGES_AT_A_TIME);

  it.concurrent.each(pages)(
    '%s',
    async (file) => {
      const { problems } = await atATime(() =>
        runPage({ file: join(GUIDE, file), timeoutMs: PAGE_TIMEOUT_MS }),
      );
      expect(problems).toEqual([]);
    },
    TIMEOUT_MS,
  );
});

describe.each(pages)('%s', (file) => {
  it('links to pages that there are', async () => {
    const text = await readFile(join(GUIDE, file), 'utf8');
    const links = Array.from(text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g), ([, link = '']) => link);
    const known = (link: string) =>
      pages.includes(link) || link in ON_THE_SITE || /^(\/|https:\/\/)/.test(link);
    expect(links.filter((link) => !known(link))).toEqual([]);
  });

  it('shows the strips of records as they are', async () => {
    const strips = fencedBlocks(await readFile(join(GUIDE, file), 'utf8'))
      .filter(({ words }) => words.includes('strip'))
      .map(({ lines }) => stripSchema.parse(JSON.parse(lines.join('\n'))));
    for (const { record, chance, probes } of strips) {
      const result = JSON.parse(await readFile(join(ROOT, record), 'utf8')) as Result;
      const recorded = Object.entries(result.probes).map(([id, { accuracy }]) => [id, accuracy]);
      expect(probes).toEqual(Object.fromEntries(recorded));
      expect(chance).toBe(result.probes['full']?.chance);
    }
  });

  it('has no command in a block that is not run', async () => {
    const languages = fencedBlocks(await readFile(join(GUIDE, file), 'utf8'))
      .filter(({ words }) => words.every((word) => !word.startsWith('file=')))
      .map(({ language }) => language);
    expect(languages.filter((language) => language !== 'sh' && !SHOWN.has(language))).toEqual([]);
  });
});
