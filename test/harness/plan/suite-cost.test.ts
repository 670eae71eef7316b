import { describe, expect, it } from 'vitest';
import { detects, probeCosts } from '../../../harness/plan/probe-cost.ts';
import { plannedProbes } from '../../../harness/plan/planned-probe.ts';
import { probeRequests } from '../../../harness/plan/probe-words.ts';
import { suiteCosts } from '../../../harness/plan/suite-cost.ts';
import { listSuites, loadSuite } from '../../../harness/plan/suites.ts';
import { planTrials } from '../../../harness/plan/trials.ts';
import { choiceItem } from '../../support/items.ts';
import { smallProtocol } from '../../support/protocol.ts';

describe('suiteCosts', () => {
  it('quick asks 900 of each benchmark, and says what that can show', async () => {
    const costs = await suiteCosts(await loadSuite('quick'));
    expect(costs.map(({ requests }) => requests)).toEqual([900, 900, 900, 900]);
    const [nextqa] = costs;
    expect(nextqa?.parts).toHaveLength(1);
    expect(nextqa?.parts[0]).toMatchObject({
      items: 300,
      probes: ['full', 'blind', 'frame-middle'],
    });
    expect(nextqa?.parts[0]?.detects).toBeCloseTo(0.085, 3);
  });

  it('nightly and paper can show smaller differences for more requests', async () => {
    const [quick, nightly, paper] = await Promise.all(
      ['quick', 'nightly', 'paper'].map(async (id) => (await suiteCosts(await loadSuite(id)))[1]),
    );
    const smallest = (cost: typeof quick) =>
      Math.min(...(cost?.parts ?? []).map(({ detects: points }) => points ?? 1));
    expect(quick?.requests).toBeLessThan(nightly?.requests ?? 0);
    expect(nightly?.requests).toBeLessThan(paper?.requests ?? 0);
    expect(smallest(nightly)).toBeLessThan(smallest(quick));
    expect(smallest(paper)).toBeLessThan(smallest(nightly));
  });

  it('counts variants: five options have four rotations, 32 frames six halvings', async () => {
    const suite = {
      name: 's',
      probes: ['rotate:100', 'budget:10'],
      runs: [{ benchmark: 'nextqa' }],
    };
    expect((await suiteCosts(suite))[0]?.requests).toBe(4 * 100 + 6 * 10);
  });

  it('does not know the size of an unpublished split, nor of rows of its own', async () => {
    const own = { name: 's', runs: [{ benchmark: 'nextqa', data: '/somewhere' }] };
    expect((await suiteCosts(own))[0]).toMatchObject({ requests: null });
  });

  it('every suite names benchmarks and probes that exist', async () => {
    for (const { suite } of await listSuites()) await suiteCosts(suite);
  });
});

describe('probeCosts', () => {
  it('counts items, videos and requests of a plan', async () => {
    const items = Array.from({ length: 12 }, (_, index) => choiceItem(`v${index % 4}_${index}`));
    const probes = plannedProbes(await probeRequests(['full', 'shuffle=2:6']), {
      items,
      benchmark: { breakdowns: () => ({}) } as never,
      seed: 0,
    });
    const { trials } = planTrials(items, probes, { kind: 'model', protocol: smallProtocol() });
    expect(probeCosts(trials)).toEqual([
      {
        probe: 'full',
        items: 12,
        videos: 4,
        requests: 12,
        detects: detects({ items: 12, videos: 4 }),
      },
      {
        probe: 'shuffle',
        items: 6,
        videos: 2,
        requests: 12,
        detects: detects({ items: 6, videos: 2 }),
      },
    ]);
  });

  it('needs four times the items for half the difference', () => {
    const at = (items: number) => detects({ items, videos: items });
    expect(at(100) / at(400)).toBeCloseTo(2);
  });
});
