/** Rows put into the page at a time, so that it stays quick meanwhile. */
const AT_ONCE = 50;

/**
 * Fetches the page of all rows that a link leads to and hands over those of its board, a few at a time. The
 * link goes when all are there; where they cannot be fetched it is followed.
 */
export async function appendRest(
  link: HTMLAnchorElement,
  adopt: (row: HTMLTableRowElement) => void,
): Promise<void> {
  const { href, dataset } = link;
  if (link.ariaBusy === 'true') return;
  link.ariaBusy = 'true';
  const rows = await rowsAt(href, dataset['rest'] ?? '');
  if (rows === null) {
    location.assign(href);
    return;
  }
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    for (const row of rows.slice(at, at + AT_ONCE)) adopt(document.adoptNode(row));
    await idle();
  }
  link.parentElement?.remove();
}

async function rowsAt(address: string, board: string): Promise<HTMLTableRowElement[] | null> {
  try {
    const response = await fetch(address);
    if (!response.ok) return null;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const table = page.querySelector<HTMLTableElement>(`table[data-board="${CSS.escape(board)}"]`);
    return table === null ? null : [...(table.tBodies[0]?.rows ?? [])];
  } catch {
    return null;
  }
}

function idle(): Promise<void> {
  return new Promise((done) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => done());
    else setTimeout(done);
  });
}
