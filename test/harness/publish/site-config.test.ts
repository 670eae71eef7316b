import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSiteConfig } from '../../../harness/publish/site-config.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const DESCRIPTOR = {
  id: 'kitchen',
  title: 'Kitchen',
  licence: 'CC BY 4.0',
  splits: { dev: { file: 'dev.csv', title: 'Development' } },
  columns: { video: 'video', question: 'question', options: ['a', 'b'], answer: 'answer' },
};

/** A board's folder with an empty results folder. */
async function board(config: object | null, files: Record<string, string> = {}): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'results'));
  if (config !== null) files['site.json'] = JSON.stringify(config);
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

const read = (folder: string, typed: object = {}) =>
  readSiteConfig({ results: join(folder, 'results'), ...typed });

describe('the config of a board', () => {
  it('may be missing', async () => {
    expect(await read(await board(null))).toEqual({
      settings: {
        title: 'Sightline',
        description: null,
        origin: null,
        logo: null,
        links: [],
        cards: [],
      },
      base: '/',
    });
  });

  it('gives title, address, logo and the cards of own benchmarks', async () => {
    const folder = await board(
      {
        title: 'Lab',
        url: 'https://example.org/boards/lab',
        logo: 'logo.svg',
        benchmarks: ['kitchen.json'],
      },
      { 'logo.svg': '<svg/>', 'kitchen.json': JSON.stringify(DESCRIPTOR) },
    );
    const { settings, base } = await read(folder);
    expect(base).toBe('/boards/lab/');
    expect(settings).toMatchObject({
      title: 'Lab',
      origin: 'https://example.org',
      logo: join(folder, 'logo.svg'),
      cards: [
        {
          id: 'kitchen',
          publishes: 'aggregates',
          splits: [{ id: 'dev', title: 'Development' }],
        },
      ],
    });
  });

  it('yields to what is typed', async () => {
    const folder = await board({ url: 'https://example.org/a/' });
    const typed = await read(folder, { url: 'https://other.example/b/' });
    expect([typed.settings.origin, typed.base]).toEqual(['https://other.example', '/b/']);
    expect((await read(folder, { base: 'c' })).base).toBe('/c/');
  });

  it.each<[string, object | null, object, string, RegExp]>([
    ['an unknown key', { titel: 'x' }, {}, 'CONFIG_INVALID', /site\.json.*titel/],
    ['a script as a link', link('javascript:alert(1)'), {}, 'CONFIG_INVALID', /links\.0\.url/],
    ['an address of files', { url: 'file:///etc' }, {}, 'CONFIG_INVALID', /url/],
    ['a logo that is not there', { logo: 'x.svg' }, {}, 'DATA_MISSING', /x\.svg/],
    ['a logo that is no picture', { logo: 'x.html' }, {}, 'CONFIG_INVALID', /logo/],
    ['a config that is not there', null, { config: '/none.json' }, 'DATA_MISSING', /none\.json/],
    ['no address', null, { url: 'example.org' }, 'USAGE', /no address/],
    ['a base that leads upwards', null, { base: '/../' }, 'USAGE', /no path/],
    ['a base that breaks a tag', null, { base: '/"><b>/' }, 'USAGE', /no path/],
  ])('refuses %s', async (_case, config, typed, code, message) => {
    const reading = read(await board(config), typed);
    await expect(reading).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });
});

function link(url: string) {
  return { links: [{ title: 'x', url }] };
}
