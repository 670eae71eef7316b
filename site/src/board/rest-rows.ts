/** Rows put into the page at a time, so that it stays quick meanwhile. */
const AT_ONCE = 50;
/** For the next of them, on a page that is never idle. */
const LONGEST_WAIT_MS = 100;

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
    const page = new DOMParser().parseFromString(
      tableIn(await response.text(), board),
      'text/html',
    );
    const body = page.querySelector('table')?.tBodies[0];
    return body === undefined ? null : [...body.rows];
  } catch {
    return null;
  }
}

/** The table alone: the styles of a whole page would be held against the policy of this one. */
function tableIn(html: string, board: string): string {
  const at = html.indexOf(`data-board="${board}"`);
  if (at === -1) return '';
  return html.slice(html.lastIndexOf('<table', at), html.indexOf('</table>', at));
}

function idle(): Promise<void> {
  return new Promise((done) => {
    if ('requestIdleCallback' in window)
      requestIdleCallback(() => done(), { timeout: LONGEST_WAIT_MS });
    else setTimeout(done);
  });
}
