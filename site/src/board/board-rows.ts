import { orderOf, sortKey } from './row-order.ts';
import { isShown, onlyProtocol, type RowFacts } from './row-match.ts';
import { FACETS, type ViewState } from './view-state.ts';

/** A table of the page with its rows as they were built. */
export type BoardTable = {
  table: HTMLTableElement;
  body: HTMLTableSectionElement;
  rows: BoardLine[];
};
type BoardLine = {
  row: HTMLTableRowElement;
  facts: RowFacts;
  rank: HTMLElement | null;
  built: ChildNode[];
};

export function tablesOf(root: ParentNode): BoardTable[] {
  return [...root.querySelectorAll<HTMLTableElement>('table[data-board]')].flatMap((table) => {
    const [body] = table.tBodies;
    return body === undefined ? [] : [{ table, body, rows: [...body.rows].map(lineOf) }];
  });
}

export function lineOf(row: HTMLTableRowElement): BoardLine {
  const rank = row.querySelector<HTMLElement>('td.rank');
  const facets = FACETS.map((facet) => [facet, row.dataset[facet] ?? '']);
  return {
    row,
    facts: {
      id: row.dataset['result'] ?? '',
      text: `${row.querySelector('th')?.textContent ?? ''} ${row.dataset['fam'] ?? ''}`,
      baseline: row.classList.contains('baseline'),
      facets: Object.fromEntries(facets) as RowFacts['facets'],
    },
    rank,
    built: [...(rank?.childNodes ?? [])],
  };
}

/** Brings a table into the state of a view. @returns how many of its rows are shown. */
export function applyView({ table, body, rows }: BoardTable, view: ViewState): number {
  const protocol = onlyProtocol(view);
  const sorted = view.sort !== null && hasColumn(table, view.sort);
  table.toggleAttribute('data-sorted', sorted || protocol !== null);
  let shown = 0;
  for (const line of rows) {
    const show = isShown(line.facts, view);
    line.row.hidden = !show;
    line.row.toggleAttribute('data-pinned', view.pin.includes(line.facts.id));
    if (show) shown += 1;
    showRank(line, protocol);
  }
  body.append(...orderedRows(rows, sorted ? view : null));
  for (const head of table.tHead?.rows[0]?.cells ?? []) {
    const own = head.dataset['col'] === view.sort;
    if (own && sorted)
      head.setAttribute('aria-sort', view.dir === 'asc' ? 'ascending' : 'descending');
    else head.removeAttribute('aria-sort');
  }
  for (const cell of table.querySelectorAll<HTMLElement>('[data-col]')) {
    cell.hidden = isHidden(cell.dataset['col'] ?? '', view);
  }
  return shown;
}

const ALWAYS = new Set(['rank', 'name', 'score']);

function isHidden(column: string, { cols }: ViewState): boolean {
  return cols !== null && !ALWAYS.has(column) && !cols.includes(column);
}

function hasColumn(table: HTMLTableElement, column: string): boolean {
  return table.tHead?.querySelector(`[data-col="${CSS.escape(column)}"] button`) != null;
}

/** Withdrawn rows are no part of any order. */
function orderedRows(rows: BoardLine[], view: ViewState | null): HTMLTableRowElement[] {
  const built = rows.map(({ row }) => row);
  if (view?.sort == null) return built;
  const keys = built.map((row) => {
    const cell = row.querySelector<HTMLElement>(`[data-col="${CSS.escape(view.sort as string)}"]`);
    return row.classList.contains('withdrawn') ? null : sortKey(cell?.dataset['sort']);
  });
  return orderOf(keys, view.dir).map((at) => built[at] as HTMLTableRowElement);
}

/** The rank among the rows that were asked the same, where those alone are chosen. */
function showRank({ rank, facts, built }: BoardLine, protocol: string | null): void {
  if (rank === null) return;
  const own = protocol === facts.facets.proto ? rank.dataset['own'] : undefined;
  if (own === undefined) {
    if (rank.firstChild !== built[0]) rank.replaceChildren(...built);
    return;
  }
  const [range = '', band = ''] = own.split(' ');
  rank.textContent = range;
  const letter = document.createElement('span');
  letter.className = 'band';
  letter.textContent = band;
  rank.append(letter);
}
