import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chosenOf,
  PLAIN_VIEW,
  readView,
  writeView,
  type ViewState,
} from '../../../site/src/board/view-state.ts';

const some = fc.option(fc.array(fc.string({ minLength: 1 }), { maxLength: 4 }), { nil: null });
const views: fc.Arbitrary<ViewState> = fc.record({
  sort: fc.option(fc.constantFrom('score', 'gain', 'name'), { nil: null }),
  dir: fc.constantFrom('asc', 'desc'),
  q: fc.string(),
  pin: fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 6 }),
  facets: fc.record({ open: some, size: some, proto: some, src: some, fam: some }),
  cols: some,
});

describe('a view in the address', () => {
  it('is read as it was written, whatever the names hold', () => {
    fc.assert(
      fc.property(views, (view) => {
        // Without a column there is no direction.
        const kept = view.sort === null ? { ...view, dir: 'desc' as const } : view;
        expect(readView(writeView(kept))).toEqual(kept);
      }),
    );
  });

  it('leaves defaults out', () => {
    expect(writeView(PLAIN_VIEW)).toBe('');
    expect(readView('')).toEqual(PLAIN_VIEW);
    expect(readView('?dir=asc&sort=')).toMatchObject({ sort: null });
  });

  it('tells nothing chosen from no choice', () => {
    expect(readView('?open=').facets.open).toEqual([]);
    expect(readView('?').facets.open).toBeNull();
    const facets = { ...PLAIN_VIEW.facets, open: [] };
    expect(writeView({ ...PLAIN_VIEW, facets })).toBe('?open=');
  });

  it('joins by commas, with those of names kept apart', () => {
    const text = writeView({ ...PLAIN_VIEW, pin: ['a,b', 'c'] });
    expect(text).toBe('?pin=a%252Cb,c');
    expect(readView(text).pin).toEqual(['a,b', 'c']);
  });

  it('survives what people and programs do to addresses', () => {
    expect(readView('?pin=a%2Cb').pin).toEqual(['a', 'b']);
    expect(readView('?q=50%25&fam=100%').facets.fam).toEqual(['100%']);
    expect(readView('?pin=a,a,b,c,d,e,f,g').pin).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(readView('?dir=sideways').dir).toBe('desc');
  });

  it('leaves the keys of others alone', () => {
    expect(writeView({ ...PLAIN_VIEW, q: 'x' }, '?rel=2026&q=old&open=closed')).toBe(
      '?rel=2026&q=x',
    );
  });

  it('takes a choice of everything for no filter', () => {
    expect(chosenOf(['a', 'b'], ['a', 'b'])).toBeNull();
    expect(chosenOf(['b'], ['a', 'b'])).toEqual(['b']);
    expect(chosenOf([], ['a'])).toEqual([]);
  });
});
