import { readFile } from 'node:fs/promises';
import { ROOT } from '../own-module.ts';
import type { JournalLine } from '../schema/journal.ts';
import type { RunManifest } from '../schema/run-manifest.ts';
import type { SubmissionEnvironment } from '../schema/submission.ts';
import { sha256Of } from './packed-lines.ts';
import { withoutFolders } from './submitted-run.ts';

/** Names of one model beyond these say nothing more. */
const NAMES = 50;

/** What only the submitter knows. */
export type DeclaredServing = { servingStack: string | null; gpu: string | null };

/** What the run was made with, without names of machines or people. */
export async function environmentOf(
  manifest: RunManifest,
  trials: Iterable<JournalLine>,
  declared: DeclaredServing,
): Promise<SubmissionEnvironment> {
  const models = new Set<string>();
  const fingerprints = new Set<string>();
  for (const { reply } of trials) {
    if (reply?.model !== undefined) models.add(withoutFolders(reply.model));
    if (reply?.fingerprint !== undefined) fingerprints.add(reply.fingerprint);
  }
  const { adapter, kind, baseUrls } = manifest.endpoint;
  const concurrency = manifest.resolved?.['concurrency']?.value;
  return {
    schemaVersion: 1,
    harness: manifest.harness,
    decoder: manifest.decoder,
    preparedOn: {
      node: process.versions.node,
      platform: process.platform,
      architecture: process.arch,
    },
    lockDigest: await lockDigest(),
    endpoint: {
      adapter,
      kind,
      servers: baseUrls.length,
      models: [...models].sort().slice(0, NAMES),
      fingerprints: [...fingerprints].sort().slice(0, NAMES),
      ...declared,
      concurrency: typeof concurrency === 'number' ? concurrency : null,
    },
  };
}

/** Null where the packages were not installed from a lock file. */
async function lockDigest(): Promise<string | null> {
  const bytes = await readFile(new URL('package-lock.json', ROOT)).catch(() => null);
  return bytes === null ? null : sha256Of(bytes);
}
