import type { Annotations } from '../../../../harness/data/annotations.ts';
import { SightlineError } from '../../../../harness/errors.ts';
import {
  joinAnnotations,
  type AnnotatedPage,
  type JoinedAnnotations,
} from '../../annotations/join-annotations.ts';
import { readFile } from '../../islands/check/read-file.ts';
import { readAnnotations } from '../../model/check/read-annotations.ts';

/** The folder is the list, as on the command line. */
const found = import.meta.glob<Annotations>('../../../../benchmarks/*/annotations.ts', {
  import: 'annotations',
});

/** Reads a file by the recipes of the benchmarks and joins it with the items of a page. */
export async function joinFile(file: File, page: AnnotatedPage): Promise<JoinedAnnotations> {
  try {
    const benchmarks = await Promise.all(Object.values(found).map((load) => load()));
    return joinAnnotations(await readAnnotations(await readFile(file), benchmarks), page);
  } catch (error) {
    if (!(error instanceof SightlineError)) throw error;
    const hint = error.hint === undefined ? '' : `; ${error.hint}`;
    return { refusal: `${error.message}${hint}. What fits here is the one of ${page.title}.` };
  }
}
