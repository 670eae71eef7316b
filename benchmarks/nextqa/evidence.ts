import { posix } from 'node:path';
import { z } from 'zod';
import { parseJson } from '../../harness/data/json-text.ts';
import { SightlineError } from '../../harness/errors.ts';
import { describeIssues } from '../../harness/schema/describe-issues.ts';
import type { DataFolder } from '../../harness/schema/benchmark.ts';
import type { Evidence } from '../../harness/schema/item.ts';

/** A few of the authors' spans begin before the video does, by up to some seconds. */
const span = z
  .tuple([z.number(), z.number()])
  .refine(([start, end]) => start <= end, 'a span that ends before it starts');

/** `{video: {duration, location: {qid: [[start, end], …]}}}`, all in seconds. */
const segmentsSchema = z.record(
  z.string(),
  z.object({
    duration: z.number().positive(),
    location: z.record(z.string(), z.array(span).min(1)),
  }),
);

/** Where the video shows the answer to a question; null where NExT-GQA does not have it. */
export type EvidenceOf = (video: string, qid: string) => Evidence | null;

/**
 * Reads `gsub_<split>.json` of NExT-GQA, which marks the answers of part of the questions; without it
 * there is no evidence. The open-ended questions are others and have none.
 *
 * @throws `DATA_INVALID` for a file that is something else.
 */
export async function readEvidence(
  folder: DataFolder,
  rowsFile: string,
  split: string,
): Promise<EvidenceOf> {
  const name = `gsub_${split}.json`;
  const file = folder.find([
    posix.join(posix.dirname(rowsFile), name),
    name,
    `next-gqa/${name}`,
    `datasets/nextgqa/${name}`,
  ]);
  if (file === null) return () => null;
  const parsed = segmentsSchema.safeParse(parseJson(await folder.read(file), file));
  if (!parsed.success) {
    const [issue = ''] = describeIssues(parsed.error);
    throw new SightlineError('DATA_INVALID', `${file} holds no segments of NExT-GQA: ${issue}`, {
      hint: `get ${name} from the authors again, or take it away to go without`,
    });
  }
  const videos = new Map(Object.entries(parsed.data));
  return (video, qid) => {
    const found = videos.get(video);
    const spans = found?.location[qid];
    if (found === undefined || spans === undefined) return null;
    return {
      durationSeconds: found.duration,
      spans: spans.map(([start, end]) => ({ start, end })),
    };
  };
}
