/** Which results of the list are shown; null and the empty text are every one. */
export type ResultQuery = {
  benchmark: string | null;
  kind: string | null;
  level: string | null;
  search: string;
};

/** What a row is filtered by. */
export type ListedResult = { benchmark: string; kind: string; level: string; words: string };

const NAMES = { benchmark: 'bench', kind: 'kind', level: 'src', search: 'q' } as const;

export function readResultQuery(address: string): ResultQuery {
  const params = new URLSearchParams(address);
  return {
    benchmark: params.get(NAMES.benchmark) || null,
    kind: params.get(NAMES.kind) || null,
    level: params.get(NAMES.level) || null,
    search: params.get(NAMES.search) ?? '',
  };
}

/** From `?` on; empty where everything is shown. */
export function writeResultQuery(query: ResultQuery): string {
  const params = new URLSearchParams();
  for (const [key, name] of Object.entries(NAMES)) {
    const value = query[key as keyof ResultQuery];
    if (value) params.set(name, value);
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** Every word of the search has to occur. */
export function isChosen(row: ListedResult, query: ResultQuery): boolean {
  return (
    (query.benchmark === null || row.benchmark === query.benchmark) &&
    (query.kind === null || row.kind === query.kind) &&
    (query.level === null || row.level === query.level) &&
    query.search
      .toLowerCase()
      .split(/\s+/)
      .every((word) => row.words.includes(word))
  );
}
