import { packPrint, printOf } from '../frame-hash/frame-print.ts';
import type { Rendition } from './backend.ts';
import { encodeJpeg, type Size } from './jpeg.ts';

/** A frame in the form that is wanted: a JPEG, or the packed hashes of what it shows. */
export function render(rgb: Uint8Array, size: Size, form: Rendition['form']): Promise<Uint8Array> {
  if ('jpegQuality' in form) return encodeJpeg(rgb, size, form.jpegQuality);
  return Promise.resolve(packPrint(printOf(rgb, size, form.print)));
}
