import { mkdir, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import type { DownloadRecord, RepositoryRecord } from '../schema/download.ts';
import { chooseFiles, isZip } from './choose-files.ts';
import { checkRoom, freeBytes } from './disk-space.ts';
import { PARTIAL_FOLDER } from './fetch-file.ts';
import { getAll, type DownloadRequest, type Missing, type Save } from './get-files.ts';
import type { HubFile } from './hub.ts';
import { presentFile, presentUnpacked } from './present-file.ts';
import { readRecord, writeRecord } from './record.ts';

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
