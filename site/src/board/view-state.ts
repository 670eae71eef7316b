/** What a reader has made of a page of boards: all of it stands in the address, so that a link shows it. */
export type ViewState = {
  /** A column; null for the order of the board. */
  sort: string | null;
  dir: 'asc' | 'desc';
  q: string;
  /** Result ids in the order in which they were pinned; the first is the baseline. */
  pin: string[];
  facets: Record<Facet, Chosen>;
  /** Columns that are shown; null for all. */
  cols: Chosen;
};

/** Null: everything, the filter is off. An empty list: deliberately nothing. */
export type Chosen = string[] | null;

/** As in the address: weights, size, protocol, provenance, family. */
export const FACETS = ['open', 'size', 'proto', 'src', 'fam'] as const;
export type Facet = (typeof FACETS)[number];

export const MOST_PINS = 6;

const OWN_KEYS = new Set(['sort', 'dir', 'q', 'pin', 'cols', ...FACETS]);

export const PLAIN_VIEW: ViewState = {
  sort: null,
  dir: 'desc',
  q: '',
  pin: [],
  facets: { open: null, size: null, proto: null, src: null, fam: null },
  cols: null,
};

/** @param search of an address, with or without its question mark. */
export function readView(search: string): ViewState {
  const query = new URLSearchParams(search);
  const list = (key: string): Chosen => {
    const text = query.get(key);
    return text === null ? null : text === '' ? [] : text.split(',').map(decoded);
  };
  const facets = Object.fromEntries(FACETS.map((facet) => [facet, list(facet)]));
  return {
    sort: query.get('sort') || null,
    dir: query.get('dir') === 'asc' ? 'asc' : 'desc',
    q: query.get('q') ?? '',
    pin: [...new Set(list('pin') ?? [])].slice(0, MOST_PINS),
    facets: facets as ViewState['facets'],
    cols: list('cols'),
  };
}

/**
 * The address of a view, its question mark included; empty for the plain view. Defaults are left out,
 * so that one view has one address. Keys of others stay as they are.
 */
export function writeView(view: ViewState, search = ''): string {
  const foreign = [...new URLSearchParams(search)].filter(([key]) => !OWN_KEYS.has(key));
  const lists: [string, Chosen][] = [
    ['pin', view.pin.length === 0 ? null : view.pin],
    ...FACETS.map((facet): [string, Chosen] => [facet, view.facets[facet]]),
    ['cols', view.cols],
  ];
  const pairs = [
    ...foreign.map(([key, value]) => [encodeURIComponent(key), encodeURIComponent(value)]),
    ...(view.sort === null ? [] : [['sort', encodeURIComponent(view.sort)]]),
    ...(view.sort !== null && view.dir === 'asc' ? [['dir', 'asc']] : []),
    ...(view.q === '' ? [] : [['q', encodeURIComponent(view.q)]]),
    ...lists.flatMap(([key, chosen]) => (chosen === null ? [] : [[key, encodedList(chosen)]])),
  ];
  return pairs.length === 0 ? '' : `?${pairs.map((pair) => pair.join('=')).join('&')}`;
}

/** A choice of everything is no filter. */
export function chosenOf(ticked: readonly string[], offered: readonly string[]): Chosen {
  return offered.every((option) => ticked.includes(option)) ? null : [...ticked];
}

/** Each part is encoded before they are joined, as a name may hold a comma; then the whole for the address. */
function encodedList(parts: string[]): string {
  return encodeURIComponent(parts.map(encodeURIComponent).join(',')).replaceAll('%2C', ',');
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A percent sign that somebody typed.
    return part;
  }
}
