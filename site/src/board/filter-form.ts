import {
  FACETS,
  chosenOf,
  PLAIN_VIEW,
  type Chosen,
  type Facet,
  type ViewState,
} from './view-state.ts';

type Change = Partial<Pick<ViewState, 'q' | 'facets' | 'cols'>>;

/**
 * Wires the form above the boards.
 *
 * @returns puts a view into the form, and what is to be said of it into its live region.
 */
export function startFilters(
  page: ParentNode,
  change: (changed: Change & Partial<Pick<ViewState, 'sort' | 'dir'>>) => void,
): (view: ViewState, told: string) => void {
  const form = page.querySelector<HTMLFormElement>('[data-board-filters]');
  if (form === null) return () => {};
  const search = form.querySelector<HTMLInputElement>('input[name=q]');
  const choices = [...form.querySelectorAll<HTMLDetailsElement>('[data-choice]')];
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', () => change(read()));
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    const { q, facets, cols, sort, dir } = PLAIN_VIEW;
    change({ q, facets, cols, sort, dir });
    search?.focus();
  });
  for (const choice of choices)
    wireChoice(choice, { others: choices, changed: () => change(read()) });

  function read(): Change {
    const of = (key: string): Chosen => {
      const choice = choices.find((one) => one.dataset['choice'] === key);
      return choice === undefined ? null : chosenIn(choice);
    };
    const facets = Object.fromEntries(FACETS.map((facet) => [facet, of(facet)]));
    return { q: search?.value ?? '', facets: facets as Record<Facet, Chosen>, cols: of('cols') };
  }

  return (view, told) => {
    if (search !== null && search.value !== view.q) search.value = view.q;
    for (const choice of choices) {
      const key = choice.dataset['choice'] ?? '';
      fill(choice, key === 'cols' ? view.cols : view.facets[key as Facet]);
    }
    const { sort, q, cols, facets } = view;
    const plain =
      sort === null && q === '' && cols === null && FACETS.every((one) => facets[one] === null);
    const reset = form.querySelector<HTMLElement>('[data-plain]');
    if (reset !== null) reset.hidden = plain;
    const status = form.querySelector('[data-told]');
    if (status !== null && status.textContent !== told) status.textContent = told;
  };
}

function boxesOf(choice: Element): HTMLInputElement[] {
  return [...choice.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
}

function chosenIn(choice: Element): Chosen {
  const boxes = boxesOf(choice);
  return chosenOf(
    boxes.filter(({ checked }) => checked).map(({ value }) => value),
    boxes.map(({ value }) => value),
  );
}

function fill(choice: Element, chosen: Chosen): void {
  const boxes = boxesOf(choice);
  for (const box of boxes) box.checked = chosen?.includes(box.value) ?? true;
  const mark = choice.querySelector('[data-chosen]');
  const ticked = boxes.filter(({ checked }) => checked).length;
  if (mark !== null) mark.textContent = chosen === null ? '' : `${ticked} of ${boxes.length}`;
}

/** Opens one at a time; Escape and a click elsewhere close it. */
function wireChoice(
  choice: HTMLDetailsElement,
  { others, changed }: { others: HTMLDetailsElement[]; changed: () => void },
): void {
  const tick = (checked: boolean): void => {
    for (const box of boxesOf(choice)) box.checked = checked;
    changed();
  };
  choice.querySelector('[data-all]')?.addEventListener('click', () => tick(true));
  choice.querySelector('[data-none]')?.addEventListener('click', () => tick(false));
  choice.addEventListener('toggle', () => {
    if (choice.open) for (const other of others) if (other !== choice) other.open = false;
  });
  choice.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !choice.open) return;
    choice.open = false;
    choice.querySelector('summary')?.focus();
  });
  choice.ownerDocument.addEventListener('click', (event) => {
    if (event.target instanceof Node && !choice.contains(event.target)) choice.open = false;
  });
}
