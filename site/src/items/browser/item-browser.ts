import type { Annotation } from '../../annotations/join-annotations.ts';
import { counted, grouped } from '../../model/figures.ts';
import { chooseItems, countShown, pageOf } from '../choose-items.ts';
import {
  readItemQuery,
  readLabel,
  SHOWS,
  SORTS,
  writeItemQuery,
  writeLabel,
  type ItemQuery,
} from '../item-query.ts';
import type { ItemTable } from '../item-table.ts';
import { itemRowWords, SHOW_WORDS, SORT_WORDS } from '../item-words.ts';
import { annotationDrop } from './annotation-drop.ts';
import { loadOutcomes, loadTable, type DescribedSet } from './columns-data.ts';
import { element, part, partOf } from './element.ts';
import { showItem, showOutcomes } from './item-panel.ts';

/** `<item-browser>`: takes the list over that was built with the page. */
class ItemBrowser extends HTMLElement {
  #query = readItemQuery(location.search);
  #sets: DescribedSet[] = [];
  #table: ItemTable | null = null;
  #annotations: ReadonlyMap<string, Annotation> = new Map();
  #chosen: number[] = [];

  connectedCallback(): void {
    this.#sets = JSON.parse(this.dataset['sets'] ?? '[]') as DescribedSet[];
    this.#listen();
    void this.#open();
  }

  get #set(): DescribedSet {
    const named = this.#sets.find(({ hash }) => hash === this.#query.set);
    return (named ?? this.#sets[0]) as DescribedSet;
  }

  /** Another item set: its table is fetched, and labels and counts are its own. */
  async #open(): Promise<void> {
    const set = this.#set;
    try {
      const table = await loadTable(set);
      // A slow answer for a set that is no longer chosen.
      if (set !== this.#set) return;
      this.#table = table;
    } catch {
      this.#say('The items could not be read. Try again by loading the page anew.');
      return;
    }
    this.#fillFilters(this.#table);
    this.#draw();
    await this.#drawItem({ focus: false });
  }

  #change(changed: Partial<ItemQuery>): void {
    this.#query = { ...this.#query, ...changed };
    const address = writeItemQuery(this.#query);
    // An empty address would leave the old one.
    history.replaceState(null, '', address === '' ? location.pathname : address);
  }

  #listen(): void {
    const form = partOf(this, '[data-filters]', HTMLFormElement);
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('input', () => this.#readFilters(form));
    part(this, '[data-rows]').addEventListener('click', (event) => this.#follow(event));
    for (const button of this.querySelectorAll<HTMLElement>('[data-page]')) {
      button.addEventListener('click', () => {
        this.#change({ page: this.#query.page + Number(button.dataset['page']) });
        this.#draw();
        part(this, '[data-status]').scrollIntoView({ block: 'start' });
      });
    }
    for (const button of this.querySelectorAll<HTMLElement>('[data-step]')) {
      button.addEventListener('click', () => this.#step(Number(button.dataset['step'])));
    }
    part(this, '[data-close]').addEventListener('click', () => this.#close());
    part(this, '[data-item]').addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.#close();
    });
    annotationDrop(
      part(this, '[data-drop]'),
      () => ({ ids: this.#table?.ids ?? [], title: this.dataset['benchmark'] ?? '' }),
      (found) => {
        this.#annotations = found;
        part(this, '[data-search-words]').textContent = 'Search ids and questions';
        this.#draw();
        void this.#drawItem({ focus: false });
      },
    );
  }

  #readFilters(form: HTMLFormElement): void {
    const data = new FormData(form);
    const text = (name: string): string => {
      const value = data.get(name);
      return typeof value === 'string' ? value : '';
    };
    const set = text('set');
    const other = set !== '' && set !== this.#set.hash;
    this.#change({
      set: set === this.#sets[0]?.hash ? null : set,
      show: SHOWS.find((one) => one === text('show')) ?? 'all',
      sort: SORTS.find((one) => one === text('sort')) ?? 'hardest',
      label: other ? null : readLabel(text('label')),
      search: text('q'),
      page: 1,
      id: other ? null : this.#query.id,
    });
    if (other) {
      this.#annotations = new Map();
      part(this, '[data-drop-status]').textContent = '';
      void this.#open();
    } else this.#draw();
  }

