import { counted } from '../model/figures.ts';
import { part, partOf } from '../items/browser/element.ts';
import { isChosen, readResultQuery, writeResultQuery, type ResultQuery } from './result-query.ts';

/** `<result-list>`: hides rows that are not chosen; the rows themselves are built with the page. */
class ResultList extends HTMLElement {
  connectedCallback(): void {
    const form = partOf(this, 'form', HTMLFormElement);
    const fields = {
      benchmark: partOf(form, '[name=bench]', HTMLSelectElement),
      kind: partOf(form, '[name=kind]', HTMLSelectElement),
      level: partOf(form, '[name=src]', HTMLSelectElement),
      search: partOf(form, '[name=q]', HTMLInputElement),
    };
    const asked = readResultQuery(location.search);
    for (const [name, field] of Object.entries(fields)) {
      field.value = asked[name as keyof ResultQuery] ?? '';
      // A value that is no option of the list.
      if (field instanceof HTMLSelectElement && field.selectedIndex === -1) field.value = '';
    }
    const chosen = (): ResultQuery => ({
      benchmark: fields.benchmark.value || null,
      kind: fields.kind.value || null,
      level: fields.level.value || null,
      search: fields.search.value,
    });
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('input', () => {
      const address = writeResultQuery(chosen());
      history.replaceState(null, '', address === '' ? location.pathname : address);
      this.#show(chosen());
    });
    this.#show(chosen());
  }

  #show(query: ResultQuery): void {
    const rows = [...this.querySelectorAll<HTMLElement>('tbody tr')];
    for (const row of rows) {
      const { benchmark = '', kind = '', level = '', words = '' } = row.dataset;
      row.hidden = !isChosen({ benchmark, kind, level, words }, query);
    }
    const shown = rows.filter((row) => !row.hidden).length;
    const text = shown === 0 ? 'No result fits: take a filter away.' : counted(shown, 'result');
    part(this, '[role=status]').textContent = text;
  }
}

customElements.define('result-list', ResultList);
