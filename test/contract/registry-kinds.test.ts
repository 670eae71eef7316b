import { describe, expect, it } from 'vitest';
import { extractors, scorers } from '../../harness/answers/registry.ts';
import { baselines } from '../../harness/endpoints/baseline.ts';
import { adapters } from '../../harness/plan/endpoints.ts';
import { probes } from '../../harness/plan/probes.ts';
import { random } from '../../harness/random.ts';
import { speaksOfVideo, wordingOf } from '../../harness/plan/wording.ts';
import { parseEndpoint } from '../../harness/schema/endpoint-spec.ts';
import { choiceItem } from '../support/items.ts';
import { smallProtocol } from '../support/protocol.ts';

const item = choiceItem('v_1');
const frames = Array.from({ length: 8 }, (_, index) => ({
  index,
  atSeconds: index,
  jpeg: Uint8Array.of(index),
}));
const policy = { sampler: 'linspace', count: 8, longSide: 64, jpegQuality: 90 } as const;
const protocol = smallProtocol({ frames: policy });
const others = ['a_1', 'a_2', 'b_1', 'v_1'].map((id) => choiceItem(id));

describe.each(await probes.ids())('probe %s', async (id) => {
  const probe = await probes.load(id);
  const [variant = ''] = probe.variants?.(item, {
    numbers: probe.numbers?.default == null ? [] : [probe.numbers.default],
    protocol,
  }) ?? [''];
  const showing = () => ({ random: random(0, id, item.id), variant, protocol });

  it('is named after its file and says what it asks', () => {
    expect(probe.id).toBe(id);
    expect(probe.asks).toMatch(/\?$/);
    expect(probe.version).toBeGreaterThanOrEqual(1);
  });

  it('says of every item whether it applies, or why not', () => {
    const { options: _, clip: __, ...bare } = item;
    for (const one of [item, bare]) {
      const applies = probe.applies(one, protocol);
      if (applies !== true) expect(applies).toMatch(/\w{3}/);
    }
  });

  it('shows the same twice, and changes nothing that it is given', () => {
    const before = structuredClone({ item, frames, others });
    const context = { seed: 0, strata: () => ({}) };
    const show = () => ({
      policy: probe.select === undefined ? policy : probe.select(policy, variant),
      item: probe.item?.(item, showing()) ?? item,
      frames: probe.frames?.(frames, showing()) ?? frames,
      donors: probe.plan?.(others, context),
    });
    expect(show()).toEqual(show());
    expect({ item, frames, others }).toEqual(before);
  });

  it('never touches the gold answer without remapping it to an option', () => {
    const changed = probe.item?.(item, showing()) ?? item;
    if (changed.gold.kind !== 'choice' || changed.options === undefined) return;
    const { letter } = changed.gold;
    const option = changed.options.find((one) => one.letter === letter);
    expect(option?.text).toBe('a long jump over the river');
  });

  it('labels its variants once each, and says how they become one figure', () => {
    if (probe.variants === undefined) return;
    expect(probe.combine).toBeDefined();
    const labels = probe.variants(item, {
      numbers: probe.numbers?.default == null ? [] : [probe.numbers.default],
      protocol,
    });
    expect(new Set(labels).size).toBe(labels.length);
    expect(labels.every((label) => /^[a-z0-9-]+$/.test(label))).toBe(true);
  });

  it('speaks of a video only when one is shown', () => {
    const spoken = smallProtocol({
      subtitles: true,
      prompt: {
        segments: [
          { text: 'Subtitles: {subtitles}', when: 'subtitles' },
          { text: '{question}' },
          { text: ' based on the video', when: 'video' },
        ],
      },
    });
    const words = wordingOf(probe, spoken, [item])?.withOptions ?? '';
    expect(words.includes('based on the video')).toBe(speaksOfVideo(probe, spoken));
    const nothing = probe.select?.(policy, variant) === null || probe.pictures === 'grey';
    if (nothing) expect(words).not.toMatch(/video|Subtitles/);
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
