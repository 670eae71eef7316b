/** Which items are listed. */
export const SHOWS = ['all', 'none', 'every', 'blind', 'disagree', 'flagged'] as const;
export type Show = (typeof SHOWS)[number];

export const SORTS = ['hardest', 'easiest', 'disagreement', 'blind', 'order'] as const;
export type Sort = (typeof SORTS)[number];

/** What a reader has chosen: all of it stands in the address, so that a link shows the same. */
export type ItemQuery = {
  /** Null for the first item set of the page. */
  set: string | null;
  show: Show;
  label: { breakdown: string; label: string } | null;
  search: string;
  sort: Sort;
  /** From 1. */
  page: number;
  /** The item that is open. */
  id: string | null;
};

export const DEFAULT_QUERY: ItemQuery = {
  set: null,
  show: 'all',
  label: null,
  search: '',
  sort: 'hardest',
  page: 1,
  id: null,
};

/** Reads an address; what it does not know is as if it were not there. */
export function readItemQuery(search: string): ItemQuery {
  const params = new URLSearchParams(search);
  const text = (name: string): string | null => params.get(name) || null;
  const page = Number(params.get('page'));
  return {
    set: text('set'),
    show: SHOWS.find((one) => one === params.get('show')) ?? DEFAULT_QUERY.show,
    label: readLabel(text('label')),
    search: params.get('q') ?? '',
    sort: SORTS.find((one) => one === params.get('sort')) ?? DEFAULT_QUERY.sort,
    page: Number.isInteger(page) && page > 0 ? page : 1,
    id: text('id'),
  };
}

/** The part of an address from `?` on, empty where all is as it is by default. */
export function writeItemQuery(query: ItemQuery): string {
  const params = new URLSearchParams();
  const put = (name: string, value: string | null, usual: string | null): void => {
    if (value !== null && value !== usual) params.set(name, value);
  };
  put('set', query.set, null);
  put('show', query.show, DEFAULT_QUERY.show);
  put('label', query.label === null ? null : writeLabel(query.label), null);
  put('q', query.search, '');
  put('sort', query.sort, DEFAULT_QUERY.sort);
  put('page', String(query.page), '1');
  put('id', query.id, null);
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

// Names and labels may hold any character: each is encoded before they are joined.
export function writeLabel({ breakdown, label }: NonNullable<ItemQuery['label']>): string {
  return `${encodeURIComponent(breakdown)}:${encodeURIComponent(label)}`;
}

export function readLabel(text: string | null): ItemQuery['label'] {
  const [breakdown, label, ...more] = (text ?? '').split(':');
  if (!breakdown || label === undefined || more.length > 0) return null;
  try {
    return { breakdown: decodeURIComponent(breakdown), label: decodeURIComponent(label) };
  } catch {
    // A percent sign that encodes nothing.
    return null;
  }
}
