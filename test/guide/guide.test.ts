import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pLimit from 'p-limit';
import { describe, expect, it } from 'vitest';
import { fencedBlocks } from '../../harness/fenced-blocks.ts';
import { runPage } from '../../scripts/guide/run-page.ts';

const GUIDE = fileURLToPath(new URL('../../docs/guide', import.meta.url));
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
/** For a machine that is busy with other tests; the pages before it are waited for as well. */
const TIMEOUT_MS = 600_000;

describe('every command of the guide', () => {
  const atATime = pLimit(PAGES_AT_A_TIME);

  it.concurrent.each(pages)(
    '%s',
    async (file) => {
      const { problems } = await atATime(() => runPage({ file: join(GUIDE, file) }));
      expect(problems).toEqual([]);
    },
    TIMEOUT_MS,
  );
});

describe.each(pages)('%s', (file) => {
  it('has no command in a block that is not run', async () => {
    const languages = fencedBlocks(await readFile(join(GUIDE, file), 'utf8'))
      .filter(({ words }) => words.every((word) => !word.startsWith('file=')))
      .map(({ language }) => language);
    expect(languages.filter((language) => language !== 'sh' && !SHOWN.has(language))).toEqual([]);
  });
});
