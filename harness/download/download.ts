import { mkdir, rm, rmdir } from 'node:fs/promises';
import { join, posix } from 'node:path';
import pLimit from 'p-limit';
import type { DownloadRecord, HubRepository, RepositoryRecord } from '../schema/download.ts';
import { chooseFiles, isZip } from './choose-files.ts';
import { hexOf } from './digest.ts';
import { checkRoom, freeBytes } from './disk-space.ts';
import { fetchFile, PARTIAL_FOLDER } from './fetch-file.ts';
import type { Hub, HubFile } from './hub.ts';
import type { Wait } from './hub-request.ts';
import { presentFile, presentUnpacked } from './present-file.ts';
import { readRecord, writeRecord } from './record.ts';
import { unpackZip } from './unpack-zip.ts';

export type DownloadRequest = {
  hub: Hub;
  /** The data folder; made where it is not there. */
  root: string;
  repository: HubRepository;
  /** Instead of the repository's own, and of the commit that was recorded before. */
  revision?: string;
  /** Only the files that fit this glob. */
  only?: string;
  /** Files at a time. */
  parallel: number;
  /** Zips stay beside what was unpacked of them. */
  keepZips?: boolean;
  wait: Wait;
  report: (state: DownloadState) => void;
  signal?: AbortSignal;
};

/** How far a download is. */
export type DownloadState = {
  repository: string;
  bytes: { done: number; total: number };
  files: { done: number; total: number };
  /** The file that was finished just now. */
  finished?: string;
};

export type DownloadSummary = {
  repository: string;
  commit: string;
  files: number;
  bytes: number;
  /** Files that were got now; the others were there. */
  downloaded: number;
};

/**
 * Gets what a benchmark needs of one repository into a data folder. What is there already is left
 * alone; the record is written after each file, so that a stopped download goes on.
 */
export async function download(request: DownloadRequest): Promise<DownloadSummary> {
  const { hub, root, repository } = request;
  await mkdir(root, { recursive: true });
  const record = await readRecord(root);
  const before = record.repositories[repository.name];
  const revision = request.revision ?? before?.revision ?? repository.revision;
  const commit =
    request.revision === undefined && before !== undefined
      ? before.commit
      : await hub.commitOf(repository.name, revision);

  const files = chooseFiles(repository, await hub.filesOf(repository.name, commit), request.only);
  const own: RepositoryRecord = {
    revision,
    commit,
    files: { ...before?.files },
    unpacked: { ...before?.unpacked },
  };
  const save = recordWriter(root, record, repository.name, own);
  request.signal?.throwIfAborted();
  const missing = await missingFiles(request, files, own);
  checkRoom(roomFor(request, missing), await freeBytes(root));
  await getAll(request, { files, missing, own, save });
  await save();
  // Half of a file that was not asked for this time stays.
  await rmdir(join(root, PARTIAL_FOLDER)).catch(() => {});
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return {
    repository: repository.name,
    commit,
    files: files.length,
    bytes,
    downloaded: missing.filter(({ here }) => !here).length,
  };
}

/** `here`: the zip itself is there and only has to be unpacked; `ours`: it was downloaded, not put there. */
type Missing = { file: HubFile; here: boolean; ours: boolean };

async function missingFiles(
  { root, repository }: DownloadRequest,
  files: HubFile[],
  own: RepositoryRecord,
): Promise<Missing[]> {
  const missing: Missing[] = [];
  for (const file of files) {
    const zip = isZip(repository, file.path);
    if (zip && (await presentUnpacked(root, file, own))) continue;
    const before = own.files[file.path];
    const present = await presentFile(root, file, before);
    if (present !== null) own.files[file.path] = present;
    if (present === null || zip) {
      missing.push({
        file,
        here: present !== null,
        ours: present === null || before !== undefined,
      });
    }
  }
  return missing;
}

/** Zips are unpacked one after the other, so that one at a time stands beside its content. */
function roomFor({ repository, keepZips }: DownloadRequest, missing: Missing[]): number {
  const sum = (sizes: number[]) => sizes.reduce((total, size) => total + size, 0);
  const zips = missing.filter(({ file }) => isZip(repository, file.path));
  const unpacked = zips.map(({ file }) => file.size);
  const toGet = missing.filter(({ here }) => !here).map(({ file }) => file.size);
  return sum(toGet) + (keepZips === true ? sum(unpacked) : Math.max(0, ...unpacked));
}

type Work = { files: HubFile[]; missing: Missing[]; own: RepositoryRecord; save: Save };

async function getAll(request: DownloadRequest, work: Work): Promise<void> {
  const { hub, root, repository, wait, report } = request;
  const sizes = (list: HubFile[]) => list.reduce((total, { size }) => total + size, 0);
  const toGet = work.missing.filter(({ here }) => !here).map(({ file }) => file);
  const bytes = { done: sizes(work.files) - sizes(toGet), total: sizes(work.files) };
  const count = { done: work.files.length - work.missing.length, total: work.files.length };
  const say = (finished?: string) =>
    report({
      repository: repository.name,
      bytes: { ...bytes },
      files: { ...count },
      ...(finished !== undefined && { finished }),
    });
  say();

  // The first failure stops the others too; what they have is kept for the next time.
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, ...(request.signal ? [request.signal] : [])]);
  const onBytes = (came: number) => {
    bytes.done += came;
    say();
  };
  const getting = pLimit(request.parallel);
  const unpacking = pLimit(1);
  const get = async (one: Missing) => {
    const { file, here } = one;
    signal.throwIfAborted();
    if (!here) {
      work.own.files[file.path] = await fetchFile(file, { hub, root, wait, onBytes, signal });
      await work.save();
    }
    if (isZip(repository, file.path)) await unpacking(() => unpack(request, work, one));
    count.done += 1;
    say(file.path);
  };
  const results = await Promise.allSettled(
    work.missing.map((one) =>
      getting(() => get(one)).catch((error: unknown) => {
        stop.abort(error);
        throw error;
      }),
    ),
  );
  // The one that stopped the others, not one of those that were stopped.
  if (results.some(({ status }) => status === 'rejected')) throw signal.reason;
}

async function unpack(request: DownloadRequest, work: Work, one: Missing): Promise<void> {
  const { file, ours } = one;
  const { root } = request;
  const zip = join(root, file.path);
  const files = await unpackZip({
    zip,
    root,
    into: posix.dirname(file.path),
    scratch: join(root, PARTIAL_FOLDER, `unpack-${hexOf(file.digest)}`),
  });
  work.own.unpacked[file.path] = { digest: file.digest, files };
  await work.save();
  if (request.keepZips === true || !ours) return;
  await rm(zip);
  delete work.own.files[file.path];
  await work.save();
}

type Save = () => Promise<void>;

/** Writes the record, one write at a time. */
function recordWriter(
  root: string,
  record: DownloadRecord,
  repository: string,
  own: RepositoryRecord,
): Save {
  const one = pLimit(1);
  record.repositories[repository] = own;
  return () => one(() => writeRecord(root, record));
}
