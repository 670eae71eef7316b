import { constants } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SightlineError } from '../errors.ts';
import { SUBMISSION_FILE, SUBMISSION_FILES } from '../schema/submission.ts';
import { LIMITS } from './limits.ts';
import { sha256Of } from './packed-lines.ts';
import { whyNoPlainName } from './plain-name.ts';
import type { Problems } from './problem.ts';

/** The JSON files of a submission by name, those that can be read; the replies by their size. */
export type SubmissionFolder = {
  path: string;
  json: Map<string, Buffer>;
  /** In bytes; null: they do not stand here. */
  replies: number | null;
  /** SHA-256 of each JSON file. */
  digests: Map<string, string>;
};

const KNOWN: ReadonlySet<string> = new Set([SUBMISSION_FILE, ...Object.values(SUBMISSION_FILES)]);
const NEEDED = [...KNOWN].filter((name) => name !== SUBMISSION_FILES.replies);

/**
 * Reads the folder of a submission without following anything out of it.
 *
 * @throws `USAGE` where there is no such folder.
 */
export async function readSubmissionFolder(
  path: string,
  problems: Problems,
): Promise<SubmissionFolder> {
  const found = await lstat(path).catch(() => null);
  if (found === null || (!found.isDirectory() && !found.isSymbolicLink())) {
    throw new SightlineError('USAGE', `${path} is no folder`, {
      hint: 'name the folder that sightline submit prepare has made',
    });
  }
  problems.looked('files');
  const folder: SubmissionFolder = { path, json: new Map(), replies: null, digests: new Map() };
  if (found.isSymbolicLink()) {
    problems.add('FILE_KIND', { file: '.' }, 'the folder itself is a link');
    return folder;
  }
  const there = new Set<string>();
  for (const entry of await readdir(path, { withFileTypes: true })) {
    const file = entry.name;
    const escapes = whyNoPlainName(file);
    if (escapes !== null) problems.add('PATH_ESCAPES', { file }, `its name ${escapes}`);
    if (!KNOWN.has(file)) problems.add('FILE_UNKNOWN', { file }, 'no file of a submission');
    else if (!entry.isFile()) problems.add('FILE_KIND', { file }, kindOf(entry));
    else await take(folder, file, problems);
    there.add(file);
  }
  for (const file of NEEDED) {
    if (!there.has(file)) problems.add('FILE_MISSING', { file }, 'is not in the folder');
  }
  return folder;
}

async function take(folder: SubmissionFolder, file: string, problems: Problems): Promise<void> {
  // A link that takes the file's place after it was listed is not followed either.
  await using handle = await open(
    join(folder.path, file),
    constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0),
  );
  const { size, nlink } = await handle.stat();
  // Unpacked from an archive, its other name may be any file of this machine.
  if (nlink > 1) {
    problems.add('FILE_KIND', { file }, 'is a hard link: it has another name elsewhere');
    return;
  }
  const isReplies = file === SUBMISSION_FILES.replies;
  const most = isReplies ? LIMITS.publicReplyBytes : LIMITS.jsonBytes;
  if (size > most) {
    problems.add('FILE_TOO_LARGE', { file }, `${size} bytes, ${most} at most`);
    return;
  }
  if (isReplies) {
    folder.replies = size;
    return;
  }
  const bytes = await handle.readFile();
  folder.json.set(file, bytes);
  folder.digests.set(file, sha256Of(bytes));
}

function kindOf(entry: { isSymbolicLink(): boolean; isDirectory(): boolean }): string {
  if (entry.isSymbolicLink()) return 'is a link';
  return entry.isDirectory() ? 'is a folder' : 'is a device or a pipe';
}