  #fillFilters(table: ItemTable): void {
    const form = partOf(this, '[data-filters]', HTMLFormElement);
    const field = (name: string) => part(form, `[name=${name}]`) as HTMLSelectElement;
    const counts = countShown(table);
    field('set').value = this.#set.hash;
    field('show').replaceChildren(
      ...SHOWS.map((show) =>
        element('option', { value: show }, `${SHOW_WORDS[show]} (${grouped(counts[show])})`),
      ),
    );
    field('show').value = this.#query.show;
    field('sort').value = this.#query.sort;
    const groups = table.breakdowns.map(({ name, labels }) =>
      element(
        'optgroup',
        { label: name },
        ...labels.map((label) =>
          element('option', { value: writeLabel({ breakdown: name, label }) }, label),
        ),
      ),
    );
    field('label').replaceChildren(element('option', { value: '' }, 'Any'), ...groups);
    field('label').value = this.#query.label === null ? '' : writeLabel(this.#query.label);
    // A label of another set is none of these.
    if (field('label').selectedIndex === -1) field('label').value = '';
    field('q').value = this.#query.search;
  }

  #draw(): void {
    const table = this.#table;
    if (table === null) return;
    const words = (item: number): string =>
      this.#annotations.get(table.ids[item] ?? '')?.question ?? '';
    this.#chosen = chooseItems(table, this.#query, words);
    const { items, page, pages, first } = pageOf(this.#chosen, this.#query.page);
    const pattern = partOf(this, '[data-row]', HTMLTemplateElement).content;
    part(this, '[data-rows]').replaceChildren(
      ...items.map((item) => this.#row(part(pattern, 'tr'), table, item)),
    );
    this.#query = { ...this.#query, page };
    part(this, '[data-page-place]').textContent = `Page ${page} of ${pages}`;
    for (const button of this.querySelectorAll<HTMLButtonElement>('[data-page]')) {
      const to = page + Number(button.dataset['page']);
      button.disabled = to < 1 || to > pages;
    }
    const order = SORT_WORDS[this.#query.sort].replace(/^./, (letter) => letter.toLowerCase());
    this.#say(
      items.length === 0
        ? 'No item fits: take a filter away.'
        : `${counted(this.#chosen.length, 'item')}, ${grouped(first + 1)} to ${grouped(first + items.length)} shown; ${order}.`,
    );
  }

  #row(pattern: Element, table: ItemTable, item: number): Node {
    const row = pattern.cloneNode(true) as HTMLElement;
    const words = itemRowWords(table, item);
    for (const [name, text] of Object.entries(words)) {
      part(row, `[data-cell=${name}]`).textContent = text;
    }
    const link = partOf(row, 'a', HTMLAnchorElement);
    link.href = writeItemQuery({ ...this.#query, id: words.id });
    row.toggleAttribute('data-current', words.id === this.#query.id);
    const annotation = this.#annotations.get(words.id);
    const question = part(row, '[data-cell=question]');
    question.hidden = annotation === undefined;
    question.textContent = annotation?.question ?? '';
    return row;
  }

  /** A plain click opens the item here; one with a key held opens its address as any link. */
  #follow(event: MouseEvent): void {
    const link = (event.target as Element).closest('a');
    if (link === null || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.#openItem(readItemQuery(new URL(link.href).search).id);
  }

  #openItem(id: string | null): void {
    this.#change({ id });
    this.#draw();
    void this.#drawItem({ focus: true });
  }

  #step(by: number): void {
    const ids = this.#chosen.map((item) => this.#table?.ids[item]);
    const at = ids.indexOf(this.#query.id ?? '');
    const next = ids[Math.min(ids.length - 1, Math.max(0, at + by))];
    if (next !== undefined) this.#openItem(next);
  }

  #close(): void {
    const id = this.#query.id;
    this.#change({ id: null });
    this.#draw();
    part(this, '[data-item]').hidden = true;
    const rows = this.querySelectorAll<HTMLElement>('[data-rows] a');
    // Back to where the reader came from, or to the list where the row is on another page.
    const row = [...rows].find((one) => one.textContent === id);
    (row ?? rows[0])?.focus();
  }

  async #drawItem({ focus }: { focus: boolean }): Promise<void> {
    const [table, id, panel] = [this.#table, this.#query.id, part(this, '[data-item]')];
    const item = table?.ids.indexOf(id ?? '') ?? -1;
    panel.hidden = id === null || table === null;
    if (table === null || id === null) return;
    const status = part(panel, '[data-item-status]');
    if (item === -1) {
      part(panel, '[data-item-id]').textContent = id;
      for (const name of ['facts', 'outcome-heads', 'outcomes']) {
        part(panel, `[data-${name}]`).replaceChildren();
      }
      part(panel, '[data-question]').hidden = true;
      status.textContent = 'This item set has no such item.';
      return;
    }
    showItem(panel, { table, item, annotation: this.#annotations.get(id) ?? null });
    if (focus) part(panel, 'h2').focus();
    status.textContent = 'Reading the outcomes…';
    try {
      const outcomes = await loadOutcomes(this.#set);
      if (this.#query.id !== id) return;
      showOutcomes(panel, { outcomes, item, results: this.dataset['results'] ?? '' });
      status.textContent = '';
    } catch {
      status.textContent = 'The outcomes could not be read. Try again by opening the item anew.';
    }
  }

  #say(text: string): void {
    part(this, '[data-status]').textContent = text;
  }
}

customElements.define('item-browser', ItemBrowser);
