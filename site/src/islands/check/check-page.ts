import type { KnownSet } from '../../model/check/item-choice.ts';
import { openFlips } from '../compare/open-flips.ts';
import type { Question, Reply } from './conversation.ts';

const PLACES = ['annotations', 'first', 'second'] as const;

/**
 * Puts the page to work. Files are read by a worker, so that large ones leave the page alive; it is
 * loaded with the page and not when a file is given: by then the page is silent, and stays so.
 */
export function start(root: HTMLElement): void {
  const board = JSON.parse(
    root.querySelector('script[type="application/json"]')?.textContent ?? '[]',
  ) as KnownSet[];
  const result = root.querySelector('[data-result]') as HTMLElement;
  const status = root.querySelector('[role=status]') as HTMLElement;
  const files = new Map<string, File>();
  const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' });
  const ask = (question: Question) => worker.postMessage(question, {});
  const lists: ((html: string) => void)[] = [];
  let turn = 0;

  worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
    if (data.kind === 'ready') root.dataset['ready'] = '';
    if (data.kind === 'flips') lists.shift()?.(data.html);
    if (data.kind !== 'checked' || data.turn !== turn) return;
    result.innerHTML = data.html;
    status.textContent = data.said;
    openFlips(result, (at, shortcuts) => {
      ask({ kind: 'flips', at, shortcuts });
      return new Promise((resolve) => lists.push(resolve));
    });
  });
  worker.addEventListener('error', () => {
    status.textContent = 'The part of the page that reads files could not be loaded.';
  });

  const check = (): void => {
    const [annotations, ...others] = PLACES.map((place) => files.get(place));
    const predictions = others.filter((file) => file !== undefined);
    if (annotations === undefined || predictions.length === 0) return;
    turn += 1;
    status.textContent = 'Reading …';
    ask({ kind: 'check', turn, annotations, predictions, board });
  };

  for (const place of PLACES) {
    const zone = root.querySelector(`[data-zone="${place}"]`) as HTMLElement;
    const input = zone.querySelector('input') as HTMLInputElement;
    const take = (file: File | undefined): void => {
      if (file === undefined) return;
      files.set(place, file);
      (zone.querySelector('output') as HTMLElement).textContent = file.name;
      check();
    };
    input.addEventListener('change', () => take(input.files?.[0]));
    zone.addEventListener('dragover', () => (zone.dataset['over'] = ''));
    zone.addEventListener('dragleave', () => delete zone.dataset['over']);
    zone.addEventListener('drop', (event) => {
      delete zone.dataset['over'];
      take(event.dataTransfer?.files[0]);
    });
  }
  // A file that misses its zone would else be opened in place of the page.
  for (const kind of ['dragover', 'drop'] as const)
    addEventListener(kind, (event) => event.preventDefault());
}
