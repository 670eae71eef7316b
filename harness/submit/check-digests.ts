import { SUBMISSION_FILE, SUBMISSION_FILES, type Submission } from '../schema/submission.ts';
import type { SubmissionFolder } from './folder.ts';
import type { Problems } from './problem.ts';
import type { Unpacked } from './unpack-lines.ts';

const REPLIES = SUBMISSION_FILES.replies;

/** That every file is the one which the submission names, and none is there beside them. */
export function checkDigests(
  { files, replies }: Submission,
  folder: SubmissionFolder,
  problems: Problems,
): void {
  problems.looked('digests');
  const sizes = new Map([...folder.json].map(([file, bytes]) => [file, bytes.length]));
  if (folder.replies !== null) sizes.set(REPLIES, folder.replies);
  for (const [index, { file, sha256, bytes }] of files.entries()) {
    const size = sizes.get(file);
    const field = `files.${index}`;
    if (size === undefined) {
      problems.add('UNLISTED', { file: SUBMISSION_FILE, field }, `${file} is not there`);
      continue;
    }
    if (size !== bytes) problems.add('SIZE', { file }, `${size} bytes, ${bytes} are declared`);
    const digest = folder.digests.get(file);
    if (digest !== undefined && digest !== sha256) {
      problems.add('DIGEST', { file }, `its SHA-256 is ${digest}, ${sha256} is declared`);
    }
    if (files.findIndex((one) => one.file === file) !== index) {
      problems.add('UNLISTED', { file: SUBMISSION_FILE, field }, `${file} is listed twice`);
    }
  }
  const listed = new Map(files.map((one) => [one.file as string, one]));
  for (const file of sizes.keys()) {
    if (file !== SUBMISSION_FILE && !listed.has(file)) {
      problems.add('UNLISTED', { file }, 'has no digest in submission.json');
    }
  }
  const own = listed.get(REPLIES);
  if (replies.place === 'file' && own === undefined) {
    problems.add('UNLISTED', { file: SUBMISSION_FILE, field: 'files' }, 'the replies are missing');
  }
  if (own !== undefined && own.sha256 !== replies.sha256) {
    const place = { file: SUBMISSION_FILE, field: 'replies.sha256' };
    problems.add('DIGEST', place, 'is not the one among files');
  }
}

/** That the replies are those which the submission names. Only of replies that were read to their end. */
export function checkReplySizes(
  { replies }: Submission,
  { sha256, bytes, rawBytes, lines }: Unpacked,
  { file, problems }: { file: string; problems: Problems },
): void {
  if (sha256 !== replies.sha256) {
    problems.add('DIGEST', { file }, `its SHA-256 is ${sha256}, ${replies.sha256} is declared`);
  }
  const found = { bytes, rawBytes, lines };
  for (const [name, value] of Object.entries(found)) {
    const told = replies[name as keyof typeof found];
    if (told !== value) problems.add('SIZE', { file }, `${name}: ${value}, ${told} are declared`);
  }
}
