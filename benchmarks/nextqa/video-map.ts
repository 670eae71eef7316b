import { posix } from 'node:path';
import { z } from 'zod';
import { parseJson } from '../../harness/data/json-text.ts';
import { SightlineError } from '../../harness/errors.ts';
import type { DataFolder } from '../../harness/schema/benchmark.ts';

const MAP = 'map_vid_vidorID.json';
const mapSchema = z.record(z.string(), z.string());

/** A video's place in VidOR, `folder/id`, by its id; empty where the authors' map file is not there. */
export async function readVideoMap(
  folder: DataFolder,
  rowsFile: string,
): Promise<Map<string, string>> {
  const file = folder.find([posix.join(posix.dirname(rowsFile), MAP), MAP, `nextqa/${MAP}`]);
  if (file === null) return new Map();
  const parsed = mapSchema.safeParse(parseJson(await folder.read(file), file));
  if (!parsed.success) {
    throw new SightlineError('DATA_INVALID', `${file} is no map of video ids to paths`);
  }
  return new Map(Object.entries(parsed.data));
}
