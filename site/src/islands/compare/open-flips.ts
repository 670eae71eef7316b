import type { Side } from '../../../../harness/comparison/compared.ts';
import type { ComparisonReport } from '../../../../harness/comparison/comparison-report.ts';
import type { Row } from '../../../../harness/comparison/rows.ts';
import { flipRows, shortcutsFirst } from '../../model/comparison/flip-rows.ts';
import { sidesOfRow } from './comparison-html.ts';
import { flipTable } from './flip-table.ts';
import { readNames } from './read-records.ts';

type Shown = { report: ComparisonReport; sides: Side[]; base: string };

/** Fills the lists of single items when they are opened: only then are their names read. */
export function openFlips(place: HTMLElement, { report, sides, base }: Shown): void {
  for (const details of place.querySelectorAll<HTMLDetailsElement>('details[data-flips]')) {
    const row = report.rows[Number(details.dataset['flips'])] as Row;
    details.addEventListener(
      'toggle',
      () => void fill(details, { row, sides: sidesOfRow(row, report, sides), base }),
      { once: true },
    );
  }
}

async function fill(
  details: HTMLDetailsElement,
  { row, sides, base }: { row: Row; sides: [Side, Side]; base: string },
): Promise<void> {
  const body = document.createElement('div');
  const { items } = sides[0].evidence;
  try {
    const nameOf = await namer(sides, base);
    const flips = row.pair.flips ?? { onlyBase: [], onlyOther: [] };
    const rows = flipRows(sides, flips).map((flip) => ({ ...flip, id: nameOf(flip.id) }));
    const draw = (shortcuts: 'first' | 'in their place'): void => {
      body.innerHTML = flipTable({
        rows: shortcuts === 'first' ? shortcutsFirst(rows) : rows,
        letters: row.letters,
        breakdowns: Object.keys(items.breakdowns),
        shortcuts,
      }).html;
    };
    body.addEventListener('change', ({ target }) => {
      if (!(target instanceof HTMLInputElement)) return;
      draw(target.checked ? 'first' : 'in their place');
      body.querySelector<HTMLInputElement>('[data-shortcuts]')?.focus();
    });
    draw('first');
  } catch (error) {
    body.textContent = `Their names could not be read: ${error instanceof Error ? error.message : String(error)}`;
  }
  details.querySelector(':scope > p')?.replaceWith(body);
}

/** Where both are of one set, items are called by their place until somebody looks. */
export async function namer(
  [one, two]: [Side, Side],
  base: string,
): Promise<(id: string) => string> {
  const { hash } = one.evidence.items;
  if (hash !== two.evidence.items.hash) return (id) => id;
  const { ids } = await readNames(hash, base);
  const places = new Map(one.evidence.items.ids.map((id, item) => [id, item]));
  return (id) => ids[places.get(id) ?? -1] ?? id;
}
