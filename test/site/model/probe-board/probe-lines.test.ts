import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../../harness/schema/outcome.ts';
import type { Result } from '../../../../harness/schema/result.ts';
import { slopeSvg } from '../../../../site/src/charts/svg/slope-svg.ts';
import { probeLines } from '../../../../site/src/model/probe-board/probe-lines.ts';
import { lossFinding, slopeOf } from '../../../../site/src/model/probe-board/slope.ts';
import { HOSTILE_NAME } from '../../support/example-board.ts';
import { makeItemSet, makeProbe, makeResult } from '../../support/make-result.ts';

const items = makeItemSet({
  hash: 'lines',
  benchmark: 'nextqa',
  split: 'val',
  name: null,
  items: 200,
  options: 4,
});
const upTo = (right: number, failed = 0): Outcome[] =>
  items.ids.map((_, at) => (at < failed ? 'failed' : at < right ? 'correct' : 'wrong'));

function result(name: string, probes: Record<string, Outcome[]>): Result {
  return makeResult(
    items,
    Object.fromEntries(
      Object.entries(probes).map(([id, outcomes]) => [id, makeProbe(items, outcomes)]),
    ),
    { id: 'one', model: { name } },
  );
}

describe('the probes of a row', () => {
  const lines = probeLines(
    result('M', { blind: upTo(60), full: upTo(140), noise: upTo(70, 40) }),
    items,
  );
  const line = (id: string) => lines.find((one) => one.id === id);

  it('come from everything shown to nothing shown', () => {
    expect(lines.map(({ id }) => id)).toEqual(['full', 'noise', 'blind']);
  });

  it('lose what the score has beyond them, paired item by item', () => {
    expect(line('full')?.drop).toBeNull();
    expect(line('blind')?.drop).toMatchObject({ value: 0.4, n: 200 });
    // Of the 160 items scored both ways 100 are right in full and 30 in noise.
    expect(line('noise')?.drop).toMatchObject({ value: 70 / 160, n: 160 });
    const { low, high } = line('blind')?.drop?.interval ?? { low: 1, high: 0 };
    expect(low).toBeLessThan(0.4);
    expect(high).toBeGreaterThan(0.4);
  });

  it('have no interval where every video says the same, and no loss where outcomes are withheld', () => {
    const [, blind] = probeLines(result('M', { full: upTo(200), blind: upTo(0) }), items);
    expect(blind?.drop).toEqual({ value: 1, interval: null, n: 200 });
    const withheld = result('M', { full: upTo(100), blind: upTo(20) });
    withheld.probes['blind'] = makeProbe(items, upTo(20), { publishes: 'aggregates' });
    expect(probeLines(withheld, items)[1]?.drop).toBeNull();
    expect(probeLines(withheld, undefined)[1]?.drop).toBeNull();
  });
});

describe('the slope', () => {
  const one = result('One', { full: upTo(140), blind: upTo(60) });
  const other = result(HOSTILE_NAME, {
    full: upTo(120),
    'frame-middle': upTo(100),
    blind: upTo(50),
  });

  it('goes over the probes that were asked, and has gaps', () => {
    const slope = slopeOf([one, other]);
    expect(slope?.stops.map(({ id }) => id)).toEqual(['full', 'frame-middle', 'blind']);
    expect(slope?.lines.map(({ shares }) => shares)).toEqual([
      [0.7, null, 0.3],
      [0.6, 0.5, 0.25],
    ]);
  });

  it('is none where there is nothing to fall to', () => {
    expect(slopeOf([result('Only', { full: upTo(10) })])).toBeNull();
    expect(slopeOf([])).toBeNull();
  });

  it('draws at most eight models, and every name as text', () => {
    const slope = slopeOf(Array.from({ length: 12 }, () => other));
    expect(slope?.lines).toHaveLength(8);
    const svg = slope === null ? '' : slopeSvg(slope, 'Title');
    expect(svg.match(/<polyline/g)).toHaveLength(8);
    expect(svg).not.toContain('<script');
    expect(svg).not.toContain('NaN');
  });

  it('names what is lost without the video', () => {
    const lines = [one, other].map((own) => probeLines(own, items));
    expect(lossFinding(lines)).toBe('Without the video the models lose 35.0 to 40.0 points');
    expect(lossFinding(lines.slice(0, 1))).toBe('Without the video this model loses 40.0 points');
    expect(lossFinding([])).toBe('What each probe leaves of the score');
  });
});
