import { rm } from 'node:fs/promises';
import { join, posix } from 'node:path';
import pLimit from 'p-limit';
import type { HubRepository, RepositoryRecord } from '../schema/download.ts';
import { isZip } from './choose-files.ts';
import { hexOf } from './digest.ts';
import { fetchFile, PARTIAL_FOLDER } from './fetch-file.ts';
import type { Hub, HubFile } from './hub.ts';
import type { Wait } from './hub-request.ts';
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

/** `here`: the zip itself is there and only has to be unpacked; `ours`: it was downloaded, not put there. */
export type Missing = { file: HubFile; here: boolean; ours: boolean };

/** Writes down what is there now. */
export type Save = () => Promise<void>;

export type Work = { files: HubFile[]; missing: Missing[]; own: RepositoryRecord; save: Save };

/** Gets everything that is missing, a bounded number of files at a time. */
export async function getAll(request: DownloadRequest, work: Work): Promise<void> {
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
  const before = work.own.unpacked[file.path]?.files ?? {};
  const files = await unpackZip({
    zip,
    root,
    into: posix.dirname(file.path),
    scratch: join(root, PARTIAL_FOLDER, `unpack-${hexOf(file.digest)}`),
    ours: (path) => Object.hasOwn(before, path),
  });
  work.own.unpacked[file.path] = { digest: file.digest, files };
  await work.save();
  if (request.keepZips === true || !ours) return;
  await rm(zip);
  delete work.own.files[file.path];
  await work.save();
}
