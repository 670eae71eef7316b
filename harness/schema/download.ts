import { z } from 'zod';

/** What `sightline prepare --download` gets of a benchmark, and what it cannot get. */
export type Download = {
  repositories: HubRepository[];
  elsewhere: Elsewhere[];
};

/** A dataset of the Hugging Face hub. Patterns are globs over its paths; files keep their paths. */
export type HubRepository = {
  /** `owner/name`. */
  name: string;
  /** A commit where one is known, else the branch `main`. */
  revision: string;
  files: string[];
  /** Zips among the files, unpacked into the folder that they stand in. */
  zips?: string[];
};

/** What no hub has, and whom to ask for it. */
export type Elsewhere = { what: string; url: string };

const downloadedFileSchema = z.strictObject({
  size: z.int().nonnegative(),
  /** `sha256:…` of the content, or `git-sha1:…`, as git names a blob. */
  digest: z.string(),
  /** When the file was last written: unchanged, it is not read again to be checked. */
  modifiedMs: z.number(),
});
export type DownloadedFile = z.infer<typeof downloadedFileSchema>;

const unpackedZipSchema = z.strictObject({
  digest: z.string(),
  /** Sizes by path, below the data folder. */
  files: z.record(z.string(), z.int().nonnegative()),
});
export type UnpackedZip = z.infer<typeof unpackedZipSchema>;

/** `.sightline-download.json` of a data folder: where its files come from. */
export const downloadRecordSchema = z.strictObject({
  schemaVersion: z.literal(1),
  repositories: z.record(
    z.string(),
    z.strictObject({
      /** What was asked for, and the commit that it was then. */
      revision: z.string(),
      commit: z.string(),
      files: z.record(z.string(), downloadedFileSchema),
      unpacked: z.record(z.string(), unpackedZipSchema),
    }),
  ),
});
export type DownloadRecord = z.infer<typeof downloadRecordSchema>;
export type RepositoryRecord = DownloadRecord['repositories'][string];
