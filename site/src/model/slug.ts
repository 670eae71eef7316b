import { createHash } from 'node:crypto';

const SLUG = /^[a-z0-9][a-z0-9._-]*$/;
const LONGEST = 60;

/**
 * The part of an address for an id that may hold anything. Two ids never share one, and one that fits is
 * left as it is. Runs where the site is built only.
 */
export function slugOf(id: string): string {
  if (SLUG.test(id) && id.length <= LONGEST && !MARKED.test(id)) return id;
  const readable = id
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]+/g, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '')
    .slice(0, LONGEST);
  const mark = createHash('sha256').update(id).digest('hex').slice(0, 10);
  return `${readable === '' ? 'id' : readable}--${mark}`;
}

/** What only this function writes: an id that looks like it is marked as well. */
const MARKED = /--[0-9a-f]{10}$/;
