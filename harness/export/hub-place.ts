import type { Benchmark } from '../schema/benchmark.ts';
import type { Result } from '../schema/result.ts';

/** The dataset of a benchmark on the hub, `owner/name`; null where it is not there. */
export function hubDataset(benchmark: Benchmark | null): string | null {
  return benchmark?.download?.repositories[0]?.name ?? null;
}

/** `developer/model`, as the hub and every_eval_ever name models. */
export function hubModel({ id, org }: Result['model']): { developer: string; name: string } {
  const [developer, ...rest] = id.split('/');
  if (developer !== undefined && developer !== '' && rest.length > 0) {
    return { developer, name: rest.join('/') };
  }
  return { developer: org ?? 'unknown', name: id };
}

/** Characters; at most four bytes each, which every file system has room for. */
const LONGEST = 60;
const RESERVED = /^(data|con|prn|aux|nul|com[1-9]|lpt[1-9])$/i;

/** Words of others as one part of a path that every file system takes, and that leads nowhere else. */
export function pathPart(text: string): string {
  const safe = text.replaceAll(/[<>:"|?*/\\\p{Cc}\p{Cs}]/gu, '_').replace(/^[\s.]+/, '');
  const kept = Array.from(safe)
    .slice(0, LONGEST)
    .join('')
    .replace(/[\s.]+$/, '');
  if (kept === '') return 'unknown';
  return RESERVED.test(kept.split('.')[0] ?? '') ? `${kept}_` : kept;
}

/** Whether a record is of every item of its split, as far as the split's size is known. */
export function isWholeSplit({ benchmark: place }: Result, benchmark: Benchmark | null): boolean {
  const expected = benchmark?.splits[place.split]?.expected?.items;
  return place.itemSetName === null && (expected === undefined || expected === place.items);
}
