import { createHash } from 'node:crypto';

/** A file of the data folder. */
export type DataFile = {
  /** Below `data/v1/`. */
  path: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** For the list of files, completes "Holds …". */
  about: string;
};

export function textFile(path: string, text: string, about: string): DataFile {
  return { path, bytes: new TextEncoder().encode(text), about };
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
