import { describe, expect, it } from 'vitest';
import type { ProbeResult } from '../../../harness/schema/result.ts';
import { checkOutcomes } from '../../../site/src/records/check-outcomes.ts';
import { exampleBoard } from '../support/example-board.ts';

const { record, items } = find('observatory-34b-short');

function find(id: string) {
  const found = exampleBoard.results.find((result) => result.id === id);
  const own = exampleBoard.itemSets.find(({ hash }) => hash === found?.benchmark.itemSet);
  if (found === undefined || own === undefined) throw new Error(id);
  return { record: found, items: own };
}

type Variant = NonNullable<ProbeResult['variants']>[number];

/** What is wrong with the record once one of its probes is changed, "field: message". */
function problems(id: string, change: (probe: ProbeResult) => object): string[] {
  const probe = record.probes[id];
  if (probe === undefined) throw new Error(id);
  const changed = { ...record, probes: { ...record.probes, [id]: { ...probe, ...change(probe) } } };
  return checkOutcomes(changed, items).map(({ field, message }) => `${field}: ${message}`);
}

/** The same for the second variant. */
function variantProblems(id: string, change: (variant: Variant) => object): string[] {
  return problems(id, ({ variants = [] }) => ({
    variants: variants.map((one, place) => (place === 1 ? { ...one, ...change(one) } : one)),
  }));
}

const swapFirst = (letters: string | null | undefined, [a, b]: [string, string]): string =>
  `${letters?.startsWith(a) ? b : a}${letters?.slice(1)}`;

it('finds nothing wrong with what the publisher makes', () => {
  for (const result of exampleBoard.results) {
    expect(checkOutcomes(result, find(result.id).items), result.id).toEqual([]);
  }
});

describe('a probe with variants', () => {
  it.each(['shuffle', 'frame-oracle', 'budget'])(
    '%s: an answer that was turned is found in the variant and in the whole',
    (id) => {
      const found = variantProblems(id, ({ outcomes }) => ({
        outcomes: swapFirst(outcomes, ['c', 'w']),
        sameAsFull: null,
      })).join('\n');
      expect(found).toMatch(new RegExp(`probes\\.${id}\\.variants\\.1\\.counts\\.correct: `));
      expect(found).toMatch(new RegExp(`probes\\.${id}\\.variants\\.1\\.accuracy\\.value: `));
      expect(found).toMatch(new RegExp(`probes\\.${id}\\.counts\\.correct: `));
    },
  );

  it('has the figure that its way of combining gives', () => {
    expect(problems('shuffle', () => ({ combine: 'best' })).join('\n')).toMatch(
      /probes\.shuffle\.accuracy\.value: .* but the outcomes give/,
    );
    expect(problems('budget', () => ({ combine: 'mean' })).join('\n')).toMatch(
      /probes\.budget\.accuracy: null, but the outcomes give 0\./,
    );
    expect(
      problems('frame-oracle', ({ accuracy }) => ({ accuracy: { ...accuracy, value: 0.99 } })),
    ).toEqual([expect.stringMatching(/^probes\.frame-oracle\.accuracy\.value: 0\.99, but/)]);
  });

  it('has the chance level of its guesses', () => {
    expect(problems('frame-oracle', () => ({ chance: 0.25 }))).toEqual([
      expect.stringMatching(/^probes\.frame-oracle\.chance: 0\.25, but the outcomes give 0\.89/),
    ]);
    expect(problems('frame-oracle', () => ({ chance: null }))).toEqual([]);
  });

  it('has as many letters as there are items, in every string', () => {
    expect(variantProblems('shuffle', () => ({ outcomes: 'cw' }))).toContain(
      `probes.shuffle.variants.1.outcomes: 2 letters for ${items.ids.length} items`,
    );
    expect(variantProblems('shuffle', () => ({ sameAsFull: 'sd' }))).toEqual([
      `probes.shuffle.variants.1.sameAsFull: 2 letters for ${items.ids.length} items`,
    ]);
  });

  it('has no outcomes beside those of its variants', () => {
    expect(problems('shuffle', ({ variants }) => ({ outcomes: variants?.[0]?.outcomes }))).toEqual([
      'probes.shuffle.outcomes: each variant has its own: must be null',
    ]);
  });

  it('tells the outcomes of all variants or of none', () => {
    expect(variantProblems('shuffle', () => ({ outcomes: null, sameAsFull: null }))).toEqual([
      'probes.shuffle.variants: outcomes are withheld of some, not of all',
    ]);
  });

  it('without outcomes still has the sums and the mean of its variants', () => {
    const withheld = (probe: ProbeResult, change: object = {}) => ({
      variants: probe.variants?.map((one) => ({ ...one, outcomes: null, sameAsFull: null })),
      ...change,
    });
    expect(problems('shuffle', (probe) => withheld(probe))).toEqual([]);
    expect(
      problems('shuffle', (probe) =>
        withheld(probe, { accuracy: { ...probe.accuracy, value: 0.5 } }),
      ),
    ).toEqual([expect.stringMatching(/^probes\.shuffle\.accuracy\.value: 0\.5, but/)]);
    expect(
      problems('shuffle', (probe) =>
        withheld(probe, { counts: { ...probe.counts, correct: probe.counts.correct + 1 } }),
      ),
    ).toEqual([expect.stringMatching(/^probes\.shuffle\.counts\.correct: /)]);
  });
});

describe('letters that compare with full', () => {
  it('are found too short, of one probe as of a variant', () => {
    expect(problems('blind', () => ({ sameAsFull: 'sd-' }))).toEqual([
      `probes.blind.sameAsFull: 3 letters for ${items.ids.length} items`,
    ]);
  });

  it('compare scored answers only, and all of them', () => {
    const unlike = problems('blind', ({ sameAsFull }) => ({
      sameAsFull: `-${sameAsFull?.slice(1)}`,
    }));
    expect(unlike).toEqual([
      expect.stringMatching(/^probes\.blind\.sameAsFull: "-" for short-0000/),
    ]);
    const unasked = problems('reverse', ({ sameAsFull }) => ({
      sameAsFull: `${sameAsFull?.slice(0, -1)}s`,
    }));
    expect(unasked).toEqual([expect.stringMatching(/^probes\.reverse\.sameAsFull: "s" for /)]);
  });

  it('need something to compare', () => {
    expect(
      problems('full', ({ outcomes }) => ({ sameAsFull: outcomes?.replaceAll(/./g, 's') })),
    ).toEqual([expect.stringMatching(/^probes\.full\.sameAsFull: there are no outcomes/)]);
  });
});

it('recomputes the cells of breakdowns', () => {
  const found = problems('blind', ({ breakdowns }) => ({
    breakdowns: {
      ...breakdowns,
      type: { ...breakdowns['type'], causal: breakdowns['type']?.['temporal'] },
    },
  }));
  expect(found.join('\n')).toMatch(/probes\.blind\.breakdowns\.type\.causal\.counts\./);
});

it('does not take a missing figure for a right one', () => {
  expect(problems('blind', () => ({ accuracy: null }))).toEqual([
    expect.stringMatching(/^probes\.blind\.accuracy: null, but the outcomes give 0\./),
  ]);
});
