import { registry } from '../registry.ts';
import type { Extractor, Scorer } from '../schema/answer.ts';
import type { Judge } from '../schema/judge.ts';
import type { PeerExtractor } from './peer.ts';

export const extractors = registry<Extractor>(
  'extractor',
  new URL('extractors/', import.meta.url),
  'extractor',
);
export const judges = registry<Judge>('judge', new URL('judges/', import.meta.url), 'judge');
export const scorers = registry<Scorer>('scorer', new URL('scorers/', import.meta.url), 'scorer');
/** Other people's rules, to be laid beside ours; no protocol can name one. */
export const peers = registry<PeerExtractor>(
  'peer extractor',
  new URL('peers/', import.meta.url),
  'peer',
);
