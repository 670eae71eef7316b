import type { Annotation } from '../../annotations/annotation.ts';
import { joinAnnotations, LARGEST_FILE_BYTES } from '../../annotations/read-annotations.ts';
import { grouped } from '../../model/figures.ts';
import { part } from './element.ts';

/** The ids that a file is joined with, and what the benchmark is called. */
type Page = () => { ids: readonly string[]; title: string };

/**
 * Takes an annotation file from the field or dropped on the area. The text is joined here and let go;
 * nothing is sent.
 *
 * @param onJoined gets what belongs to the page; called for every file that fits.
 */
export function annotationDrop(
  area: HTMLElement,
  page: Page,
  onJoined: (found: ReadonlyMap<string, Annotation>) => void,
): void {
  const status = part(area, '[data-drop-status]');
  const input = part<HTMLInputElement>(area, 'input[type=file]');
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    if (file.size > LARGEST_FILE_BYTES) {
      status.textContent = 'This file is too large for an annotation file; it was not read.';
      return;
    }
    const text = await file.text();
    const { ids } = page();
    const joined = joinAnnotations(text, page());
    if ('refusal' in joined) {
      status.textContent = joined.refusal;
      return;
    }
    const { found, format } = joined;
    status.textContent = `Read as ${format}: ${grouped(found.size)} of ${grouped(ids.length)} items have their question. The file stays in this browser.`;
    onJoined(found);
  };
  input.addEventListener('change', () => void take(input.files?.[0]));
  area.addEventListener('dragover', (event) => {
    event.preventDefault();
    area.setAttribute('data-over', '');
  });
  area.addEventListener('dragleave', () => area.removeAttribute('data-over'));
  area.addEventListener('drop', (event) => {
    event.preventDefault();
    area.removeAttribute('data-over');
    void take(event.dataTransfer?.files[0]);
  });
}
