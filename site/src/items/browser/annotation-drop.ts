import type { AnnotatedPage, Annotation } from '../../annotations/join-annotations.ts';
import { grouped } from '../../model/figures.ts';
import { part, partOf } from './element.ts';

/** Above it a file is not read: the annotation files of the benchmarks are below 20 MB. */
const LARGEST_FILE_BYTES = 100_000_000;

/**
 * Takes an annotation file from the field or dropped on the area. It is read and joined in this browser;
 * the code that reads is fetched from the site's own host, and nothing is sent.
 *
 * @param onJoined gets what belongs to the page; called for every file that fits.
 */
export function annotationDrop(
  area: HTMLElement,
  page: () => AnnotatedPage,
  onJoined: (found: ReadonlyMap<string, Annotation>) => void,
): void {
  const status = part(area, '[data-drop-status]');
  const input = partOf(area, 'input[type=file]', HTMLInputElement);
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    if (file.size > LARGEST_FILE_BYTES) {
      status.textContent = 'This file is too large for an annotation file; it was not read.';
      return;
    }
    status.textContent = 'Reading…';
    const { joinFile } = await import('./annotation-file.ts');
    const before = page();
    const joined = await joinFile(file, before);
    // The reader may have turned to another item set while the file was read.
    if (page().ids !== before.ids) return;
    if ('refusal' in joined) {
      status.textContent = joined.refusal;
      return;
    }
    const { found } = joined;
    status.textContent = `${grouped(found.size)} of ${grouped(before.ids.length)} items have their question. The file stays in this browser.`;
    onJoined(found);
  };
  const tryTo = (file: File | undefined): void => {
    take(file).catch(() => {
      status.textContent = 'The file could not be read.';
    });
  };
  input.addEventListener('change', () => tryTo(input.files?.[0]));
  area.addEventListener('dragover', (event) => {
    event.preventDefault();
    area.setAttribute('data-over', '');
  });
  area.addEventListener('dragleave', () => area.removeAttribute('data-over'));
  area.addEventListener('drop', (event) => {
    event.preventDefault();
    area.removeAttribute('data-over');
    tryTo(event.dataTransfer?.files[0]);
  });
}
