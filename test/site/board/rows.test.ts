import { describe, expect, it } from 'vitest';
import { isShown, onlyProtocol, type RowFacts } from '../../../site/src/board/row-match.ts';
import { orderOf, sortKey } from '../../../site/src/board/row-order.ts';
import { PLAIN_VIEW, type ViewState } from '../../../site/src/board/view-state.ts';

const row: RowFacts = {
  id: 'one',
  text: 'Überblick-8B Söhne <b>Family</b>',
  baseline: false,
  facets: { open: 'open', size: 'm', proto: '748234f', src: 'submitted', fam: 'Family, large' },
};
const chosen = (facets: Partial<ViewState['facets']>): ViewState => ({
  ...PLAIN_VIEW,
  facets: { ...PLAIN_VIEW.facets, ...facets },
});

describe('a row is shown', () => {
  it('in the plain view', () => expect(isShown(row, PLAIN_VIEW)).toBe(true));

  it.each([
    ['uberblick', true],
    ['8b söhne', true],
    ['<B>', true],
    ['missing', false],
    ['  ', true],
  ])('for the words “%s”: %s', (q, shown) => {
    expect(isShown(row, { ...PLAIN_VIEW, q })).toBe(shown);
  });

  it('where every choice holds it', () => {
    expect(isShown(row, chosen({ open: ['open'], fam: ['Family, large'] }))).toBe(true);
    expect(isShown(row, chosen({ open: ['open'], size: ['s'] }))).toBe(false);
    expect(isShown(row, chosen({ src: [] }))).toBe(false);
  });

  it('when it is pinned, whatever is chosen', () => {
    expect(isShown(row, { ...chosen({ open: [] }), q: 'x', pin: ['one'] })).toBe(true);
  });

  it('when it is a baseline, whatever is chosen of models', () => {
    const baseline = { ...row, baseline: true };
    expect(isShown(baseline, chosen({ open: [] }))).toBe(true);
    expect(isShown(baseline, { ...PLAIN_VIEW, q: 'missing' })).toBe(false);
  });
});

it('one protocol has an order of its own', () => {
  expect(onlyProtocol(chosen({ proto: ['a'] }))).toBe('a');
  for (const proto of [null, [], ['a', 'b']]) expect(onlyProtocol(chosen({ proto }))).toBeNull();
});

describe('the order', () => {
  it('leaves rows without a value last either way, and equal rows as they were', () => {
    expect(orderOf([0.2, null, 0.5, 0.2], 'desc')).toEqual([2, 0, 3, 1]);
    expect(orderOf([0.2, null, 0.5, 0.2], 'asc')).toEqual([0, 3, 2, 1]);
  });

  it('counts in names', () => {
    expect(orderOf(['Wide-72B', 'Wide-8B', 'Apart'], 'asc')).toEqual([2, 1, 0]);
  });

  it('reads zero as a value and nothing as none', () => {
    expect(['0', '-0.5', '', undefined, 'Name'].map(sortKey)).toEqual([
      0,
      -0.5,
      null,
      null,
      'Name',
    ]);
  });
});
