import { base as configured } from 'astro:config/client';

// Not import.meta.env.BASE_URL: a variable of that name in the environment would win over the setting.
const base = (configured ?? '/').replace(/\/*$/, '/');

export const homeAddress = base;

export function benchmarkAddress(benchmark: string): string {
  return `${base}benchmarks/${benchmark}/`;
}

export function resultAddress({
  benchmark,
  id,
}: {
  benchmark: { id: string };
  id: string;
}): string {
  return `${base}results/${benchmark.id}/${id}/`;
}

/** The record itself, byte for byte. */
export function recordAddress({
  benchmark,
  id,
}: {
  benchmark: { id: string };
  id: string;
}): string {
  return `${base}data/results/${benchmark.id}/${id}.json`;
}

/** A board of generators as data. */
export function boardDataAddress({ itemSet }: { itemSet: string }): string {
  return `${base}data/generators/${itemSet}.json`;
}

/** A file of `public/` or of the data folder. */
export function fileAddress(path: string): string {
  return `${base}${path}`;
}
