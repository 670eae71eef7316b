import { describe, expect, it } from 'vitest';
import {
  DEFAULT_QUERY,
  readItemQuery,
  readLabel,
  writeItemQuery,
  writeLabel,
} from '../../../site/src/items/item-query.ts';

describe('the address of a choice', () => {
  it('is empty for what is usual, so that a shared link is short', () => {
    expect(writeItemQuery(DEFAULT_QUERY)).toBe('');
    expect(readItemQuery('')).toEqual(DEFAULT_QUERY);
  });

  it('comes back with every character', () => {
    const query = {
      set: 'abc',
      show: 'blind',
      label: { breakdown: 'task, type: "x"', label: 'Film & Television: 100 % <b>' },
      search: 'a+b &c=',
      sort: 'easiest',
      page: 7,
      id: '001-1/ü?#',
    } as const;
    expect(readItemQuery(writeItemQuery(query))).toEqual(query);
  });

  it.each(['?show=nonsense', '?sort=', '?page=-1', '?page=1.5', '?page=x', '?label=%', '?label=a'])(
    'takes %s as if it were not there',
    (search) => {
      expect(readItemQuery(search)).toEqual(DEFAULT_QUERY);
    },
  );

  it('reads a label only as it is written', () => {
    const label = { breakdown: 'a:b', label: '' };
    expect(readLabel(writeLabel(label))).toEqual(label);
    expect(readLabel('a:b:c')).toBeNull();
    expect(readLabel('%E0%A4%A:x')).toBeNull();
  });
});
