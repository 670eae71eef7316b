import { describe, expect, it } from 'vitest';
import { curvesSvg } from '../../../site/src/charts/svg/curves-svg.ts';
import type { CurvePanel } from '../../../site/src/curves/curve.ts';
import { panelsCsv } from '../../../site/src/curves/panels-csv.ts';

const HOSTILE = '<script>alert("x")</script>, & «ü»';
const x = { title: 'Step', scale: 'linear' } as const;
const panel = (title: string): CurvePanel => ({
  id: title,
  title,
  footer: '10 questions',
  curves: [
    {
      id: 'c',
      name: HOSTILE,
      probe: 'full',
      points: [
        { x: 0, value: 0.4, low: 0.3, high: 0.5, n: 10, result: 'a' },
        { x: 100, value: 0.6, low: 0.5, high: 0.7, n: 10, result: 'b' },
      ],
    },
  ],
  levels: [{ id: 'm', name: 'M', value: 0.35 }],
});

describe('curvesSvg', () => {
  it('draws a mark a point and a band a curve, two panels beside each other', () => {
    const svg = curvesSvg([panel('one'), panel('two'), panel('three')], { title: 'T', x });
    expect(svg.match(/<circle/g)).toHaveLength(6);
    expect(svg.match(/<polygon/g)).toHaveLength(3);
    expect(svg).toContain('width="960" height="708"');
  });

  it('lets no name be markup', () => {
    const svg = curvesSvg([panel(HOSTILE)], { title: HOSTILE, x });
    expect(svg).not.toContain('<script');
  });

  it('places a higher score higher', () => {
    const [first = 0, second = 0] = Array.from(
      curvesSvg([panel('one')], { title: 'T', x }).matchAll(/<circle cx="[\d.]+" cy="([\d.]+)"/g),
      ([, y]) => Number(y),
    );
    expect(second).toBeLessThan(first);
  });
});

describe('panelsCsv', () => {
  it('has a line a point and one a level, whatever the names hold', () => {
    const lines = panelsCsv([panel('p')], x)
      .trimEnd()
      .split('\n');
    expect(lines).toEqual([
      'panel,curve,probe,step,value,low,high,n,result',
      `p,"${HOSTILE.replaceAll('"', '""')}",full,0,0.4,0.3,0.5,10,a`,
      `p,"${HOSTILE.replaceAll('"', '""')}",full,100,0.6,0.5,0.7,10,b`,
      'p,M,blind,,0.35,,,,',
    ]);
  });
});
