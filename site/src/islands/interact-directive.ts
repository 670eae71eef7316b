import type { ClientDirective } from 'astro';

/**
 * Hydrates when the reader points at the island, taps or focuses it, or presses a button of its
 * figure that carries `data-interact`. Scrolling past a chart must not load a chart library.
 */
const interact: ClientDirective = (load, _options, island) => {
  const buttons = island.closest('figure')?.querySelectorAll('[data-interact]') ?? [];
  const listening = new AbortController();
  const hydrateOnce = async (): Promise<void> => {
    listening.abort();
    const hydrate = await load();
    await hydrate();
  };
  const start = (): void => void hydrateOnce();
  const { signal } = listening;
  // A finger that scrolls sends pointerenter too; only a pointer that can hover means interest.
  island.addEventListener(
    'pointerover',
    (event) => {
      if (event.pointerType !== 'touch') start();
    },
    { signal },
  );
  island.addEventListener('click', start, { signal });
  island.addEventListener('focusin', start, { signal });
  for (const button of buttons) button.addEventListener('click', start, { signal });
};

export default interact;
