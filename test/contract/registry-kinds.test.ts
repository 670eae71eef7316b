import { describe, expect, it } from 'vitest';
import { extractors, scorers } from '../../harness/answers/registry.ts';
import { baselines } from '../../harness/endpoints/baseline.ts';
import { adapters } from '../../harness/plan/endpoints.ts';
import { probes } from '../../harness/plan/probes.ts';
import { random } from '../../harness/random.ts';
import { parseEndpoint } from '../../harness/schema/endpoint-spec.ts';
import { choiceItem } from '../support/items.ts';

const item = choiceItem('v_1');
const frames = Array.from({ length: 8 }, (_, index) => ({
  index,
  atSeconds: index,
  jpeg: Uint8Array.of(index),
}));
const policy = { sampler: 'linspace', count: 8, longSide: 64, jpegQuality: 90 } as const;

describe.each(await probes.ids())('probe %s', async (id) => {
  const probe = await probes.load(id);

  it('is named after its file and says what it asks', () => {
    expect(probe.id).toBe(id);
    expect(probe.asks).toMatch(/\?$/);
    expect(probe.version).toBeGreaterThanOrEqual(1);
  });

  it('shows the same twice, and changes nothing that it is given', () => {
    const before = structuredClone({ item, frames });
    const show = () => ({
      policy: probe.select === undefined ? policy : probe.select(policy),
      item: probe.item?.(item, random(0, id, item.id)) ?? item,
      frames: probe.frames?.(frames, item, random(0, id, item.id)) ?? frames,
    });
    expect(show()).toEqual(show());
    expect({ item, frames }).toEqual(before);
  });

  it('never touches the gold answer without remapping it to an option', () => {
    const changed = probe.item?.(item, random(0, id, item.id)) ?? item;
    if (changed.gold.kind !== 'choice' || changed.options === undefined) return;
    expect(changed.options.map((option) => option.letter)).toContain(changed.gold.letter);
  });
});

describe.each(await adapters.ids())('adapter %s', async (id) => {
  const adapter = await adapters.load(id);

  it('is named after its file and gives an example that can be read', () => {
    expect(adapter.id).toBe(id);
    expect(parseEndpoint(adapter.example).adapter).toBe(id);
  });

  it('is given gold answers only as a baseline', () => {
    expect(adapter.kind === 'baseline').toBe(id === 'baseline');
  });
});

describe.each(await baselines.ids())('baseline %s', async (id) => {
  const baseline = await baselines.load(id);

  it('answers with an option of the item, the same one each time', () => {
    expect(baseline.id).toBe(id);
    const items = Array.from({ length: 20 }, (_, index) => choiceItem(`v_${index}`));
    const answer = baseline.fit(items, 3);
    const again = baseline.fit(items, 3);
    for (const one of items) {
      expect(['A', 'B', 'C']).toContain(answer(one));
      expect(again(one)).toBe(answer(one));
    }
  });
});

describe.each(await extractors.ids())('extractor %s', async (id) => {
  const extractor = await extractors.load(id);

  it('is named after its file and finds nothing in nothing', () => {
    expect(extractor.id).toBe(id);
    expect(extractor.version).toBeGreaterThanOrEqual(1);
    expect(extractor.extract('  ', item).answer).toBeNull();
  });
});

it.each(await scorers.ids())('scorer %s is named after its file', async (id) => {
  expect((await scorers.load(id)).id).toBe(id);
});
