import type { Shortcuts } from './flips-html.ts';

/**
 * Fills the lists of single items when they are opened.
 *
 * @param draw the list of a line of the report, as markup.
 */
export function openFlips(
  place: HTMLElement,
  draw: (at: number, shortcuts: Shortcuts) => Promise<string>,
): void {
  for (const details of place.querySelectorAll<HTMLDetailsElement>('details[data-flips]')) {
    const at = Number(details.dataset['flips']);
    details.addEventListener('toggle', () => void fill(details, (order) => draw(at, order)), {
      once: true,
    });
  }
}

async function fill(
  details: HTMLDetailsElement,
  draw: (shortcuts: Shortcuts) => Promise<string>,
): Promise<void> {
  const body = document.createElement('div');
  try {
    body.innerHTML = await draw('first');
    body.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLInputElement) void redraw(target.checked);
    });
  } catch (error) {
    body.textContent = `Their names could not be read: ${error instanceof Error ? error.message : String(error)}`;
  }
  details.querySelector(':scope > p')?.replaceWith(body);

  async function redraw(checked: boolean): Promise<void> {
    body.innerHTML = await draw(checked ? 'first' : 'in their place');
    body.querySelector<HTMLInputElement>('[data-shortcuts]')?.focus();
  }
}
