import { describe, expect, it } from 'vitest';
import { extractors, judges, scorers } from '../../harness/answers/registry.ts';
import { baselines } from '../../harness/endpoints/baseline.ts';
import { adapters } from '../../harness/plan/endpoints.ts';
import { probes } from '../../harness/plan/probes.ts';
import { random } from '../../harness/random.ts';
import { speaksOfVideo, wordingOf } from '../../harness/plan/wording.ts';
import { LEARNS } from '../../harness/schema/baseline.ts';
import { parseEndpoint } from '../../harness/schema/endpoint-spec.ts';
import { withoutGold, type Item } from '../../harness/schema/item.ts';
import { inventedItems, optionsItem } from '../support/blind-items.ts';
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
    const words = wordingOf(probe, spoken, [item])?.withOptions ?? null;
    // It asks nothing of such an item under this protocol.
    if (words === null) return;
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
  const items = [
    ...inventedItems(36),
    optionsItem('two_1', ['yes', 'no'], { right: 1 }),
    optionsItem('ten_1', 'abcdefghij'.split(''), { right: 9 }),
    optionsItem('same_1', ['1 dog', '1 dog', '1 dog']),
    optionsItem('empty_1', ['', '', '?']),
    optionsItem('hidden_1', ['red', 'blue', 'green'], { gold: { kind: 'hidden' } }),
  ];
  const open = choiceItem('open_1', { gold: { kind: 'text', references: ['rest'] } });
  delete open.options;

  it('is named after its file and says what it looks at', () => {
    expect(baseline.id).toBe(id);
    expect(baseline.version).toBeGreaterThanOrEqual(1);
    expect(baseline.summary).not.toBe('');
    expect(LEARNS).toContain(baseline.learns);
  });

  it('gives every option a finite score, the same ones each time, and open-ended items none', () => {
    const before = structuredClone([...items, open]);
    const rule = baseline.fit([...items, open], 3);
    const again = baseline.fit([...items, open], 3);
    for (const one of items.map(withoutGold)) {
      const scores = rule(one);
      expect(scores).toHaveLength(one.options?.length ?? 0);
      expect(scores?.every(Number.isFinite)).toBe(true);
      expect(again(one)).toEqual(scores);
    }
    expect(rule(withoutGold(open))).toBeNull();
    expect([...items, open]).toEqual(before);
  });

  it.each([
    ['no items', []],
    ['one item', items.slice(0, 1)],
    ['one video', items.slice(0, 4)],
    ['two items', items.slice(3, 5)],
  ])('says something of an item that it has not seen, fitted on %s', (_, few) => {
    const unseen = withoutGold(optionsItem('unseen_1', ['a dog', 'a cat', 'a dog']));
    const scores = baseline.fit(few, 0)(unseen);
    expect(scores?.every(Number.isFinite)).toBe(true);
    expect(scores).toHaveLength(3);
  });

  // One rule looks at its own answer, by its definition: the share of a letter over the whole split.
  const looksAtOwn = id === 'majority-letter';
  it(
    looksAtOwn
      ? 'counts the gold answer of the item itself, as one of all'
      : 'scores an item by the same numbers, whatever its own gold answer is',
    () => {
      for (const own of items.filter((one) => one.gold.kind === 'choice').slice(0, 12)) {
        const scores = ['A', 'B'].map((letter) => {
          const other = { ...own, gold: { kind: 'choice' as const, letter } };
          const all = items.map((one) => (one.id === own.id ? other : one));
          return baseline.fit(all, 3)(withoutGold(own));
        });
        if (looksAtOwn) expect(scores[0]).not.toEqual(scores[1]);
        else expect(scores[0]).toEqual(scores[1]);
      }
    },
  );

  it('looks at no more than it says', () => {
    const own = withoutGold(items[5] as Item);
    const scores = baseline.fit(items, 3)(own);
    if (baseline.learns === 'nothing') expect(baseline.fit([], 3)(own)).toEqual(scores);
    if (!baseline.learns.startsWith('answers')) {
      const hidden = items.map((one): Item => ({ ...one, gold: { kind: 'hidden' } }));
      expect(baseline.fit(hidden, 3)(own)).toEqual(scores);
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

describe.each(await judges.ids())('judge %s', async (id) => {
  const judge = await judges.load(id);
  const { options: _, ...rest } = item;
  const checks = [{ dimension: 'Rule Coherence', question: 'Does it fall?' }];
  const open = [
    { ...rest, gold: { kind: 'text' as const, references: ['a star'] } },
    { ...rest, gold: { kind: 'checklist' as const, checks } },
  ].find((one) => judge.judges(one));
  if (open === undefined) throw new Error(`${id} judges nothing`);
  const judged = { item: open, answer: 'a bright star' };

  it('is named after its file, and judges no answer that is known to be one of the options', () => {
    expect(judge.id).toBe(id);
    expect(judge.version).toBeGreaterThanOrEqual(1);
    expect(judge.judges({ ...item, gold: { kind: 'choice', letter: 'A' } })).toBe(false);
  });

  it('asks the same of the same, and another thing of another item or another answer in words', () => {
    expect(judge.question(judged)).toBe(judge.question({ ...judged }));
    const other = { ...open, question: 'What else?' };
    expect(judge.question({ ...judged, item: other })).not.toBe(judge.question(judged));
    if (judge.looks !== undefined) return;
    expect(judge.question({ ...judged, answer: 'a dog' })).not.toBe(judge.question(judged));
  });

  it.each(['', 'yes', 'I cannot tell.', '<verdict>yes</verdict><verdict>no</verdict>'])(
    'reads no verdict in %j',
    (reply) => {
      expect(judge.read(reply, judged).verdict).toBeNull();
    },
  );
});
