import { registry } from '../registry.ts';
import type { Extractor, Scorer } from '../schema/answer.ts';

export const extractors = registry<Extractor>(
  'extractor',
  new URL('extractors/', import.meta.url),
  'extractor',
);
export const scorers = registry<Scorer>('scorer', new URL('scorers/', import.meta.url), 'scorer');
