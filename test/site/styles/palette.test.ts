import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { difference, labOf, type Lab } from '../../support/colour/ciede2000.ts';
import { seen, VISIONS } from '../../support/colour/colour-vision.ts';
import { contrast, lightOf } from '../../support/colour/srgb.ts';

const css = await readFile(new URL('../../../site/src/styles/tokens.css', import.meta.url), 'utf8');

/** Every token that has a colour of its own in each theme. */
const tokens = new Map(
  Array.from(
    css.matchAll(/^ {2}(--[\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);$/gm),
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
);
const THEMES = ['light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

function colour(name: string, theme: Theme): string {
  const token = tokens.get(name);
  if (token === undefined) throw new Error(`no token ${name}`);
  return token[theme];
}

describe('the measure itself', () => {
  it.each<[Lab, Lab, number]>([
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, -1, 2], [50, 0, 0], 2.3669],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[50, 2.5, 0], [50, 3.1736, 0.5854], 1.0],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
  ])('CIEDE2000 of %j and %j is %d, as published', (one, other, published) => {
    expect(difference(one, other)).toBeCloseTo(published, 4);
    expect(difference(other, one)).toBeCloseTo(published, 4);
  });

  it('sees that red and green come near without the one kind of cone, not without the other', () => {
    const apart = (vision: (typeof VISIONS)[number]) =>
      difference(labOf(seen(lightOf('#b04030'), vision)), labOf(seen(lightOf('#507020'), vision)));
    expect(apart('deutan')).toBeLessThan(apart('normal') / 2);
    expect(apart('tritan')).toBeGreaterThan(apart('normal') / 2);
  });
});

describe.each(THEMES)('in the %s theme', (theme) => {
  const PROBES = ['--probe-full', '--probe-frame-middle', '--probe-blind'];
  const pairs = PROBES.flatMap((one, place) =>
    PROBES.slice(place + 1).map((other) => [one, other] as const),
  );

  it.each(VISIONS)('the marks of probes are apart under %s vision', (vision) => {
    for (const pair of pairs) {
      const [one, other] = pair.map((name) => labOf(seen(lightOf(colour(name, theme)), vision)));
      expect(difference(one as Lab, other as Lab), pair.join(' and ')).toBeGreaterThan(17);
    }
  });

  it('every mark is seen on the page', () => {
    for (const name of [...tokens.keys()].filter((one) => one.startsWith('--probe-'))) {
      expect(contrast(colour(name, theme), colour('--surface-page', theme)), name).toBeGreaterThan(
        3,
      );
    }
  });

  it.each([
    ['--text', ['--surface-page', '--surface-raised', '--surface-quiet']],
    ['--text-second', ['--surface-page', '--surface-raised', '--surface-quiet']],
    ['--text-third', ['--surface-page', '--surface-raised']],
    ['--link', ['--surface-page', '--surface-raised', '--surface-quiet']],
    ['--warning', ['--surface-page', '--surface-raised', '--surface-quiet']],
  ])('%s can be read', (text, surfaces) => {
    for (const surface of surfaces) {
      const ratio = contrast(colour(text, theme), colour(surface, theme));
      expect(ratio, surface).toBeGreaterThanOrEqual(4.5);
    }
  });
});
