import { fileAddress } from './address.ts';

/** All results of all benchmarks. */
export const resultsAddress = fileAddress('results/');
export const modelsAddress = fileAddress('models/');
export const seriesListAddress = fileAddress('series/');

export function itemsAddress(benchmark: string): string {
  return fileAddress(`benchmarks/${benchmark}/items/`);
}

/** Score against frames. */
export function framesAddress(benchmark: string): string {
  return fileAddress(`benchmarks/${benchmark}/frames/`);
}

/** The packed columns of an item set. */
export function itemDataAddress(itemSet: string, part: 'table' | 'outcomes'): string {
  return fileAddress(`data/items/${itemSet}-${part}.bin`);
}

/** @param slug by `model/slug.ts`. */
export function modelAddress(slug: string): string {
  return fileAddress(`models/${slug}/`);
}

/** @param slug by `model/slug.ts`. */
export function seriesAddress(slug: string): string {
  return fileAddress(`series/${slug}/`);
}
