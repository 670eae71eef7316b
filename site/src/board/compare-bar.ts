import type { BoardTable } from './board-rows.ts';

type Pinned = { id: string; name: string; benchmark: string; itemSet: string; proto: string };

/** Shows the pinned rows and where they are compared: those that share the items of the first. */
export function showPins(root: ParentNode, tables: BoardTable[], pins: readonly string[]): void {
  const bar = root.querySelector<HTMLElement>('[data-compare-bar]');
  const list = bar?.querySelector('[data-pins]');
  const link = bar?.querySelector<HTMLAnchorElement>('[data-compare-link]');
  const note = bar?.querySelector('[data-pin-note]');
  if (!bar || !list || !link || !note) return;
  const pinned = pins.flatMap((id) => pinnedOf(id, tables));
  const [base] = pinned;
  bar.hidden = base === undefined;
  list.replaceChildren(...pinned.map((one, at) => itemOf(one, at === 0)));
  const alike = pinned.filter(({ itemSet }) => itemSet === base?.itemSet);
  link.hidden = alike.length < 2;
  link.href = `${bar.dataset['compare'] ?? ''}${searchOf(alike)}`;
  link.textContent = `Compare ${alike.length} rows`;
  note.textContent = noteOf(pinned.length, alike.length);
}

function noteOf(pinned: number, alike: number): string {
  if (pinned === 1) return 'The baseline of a comparison. Pin another row of the same items.';
  const others = pinned - alike;
  if (others === 0) return '';
  return `${others} of other items than the baseline: not compared with it.`;
}

function pinnedOf(id: string, tables: BoardTable[]): Pinned[] {
  for (const { table, rows } of tables) {
    const line = rows.find(({ facts }) => facts.id === id);
    if (line === undefined) continue;
    const address = line.row.querySelector<HTMLAnchorElement>('th a')?.pathname ?? '';
    return [
      {
        id,
        name: line.row.querySelector('th a bdi')?.textContent ?? id,
        // …/results/<benchmark>/<id>/
        benchmark: address.split('/').at(-3) ?? '',
        itemSet: table.dataset['itemSet'] ?? '',
        proto: line.facts.facets.proto,
      },
    ];
  }
  return [];
}

function itemOf({ id, name }: Pinned, base: boolean): HTMLElement {
  const item = document.createElement('li');
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset['unpin'] = id;
  const label = document.createElement('bdi');
  label.textContent = name;
  button.append(base ? 'Baseline: ' : '', label, ' ×');
  button.setAttribute('aria-label', `Unpin ${name}${base ? ', the baseline' : ''}`);
  item.append(button);
  return item;
}

/** As the page of comparisons reads it: `?a=<benchmark>/<id>&b=…`. */
function searchOf(pinned: Pinned[]): string {
  const letters = 'abcdef';
  const pairs = pinned.map(
    ({ benchmark, id }, at) =>
      `${letters[at]}=${encodeURIComponent(`${benchmark}/${id}`).replaceAll('%2F', '/')}`,
  );
  const different = new Set(pinned.map(({ proto }) => proto)).size > 1;
  return `?${[...pairs, ...(different ? ['protocol=different'] : [])].join('&')}`;
}
