import type { SourceId } from '../../schema/source-id.ts';

/** The same for every use of one video, whichever part. */
export function videoKey({ platform, id }: SourceId): string {
  return `${platform}:${id}`;
}

/**
 * Whether two uses of one video share time. A use that has no end is of the whole video; parts that only
 * touch share nothing.
 */
export function sharesTime(
  a: Pick<SourceId, 'start' | 'end'>,
  b: Pick<SourceId, 'start' | 'end'>,
): boolean {
  if (a.end === undefined || b.end === undefined) return true;
  return Math.max(a.start ?? 0, b.start ?? 0) < Math.min(a.end, b.end);
}
