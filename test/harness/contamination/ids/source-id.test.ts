import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourceIdOf } from '../../../../harness/contamination/ids/source-id.ts';
import { describeWithRealData, realData } from '../../../support/real-data.ts';

const ID = 'h1ea4qoIfiU';

describe('YouTube', () => {
  it.each([
    `https://www.youtube.com/watch?v=${ID}`,
    `http://youtube.com/watch?v=${ID}`,
    `youtube.com/watch?v=${ID}`,
    `HTTPS://WWW.YouTube.com/watch?v=${ID}`,
    `https://m.youtube.com/watch?v=${ID}`,
    `https://music.youtube.com/watch?v=${ID}`,
    `https://www.youtube.com/watch?feature=share&v=${ID}&list=PL0`,
    `https://www.youtube.com/watch?v=${ID}#t=30`,
    `https://youtu.be/${ID}?si=abcdefghijk&t=30`,
    `youtu.be/${ID}`,
    `https://www.youtube.com/embed/${ID}`,
    `https://www.youtube-nocookie.com/embed/${ID}?rel=0`,
    `https://www.youtube.com/shorts/${ID}`,
    `https://www.youtube.com/live/${ID}?feature=share`,
    `https://www.youtube.com/v/${ID}`,
    `https://www.youtube.com/e/${ID}`,
    `https://www.youtube.com/attribution_link?u=%2Fwatch%3Fv%3D${ID}%26feature%3Dshare`,
    `https://www.google.com/url?q=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3D${ID}&sa=D`,
    `https://www.google.com/url?q=https%253A%252F%252Fwww.youtube.com%252Fwatch%253Fv%253D${ID}`,
    `https://i.ytimg.com/vi/${ID}/hqdefault.jpg`,
    `https://img.youtube.com/vi_webp/${ID}/maxresdefault.webp`,
    `https://www.youtube.com/oembed?url=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3D${ID}&format=json`,
    `${ID}.mp4`,
    ID,
    `videos/${ID}.webm`,
    `videos\\${ID}.mkv`,
    `v_${ID}.mp4`,
    `A title, with [brackets] [${ID}].mp4`,
    `A title-${ID}.mp4`,
  ])('%s', (text) => {
    expect(sourceIdOf(text, 'any')).toEqual({ platform: 'youtube', id: ID });
  });

  it.each([
    [`${ID}_95_112.mp4`, 95, 112],
    [`${ID}_95.5_112.25.mp4`, 95.5, 112.25],
    [`v_${ID}_0_10.mp4`, 0, 10],
    [`https://www.youtube.com/embed/${ID}?start=95&end=112`, 95, 112],
    [`https://www.youtube.com/embed/${ID}?end=112`, 0, 112],
  ])('%s is a clip', (text, start, end) => {
    expect(sourceIdOf(text, 'any')).toEqual({ platform: 'youtube', id: ID, start, end });
  });

  it('a viewer who begins later is no clip, nor is one that ends before it begins', () => {
    expect(sourceIdOf(`https://youtu.be/${ID}?t=30`, 'any')).not.toHaveProperty('start');
    expect(
      sourceIdOf(`https://www.youtube.com/embed/${ID}?start=9&end=3`, 'any'),
    ).not.toHaveProperty('end');
  });

  it('keeps case and every character of the alphabet', () => {
    expect(sourceIdOf('https://youtu.be/_9Vy1QsZ7k0', 'any')?.id).toBe('_9Vy1QsZ7k0');
    expect(sourceIdOf('https://youtu.be/-9vy1QsZ-k0', 'any')?.id).toBe('-9vy1QsZ-k0');
  });

  it.each([
    'https://www.youtube.com/watch?v=h1ea4qoIfi',
    'https://www.youtube.com/watch?v=h1ea4qoIfiUU',
    'https://www.youtube.com/watch?v=h1ea4qoIfiB',
    'https://www.youtube.com/playlist?list=PLh1ea4qoIfiU',
    'https://www.youtube.com/channel/UCh1ea4qoIfiU',
    'https://vimeo.com/76979871',
    `https://notyoutube.com/watch?v=${ID}`,
    `https://youtube.com.example.org/watch?v=${ID}`,
    `https://example.org/${ID}`,
    '',
    '   ',
  ])('is not in %j', (text) => {
    expect(sourceIdOf(text, 'any')).toBeNull();
  });

  it.each([
    'S10A03I01S1.mp4',
    'clip_7881.mp4',
    'h1ea4qoIfi.mp4',
    'h1ea4qoIfiUU.mp4',
    'v_S10A03I01S1',
  ])('%s is another name', (text) => {
    expect(sourceIdOf(text, 'any')?.platform).toBe('file');
  });

  it('a bare name is read as its data set says: HA-ViD has names that pass the filter', () => {
    expect(sourceIdOf('S06A12I24M0.mp4', 'any')?.platform).toBe('youtube');
    expect(sourceIdOf('S06A12I24M0.mp4', 'file')).toEqual({ platform: 'file', id: 'S06A12I24M0' });
    expect(sourceIdOf(`${ID}_95_112.mp4`, 'file')?.platform).toBe('youtube');
    expect(sourceIdOf('Hand-S06A12I24M0.mp4', 'file')?.platform).toBe('file');
  });
});

