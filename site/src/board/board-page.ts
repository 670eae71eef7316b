import { applyView, lineOf, tablesOf, type BoardTable } from './board-rows.ts';
import { showPins } from './compare-bar.ts';
import { startFilters } from './filter-form.ts';
import { appendRest } from './rest-rows.ts';
import { onlyProtocol } from './row-match.ts';
import { MOST_PINS, readView, writeView, type ViewState } from './view-state.ts';

/** Columns whose first click shows the least first: texts. */
const ASCENDING = new Set(['name']);
/** What cannot be sorted by: the rank is the order of the board itself. */
const UNSORTED = new Set(['strip', 'protocol']);

/** Makes the boards of a page sortable, filterable and comparable. What they show stands in the address. */
export function startBoards(page: Document): void {
  const tables = tablesOf(page);
  if (tables.length === 0) return;
  let view = readView(location.search);
  const filters = startFilters(page, (changed) => show({ ...view, ...changed }));
  for (const one of tables) prepare(one, { press, pin });
  page.addEventListener('click', (event) => {
    const { target } = event;
    if (!(target instanceof Element)) return;
    const unpin = target.closest<HTMLElement>('[data-unpin]');
    if (unpin !== null) pin(unpin.dataset['unpin'] ?? '');
    if (target.closest('[data-unpin-all]') !== null) show({ ...view, pin: [] });
    const rest = target.closest<HTMLAnchorElement>('a[data-rest]');
    if (rest === null) return;
    event.preventDefault();
    void appendRest(rest, (row) => adopt(rest.dataset['rest'] ?? '', row)).then(() => show(view));
  });
  show(view);

  function show(next: ViewState): void {
    view = next;
    const counts = tables.map((one) => applyView(one, view));
    const protocol = onlyProtocol(view) ?? '';
    for (const section of page.querySelectorAll('[data-board-section]'))
      showVerdict(section, protocol);
    for (const button of page.querySelectorAll<HTMLElement>('button.pin')) {
      const own = button.closest<HTMLElement>('tr')?.dataset['result'] ?? '';
      button.setAttribute('aria-pressed', String(view.pin.includes(own)));
    }
    showPins(page, tables, view.pin);
    filters(view, told(counts));
    const search = writeView(view, location.search);
    if (search !== location.search) {
      history.replaceState(history.state, '', `${location.pathname}${search}${location.hash}`);
    }
  }

  function press(column: string): void {
    const first = ASCENDING.has(column) ? 'asc' : 'desc';
    const second = first === 'asc' ? 'desc' : 'asc';
    if (column === 'rank') show({ ...view, sort: null, dir: 'desc' });
    else if (view.sort !== column) show({ ...view, sort: column, dir: first });
    else if (view.dir === first) show({ ...view, dir: second });
    else show({ ...view, sort: null, dir: 'desc' });
  }

  function pin(id: string): void {
    const { pin: pins } = view;
    if (pins.includes(id)) show({ ...view, pin: pins.filter((one) => one !== id) });
    else if (pins.length < MOST_PINS) show({ ...view, pin: [...pins, id] });
    else filters(view, `At most ${MOST_PINS} rows can be pinned.`);
  }

  function adopt(board: string, row: HTMLTableRowElement): void {
    const own = tables.find(({ table }) => table.dataset['board'] === board);
    if (own === undefined || own.rows.some(({ facts }) => facts.id === row.dataset['result']))
      return;
    own.rows.push(lineOf(row));
    own.body.append(row);
    addPin(row, pin);
  }

  function told(counts: number[]): string {
    const all = tables.reduce((sum, { rows }) => sum + rows.length, 0);
    const shown = counts.reduce((sum, count) => sum + count, 0);
    const order =
      view.sort === null
        ? 'in the order of the board'
        : `by ${titleOf(tables, view.sort)}, ${view.dir === 'asc' ? 'lowest' : 'highest'} first`;
    return `${shown} of ${all} rows, ${order}.`;
  }
}

type Actions = { press: (column: string) => void; pin: (id: string) => void };

/** Headings become buttons, and each row gets one. */
function prepare({ table, rows }: BoardTable, { press, pin }: Actions): void {
  for (const head of table.tHead?.rows[0]?.cells ?? []) {
    const column = head.dataset['col'] ?? '';
    const title = head.querySelector('[data-title]');
    if (UNSORTED.has(column) || title === null) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...title.childNodes);
    button.addEventListener('click', () => press(column));
    title.replaceWith(button);
  }
  for (const { row } of rows) addPin(row, pin);
}

function addPin(row: HTMLTableRowElement, pin: (id: string) => void): void {
  const cell = row.querySelector('th');
  const name = cell?.querySelector('a bdi')?.textContent ?? '';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'pin unprinted';
  button.textContent = '+';
  button.title = 'Pin for a comparison';
  button.setAttribute('aria-label', `Pin ${name}`);
  button.setAttribute('aria-pressed', 'false');
  button.addEventListener('click', () => pin(row.dataset['result'] ?? ''));
  cell?.prepend(button);
}

function showVerdict(section: Element, protocol: string): void {
  const lines = [...section.querySelectorAll<HTMLElement>('[data-verdict]')];
  const wanted = lines.some((line) => line.dataset['verdict'] === protocol) ? protocol : '';
  for (const line of lines) line.hidden = line.dataset['verdict'] !== wanted;
}

function titleOf([first]: BoardTable[], column: string): string {
  const head = first?.table.tHead?.querySelector(`[data-col="${CSS.escape(column)}"] button`);
  return (head?.textContent ?? column).toLowerCase();
}
