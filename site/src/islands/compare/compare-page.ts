import { choiceOf, MOST, searchOf, type Choice } from '../../model/comparison/choice.ts';
import type { Listed } from '../../model/comparison/listed.ts';
import { fillPickers } from './pickers.ts';

/** Puts the page to work: the pickers and the address say the same, and what they say is compared. */
export function start(root: HTMLElement): void {
  const listed = JSON.parse(
    root.querySelector('script[type="application/json"]')?.textContent ?? '[]',
  ) as Listed[];
  const base = root.dataset['base'] ?? '/';
  const form = root.querySelector('form') as HTMLFormElement;
  const result = root.querySelector('[data-result]') as HTMLElement;
  const status = root.querySelector('[role=status]') as HTMLElement;
  const keys = listed.map(({ key }) => key);
  let choice = choiceOf(location.search, keys);
  let wanted = Math.max(2, choice.records.length);
  /** Of what is shown last: an answer that was overtaken is dropped. */
  let turn = 0;

  const show = (): void => {
    fillPickers(form, { listed, chosen: choice.records, wanted });
    void compare();
  };

  const compare = async (): Promise<void> => {
    turn += 1;
    const own = turn;
    if (choice.records.length < 2) {
      result.replaceChildren();
      status.textContent = '';
      return;
    }
    status.textContent = 'Comparing …';
    const { compareInto } = await import('./compare-into.ts');
    const said = await compareInto(result, { choice, listed, base, isCurrent: () => own === turn });
    if (own === turn) status.textContent = said;
  };

  const change = (next: Choice): void => {
    choice = next;
    history.replaceState(null, '', `${location.pathname}${searchOf(choice)}`);
    show();
  };

  form.addEventListener('change', () => {
    const records = [...form.querySelectorAll('select')].map(({ value }) => value).filter(Boolean);
    change({ ...choice, records, probe: 'full', commonItems: false, differentProtocol: false });
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  form.querySelector('[data-more]')?.addEventListener('click', () => {
    wanted = Math.min(MOST, wanted + 1);
    show();
    form.querySelector<HTMLSelectElement>('label:last-of-type select')?.focus();
  });
  result.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLSelectElement && target.matches('[data-probe]'))
      change({ ...choice, probe: target.value });
  });
  result.addEventListener('click', ({ target }) => {
    if (!(target instanceof HTMLButtonElement)) return;
    if (target.dataset['allow'] === 'items') change({ ...choice, commonItems: true });
    if (target.dataset['allow'] === 'protocol') change({ ...choice, differentProtocol: true });
  });
  show();
}
