import type { Result } from '../schema/result.ts';

/** Where a site shows a record; null where the site has no address. @param site ends in a slash. */
export function resultPage({ benchmark, id }: Result, site: string | null): string | null {
  return site === null ? null : `${site}results/${benchmark.id}/${id}/`;
}
