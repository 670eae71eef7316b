import { datasetInfo, HubApiError, listFiles } from '@huggingface/hub';
import { SightlineError } from '../errors.ts';
import { safePath } from '../data/safe-path.ts';
import type { Digest } from './digest.ts';
import { hubFetch, type HubRequests } from './hub-request.ts';
import { refusal } from './hub-refusal.ts';

/** A file of a dataset at a commit. */
export type HubFile = {
  repository: string;
  commit: string;
  path: string;
  size: number;
  digest: Digest;
};

/** The Hugging Face hub, or a mirror of it, as a place to read datasets from. */
export type Hub = {
  url: string;
  /** The commit that a branch or a tag stands for. */
  commitOf(repository: string, revision: string): Promise<string>;
  /** Every file, with its digest. */
  filesOf(repository: string, commit: string): Promise<HubFile[]>;
  /** The content from a byte on; a server may ignore the byte and answer 200. */
  open(file: HubFile, from: number, signal?: AbortSignal): Promise<Response>;
};

const HUB_URL = 'https://huggingface.co';
const COMMIT = /^[0-9a-f]{40}$/;

/**
 * @param requests without its URL and token, which the environment names (`HF_ENDPOINT`, `HF_TOKEN`).
 */
export function openHub(
  environment: Record<string, string | undefined>,
  requests: Omit<HubRequests, 'hubUrl' | 'token'>,
): Hub {
  const hubUrl = endpointOf(environment['HF_ENDPOINT']);
  const token = environment['HF_TOKEN']?.trim() || undefined;
  const ask = hubFetch({ ...requests, hubUrl, token });
  // The library would take only tokens that begin as the hub's do; a mirror has its own.
  const shared = { hubUrl, fetch: ask };

  return {
    url: hubUrl,
    async commitOf(repository, revision) {
      if (COMMIT.test(revision)) return revision;
      const asked = { repository, what: `revision "${revision}"`, hubUrl };
      const { sha } = await typed(asked, () =>
        datasetInfo({ ...shared, name: repository, revision, additionalFields: ['sha'] }),
      );
      if (COMMIT.test(sha)) return sha;
      throw new SightlineError('DOWNLOAD_FAILED', `${hubUrl} names no commit of ${repository}`);
    },
    async filesOf(repository, commit) {
      const repo = { type: 'dataset', name: repository } as const;
      const asked = { repository, what: `list of files at ${commit}`, hubUrl };
      return typed(asked, async () => {
        const files: HubFile[] = [];
        const listing = listFiles({ ...shared, repo, revision: commit, recursive: true });
        for await (const { type, path, size, oid, lfs } of listing) {
          // These names are ours: a dataset must not write our record.
          if (type !== 'file' || path.split('/').some((part) => part.startsWith('.sightline')))
            continue;
          const digest = digestOf(oid, lfs?.oid);
          if (digest === null) throw unnamed(repository, path);
          files.push({ repository, commit, path: safePath(path), size: lfs?.size ?? size, digest });
        }
        return files;
      });
    },
    // The library's own download hides the status of a broken one, and cannot go on with half a file.
    async open(file, from, signal) {
      const path = file.path.split('/').map(encodeURIComponent).join('/');
      const url = `${hubUrl}/datasets/${file.repository}/resolve/${file.commit}/${path}`;
      const response = await ask(url, {
        headers: { 'accept-encoding': 'identity', ...(from > 0 && { range: `bytes=${from}-` }) },
        ...(signal !== undefined && { signal }),
      });
      if (response.ok || response.status === 416) return response;
      await response.body?.cancel();
      throw refusal(response.status, { repository: file.repository, what: file.path, hubUrl });
    },
  };
}

/** Checked, since it becomes a file's name. */
function digestOf(oid = '', sha256?: string): Digest | null {
  if (sha256 !== undefined) return /^[0-9a-f]{64}$/.test(sha256) ? `sha256:${sha256}` : null;
  return /^[0-9a-f]{40}$/.test(oid) ? `git-sha1:${oid}` : null;
}

function unnamed(repository: string, path: string): SightlineError {
  return new SightlineError(
    'DOWNLOAD_FAILED',
    `the hub gives no digest of ${path} in ${repository}`,
  );
}

function endpointOf(named: string | undefined): string {
  const url = named?.trim().replace(/\/+$/, '') || HUB_URL;
  if (/^https?:\/\//.test(url) && URL.canParse(url)) return url;
  throw new SightlineError('USAGE', 'HF_ENDPOINT is no URL', {
    hint: `leave it unset for ${HUB_URL}`,
  });
}

async function typed<T>(asked: Parameters<typeof refusal>[1], ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof HubApiError) throw refusal(error.statusCode, asked);
    throw error;
  }
}