describe('Flickr and VidOR', () => {
  it.each([
    ['2574374895', 'any'],
    ['13810038884.mp4', 'any'],
    ['0028/13810038884', 'any'],
    ['NExTVideo/1164/2574374895.mp4', 'any'],
    ['574374895.mp4', 'flickr'],
    ['https://www.flickr.com/photos/someone/2574374895/in/set-1', 'any'],
    ['https://www.flickr.com/photos/12345678@N00/2574374895', 'any'],
    ['https://live.staticflickr.com/3000/2574374895_0a1b2c3d4e_o.jpg', 'any'],
    ['http://farm4.static.flickr.com/3000/2574374895_0a1b2c3d4e.jpg', 'any'],
  ] as const)('%s (%s)', (text, rule) => {
    const id = /(\d{9,11})(?!\d|@)/.exec(text.replace('3000/', ''))?.[1];
    expect(sourceIdOf(text, rule)).toMatchObject({ platform: 'flickr', id });
  });

  it('reads short links, which have the id to the base of 58', () => {
    // Of 1 to 9, a to z without l, A to Z without I and O: 2 is one, Z is 57.
    expect(sourceIdOf('https://flic.kr/p/2ZZZZZ', 'any')).toEqual({
      platform: 'flickr',
      id: String(2 * 58 ** 5 - 1),
    });
    expect(sourceIdOf('https://flic.kr/p/l0', 'any')).toBeNull();
  });

  it('eleven digits are no YouTube id unless a data set says so', () => {
    expect(sourceIdOf('13810038884', 'any')?.platform).toBe('flickr');
    expect(sourceIdOf('13810038884', 'youtube')?.platform).toBe('youtube');
  });

  it.each(['257437489', '257437489512', '2574374895a'])('%s is another name', (text) => {
    expect(sourceIdOf(text, 'any')?.platform).toBe('file');
  });
});

describe('own names', () => {
  it.each([
    ['9907f939-04c4-42e6-ad57-0a364f1d0ccb', {}],
    ['37e1b635be3544d5a45106ea71c3b97c.mp4', {}],
    ['9907F939-04C4-42E6-AD57-0A364F1D0CCB_58_59.mp4', { start: 58, end: 59 }],
  ])('%s is a UUID', (text, span) => {
    const id = text
      .slice(0, text.includes('-') ? 36 : 32)
      .replaceAll('-', '')
      .toLowerCase();
    expect(sourceIdOf(text, 'any')).toEqual({ platform: 'uuid', id, ...span });
  });

  it('numbers behind another name are a part of it', () => {
    expect(sourceIdOf('S10_01_02.mp4', 'any')).toEqual({ platform: 'file', id: 'S10_01_02' });
  });
});

describeWithRealData('source ids of published annotations', () => {
  it('NExT-QA: every video is one of Flickr, by its id and by its place in VidOR', async () => {
    const text = await readFile(join(realData(), 'nextqa/map_vid_vidorID.json'), 'utf8');
    const map = Object.entries(JSON.parse(text) as Record<string, string>);
    expect(map).toHaveLength(10_000);
    for (const [id, place] of map) {
      expect(sourceIdOf(id, 'any')).toEqual({ platform: 'flickr', id });
      expect(sourceIdOf(`${place}.mp4`, 'any')).toEqual({ platform: 'flickr', id });
    }
  });

  it('MotionBench: 366 clips of YouTube, and 316 of 1,005 bare names that only look like it', async () => {
    const text = await readFile(join(realData(), 'motionbench/mapping.json'), 'utf8');
    const names = Object.keys(JSON.parse(text) as Record<string, string>);
    const platforms = (rule: 'any' | 'file', of: string[]) =>
      of.filter((name) => sourceIdOf(name, rule)?.platform === 'youtube').length;
    expect(platforms('file', names)).toBe(366);
    const bare = names.filter((name) => /^[\w-]{11}\.mp4$/.test(name));
    expect([bare.length, platforms('any', bare), platforms('file', bare)]).toEqual([1005, 316, 0]);
  });

  it('Video-MME: links and ids of 899 of 900 videos agree', async () => {
    const text = await readFile(join(realData(), 'video-mme/videomme.json'), 'utf8');
    const rows = JSON.parse(text) as { videoID: string; url: string }[];
    const ids = [...new Map(rows.map(({ videoID, url }) => [videoID, url]))];
    const read = ids.filter(([id]) => sourceIdOf(id, 'youtube')?.platform === 'youtube');
    expect([ids.length, read.length]).toEqual([900, 899]);
    for (const [id, url] of read) {
      expect(sourceIdOf(url, 'any')).toEqual({ platform: 'youtube', id });
    }
    // The authors' row of one video has an id of thirteen characters, which no video can have.
    const odd = ids.find((one) => !read.includes(one));
    expect(odd?.[0]).toHaveLength(13);
    expect(sourceIdOf(odd?.[1] ?? '', 'any')).toBeNull();
  });
});
