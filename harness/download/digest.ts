import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/**
 * The digest that the hub gives a file: SHA-256 of the content for large ones, and for small ones what
 * git names a blob by: SHA-1 over `blob <size>\0` and the content.
 */
export type Digest = `sha256:${string}` | `git-sha1:${string}`;

/** A hash to feed the content to, for a file of `size` bytes. */
export function hasherOf(digest: Digest, size: number): Hash {
  if (digest.startsWith('sha256:')) return createHash('sha256');
  return createHash('sha1').update(`blob ${size}\0`);
}

export function matches(hash: Hash, digest: Digest): boolean {
  return hash.digest('hex') === hexOf(digest);
}

export function hexOf(digest: Digest): string {
  return digest.slice(digest.indexOf(':') + 1);
}

/** Feeds a file's content to a hash. */
export async function feed(hash: Hash, path: string): Promise<void> {
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
}
