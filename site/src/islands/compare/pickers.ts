import { letterOf } from '../../../../harness/comparison/match.ts';
import { MOST } from '../../model/comparison/choice.ts';
import type { Listed } from '../../model/comparison/listed.ts';

type Chosen = { listed: Listed[]; chosen: string[]; wanted: number };

/** One list a letter. After the first, lists hold what can be paired with it, and what was chosen anyway. */
export function fillPickers(form: HTMLFormElement, { listed, chosen, wanted }: Chosen): void {
  const place = form.querySelector('[data-pickers]') as HTMLElement;
  const itemSet = listed.find(({ key }) => key === chosen[0])?.itemSet;
  for (let at = place.children.length; at < wanted; at++) place.append(picker(at));
  [...place.querySelectorAll('select')].forEach((select, at) => {
    const value = chosen[at] ?? '';
    const open = listed.filter(
      (one) => at === 0 || itemSet === undefined || one.itemSet === itemSet || one.key === value,
    );
    const groups = Map.groupBy(open, ({ group }) => group);
    select.replaceChildren(
      option('', at < 2 ? 'Choose a result' : 'None'),
      ...[...groups].map(([label, own]) => {
        const group = document.createElement('optgroup');
        group.label = label;
        group.append(...own.map(({ key, name }) => option(key, name)));
        return group;
      }),
      // An address may name what is not there; what is wrong with it is said below.
      ...(value === '' || open.some(({ key }) => key === value) ? [] : [option(value, value)]),
    );
    select.value = value;
  });
  const more = form.querySelector('[data-more]') as HTMLButtonElement;
  more.hidden = wanted >= MOST;
}

function picker(at: number): HTMLLabelElement {
  const label = document.createElement('label');
  const letter = document.createElement('span');
  letter.textContent = at === 0 ? 'A, the base' : letterOf(at);
  label.append(letter, document.createElement('select'));
  return label;
}

function option(value: string, text: string): HTMLOptionElement {
  const made = document.createElement('option');
  made.value = value;
  made.textContent = text;
  return made;
}
