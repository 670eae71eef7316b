import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { lettering } from '../../../../site/src/publishing/preview/lettering.ts';
import { pictureOf } from '../../../../site/src/publishing/preview/picture.ts';
import { previewPath } from '../../../../site/src/publishing/preview/preview-path.ts';
import { HOSTILE_NAME } from '../../support/example-board.ts';

describe('lettering', () => {
  it('is as wide as its letters, twice as wide at twice the size', () => {
    const one = lettering('Sightline', { size: 20 });
    expect(lettering('Sightline', { size: 40 }).width).toBeCloseTo(2 * one.width, 6);
    expect(lettering('SightlineSightline', { size: 20 }).width).toBeCloseTo(2 * one.width, 6);
  });

  it('leaves out what the face cannot draw, and no gap for it', () => {
    const drawn = (text: string) => lettering(text, { size: 20 }).path;
    expect(drawn('model 🎬 نموذج v2')).toBe(drawn('model v2'));
    expect(drawn('🎬')).toBe('');
  });

  it('ends in an ellipsis where there is no more room', () => {
    const short = lettering('a-name-that-goes-on-and-on', { size: 40, maxWidth: 200 });
    expect(short.width).toBeLessThanOrEqual(200);
    expect(short.path.endsWith(lettering('…', { size: 40 }).path)).toBe(false);
    const whole = lettering('a-name', { size: 40, maxWidth: 200 });
    expect(whole).toEqual(lettering('a-name', { size: 40 }));
  });
});

describe('the picture of a link', () => {
  const marks = [
    { probe: 'full', title: 'Full video', value: 1, low: null, high: null },
    { probe: 'blind', title: 'No video', value: 0, low: 0, high: 0.2 },
  ] as const;

  it('holds outlines only: no name becomes markup', () => {
    const svg = pictureOf({ board: HOSTILE_NAME, title: HOSTILE_NAME, lead: HOSTILE_NAME });
    expect(svg).not.toMatch(/<(script|text|image|style)|alert/);
  });

  it('is 1200 by 630 pixels of more than paper', async () => {
    const svg = pictureOf({
      board: 'Lab',
      title: HOSTILE_NAME,
      lead: 'x',
      figure: { value: '100.0', interval: '' },
      marks: [...marks],
    });
    const { data, info } = await sharp(Buffer.from(svg))
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([1200, 630]);
    const blue = { pixels: 0 };
    for (let at = 0; at < data.length; at += info.channels) {
      if (data[at] === 0 && data[at + 1] === 0x60 && data[at + 2] === 0xa8) blue.pixels += 1;
    }
    expect(blue.pixels).toBeGreaterThan(5000);
  });

  it.each([
    ['', 'previews/home.png'],
    ['methods/', 'previews/home.png'],
    ['benchmarks/nextqa/', 'previews/benchmarks/nextqa.png'],
    ['benchmarks/nextqa/probes/', 'previews/home.png'],
    ['results/nextqa/all-right/', 'previews/results/nextqa/all-right.png'],
  ])('of /%s is %s', (path, picture) => {
    expect(previewPath(path)).toBe(picture);
  });
});
