import { extractor as choice } from '../../../../harness/answers/extractors/choice.ts';
import { extractor as free } from '../../../../harness/answers/extractors/matched-option.ts';
import { extractor as open } from '../../../../harness/answers/extractors/text.ts';
import type { PeerExtractor } from '../../../../harness/answers/peer.ts';
import { scorer } from '../../../../harness/answers/scorers/exact.ts';
import type { Annotations } from '../../../../harness/data/annotations.ts';
import type { Known } from '../../model/check/check-claim.ts';
import type { KnownSet } from '../../model/check/item-choice.ts';

/** The folder is the list, as on the command line: what the build finds there is known. */
const found = Object.values(
  import.meta.glob<{ annotations: Annotations; peers: PeerExtractor[] }>(
    '../../../../benchmarks/*/annotations.ts',
    { eager: true },
  ),
);

/** What the page goes by; replies are read as the standard protocol of each benchmark has it. */
export function known(board: readonly KnownSet[]): Known {
  return {
    benchmarks: found.map(({ annotations }) => annotations),
    board,
    readersOf: (benchmark) => ({
      reading: { choice, open, free, scorer },
      peers: found.find(({ annotations }) => annotations === benchmark)?.peers ?? [],
    }),
  };
}
