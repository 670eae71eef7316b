import type { Annotation } from './annotation.ts';
import { motionbenchJsonl } from './motionbench-jsonl.ts';
import { nextqaCsv } from './nextqa-csv.ts';
import { videoMmeJson } from './video-mme-json.ts';

const FORMATS = [nextqaCsv, videoMmeJson, motionbenchJsonl];

/** What of a file belongs to the items of a page, or why nothing does. */
export type JoinedAnnotations =
  { found: Map<string, Annotation>; format: string } | { refusal: string };

/** Above it a file is not read: the annotation files of the benchmarks are below 20 MB. */
export const LARGEST_FILE_BYTES = 100_000_000;

/**
 * Joins a reader's own annotation file with the items of a page, by id. Pure: the text never leaves
 * the caller.
 *
 * @param items the ids of the page, and what its benchmark is called.
 */
export function joinAnnotations(
  text: string,
  { ids, title }: { ids: readonly string[]; title: string },
): JoinedAnnotations {
  const example = ids[0] === undefined ? '' : ` with ids like ${ids[0]}`;
  for (const { title: format, read } of FORMATS) {
    const annotations = read(text);
    if (annotations === null) continue;
    const byId = new Map(annotations.map((one) => [one.id, one]));
    const found = new Map(
      ids.flatMap((id) => {
        const own = byId.get(id);
        return own === undefined ? [] : [[id, own] as const];
      }),
    );
    if (found.size > 0) return { found, format };
    return {
      refusal: `This file reads as ${format}, and none of its ${annotations.length} questions is in this item set. What fits is the annotation file of ${title}${example}.`,
    };
  }
  const known = FORMATS.map((one) => one.title).join('; ');
  return {
    refusal: `This file is none of the annotation files that can be joined here (${known}). What fits is the one of ${title}${example}.`,
  };
}
