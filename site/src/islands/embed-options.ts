/**
 * `?theme=light|dark` and `?limit=` of a table in another site's frame. Anything else leaves the page as it
 * is: the look of the reader's system, the first ten rows.
 */
export function applyEmbedOptions(page: Document, query: URLSearchParams): void {
  const theme = query.get('theme');
  if (theme === 'light' || theme === 'dark') page.documentElement.dataset['theme'] = theme;
  const limit = Number(query.get('limit') ?? '');
  if (!Number.isInteger(limit) || limit < 1) return;
  for (const [index, row] of [
    ...page.querySelectorAll<HTMLTableRowElement>('[data-embed] tbody tr'),
  ].entries()) {
    row.hidden = index >= limit;
  }
}
