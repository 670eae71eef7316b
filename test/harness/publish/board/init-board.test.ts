import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { initBoard } from '../../../../harness/publish/board/init-board.ts';
import { readSiteConfig } from '../../../../harness/publish/site-config.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const KITCHEN = {
  id: 'kitchen',
  title: 'Kitchen',
  licence: 'CC BY 4.0',
  splits: { dev: { file: 'dev.csv' } },
  columns: { video: 'video', question: 'question', options: ['a', 'b'], answer: 'answer' },
};

const board = (folder: string, changes: object = {}) =>
  initBoard({ folder, title: 'Lab', benchmarks: [], sightline: 'lab/sightline', ...changes });

describe('a new repository of records', () => {
  it('holds a config that a build reads, with its own benchmarks', async () => {
    const work = await temporaryFolder();
    await writeFile(join(work, 'kitchen.json'), JSON.stringify(KITCHEN));
    const folder = join(work, 'board');
    const files = await board(folder, { benchmarks: [join(work, 'kitchen.json')] });
    expect(files).toContain('benchmarks/kitchen.json');
    for (const file of files) expect(await readFile(join(folder, file), 'utf8')).not.toBe('');

    const { settings } = await readSiteConfig({ results: join(folder, 'results') });
    expect(settings.title).toBe('Lab');
    expect(settings.cards.map(({ id }) => id)).toEqual(['kitchen']);
  });

  it('is built by one Sightline, at a commit', async () => {
    const folder = join(await temporaryFolder(), 'board');
    await board(folder);
    const workflow = await readFile(join(folder, '.github', 'workflows', 'pages.yml'), 'utf8');
    expect(workflow).toContain('repository: lab/sightline');
    expect(workflow).toMatch(/ref: ([0-9a-f]{40}|main)$/m);
    expect(workflow).toContain('site build --results ../board/results');
    // A value of GitHub's reaches the shell by the environment, never as part of the command.
    expect(workflow).not.toMatch(/run:.*\$\{\{/);
  });

  it('overwrites nothing', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'notes.md'), 'mine');
    await expect(board(folder)).rejects.toMatchObject({ code: 'USAGE' });
  });

  it.each<[string, object, string]>([
    ['a repository that is none', { sightline: 'https://x\n  run: evil' }, 'USAGE'],
    ['a descriptor that is not there', { benchmarks: ['none.json'] }, 'CONFIG_INVALID'],
    ['a title that is too long', { title: 'x'.repeat(61) }, 'USAGE'],
  ])('refuses %s, and writes nothing', async (_case, changes, code) => {
    const folder = join(await temporaryFolder(), 'board');
    await expect(board(folder, changes)).rejects.toMatchObject({ code });
    await expect(readFile(join(folder, 'site.json'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
