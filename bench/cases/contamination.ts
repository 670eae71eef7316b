import { nearDuplicates } from '../../harness/contamination/text/near-duplicates.ts';
import { candidateProbability, LSH_SHAPE } from '../../harness/contamination/text/lsh-curve.ts';
import { jaccard, shingles } from '../../harness/contamination/text/shingles.ts';
import { random } from '../../harness/random.ts';
import type { BenchmarkCase } from '../case.ts';

const ITEMS = 8564;
const ROWS = 100_000;
const WORDS = 30;
const SIMILARITY = 0.8;
/** Comparing every row with every item takes hours; of each thousandth it takes long enough. */
const EXACT_EVERY = 1000;
/** The whole corpus by MinHash in the time that two thousandths take in full. */
const TARGET = 2;

/** Needs no data: invented questions as long as those of NExT-QA's test split with their options. */
export const benchmark: BenchmarkCase = {
  title: `${ROWS.toLocaleString('en')} texts against ${ITEMS.toLocaleString('en')} items`,
  async prepare() {
    const stream = random(0, 'bench contamination');
    const vocabulary = Array.from({ length: 3000 }, () =>
      Array.from({ length: stream.integer(2, 9) }, () =>
        String.fromCharCode(stream.integer(97, 122)),
      ).join(''),
    );
    const word = () => vocabulary[stream.integer(0, vocabulary.length - 1)] as string;
    const sentence = () => Array.from({ length: WORDS }, word);
    const items = Array.from({ length: ITEMS }, sentence);
    // One row of ten is an item with up to four of its words changed.
    const rows = Array.from({ length: ROWS }, (_, row) => {
      if (row % 10 !== 0) return sentence();
      const words = (items[stream.integer(0, ITEMS - 1)] as string[]).slice();
      for (let change = stream.integer(0, 4); change > 0; change -= 1) {
        words[stream.integer(0, WORDS - 1)] = word();
      }
      return words;
    });
    const few = rows.filter((_, row) => row % EXACT_EVERY === 0);
    const index = nearDuplicates(items, { similarity: SIMILARITY, seed: 0 });
    const sets = items.map((words) => shingles(words) as Set<string>);
    const exact = (words: string[]) => {
      const set = shingles(words) as Set<string>;
      return sets.flatMap((other, item) => (jaccard(set, other) >= SIMILARITY ? [item] : []));
    };
    const [wanted, found, strange] = agreement(few, { exact, lsh: (words) => index.match(words) });
    return {
      measurements: [
        {
          name: `all rows by MinHash and a full comparison of its candidates, against ${few.length} rows in full; at 1 it is ${EXACT_EVERY} times as fast`,
          async subject() {
            for (const words of rows) index.match(words);
          },
          async yardstick() {
            for (const words of few) exact(words);
          },
          target: TARGET,
        },
      ],
      notes: [
        `${found} of ${wanted} near duplicates found, ${strange} that are none; at least ${candidateProbability(SIMILARITY, LSH_SHAPE).toFixed(4)} are promised`,
      ],
      close: async () => {},
    };
  },
};

/** Near duplicates by comparing all, how many of them the bands find, and how many more. */
function agreement(
  rows: string[][],
  search: { exact(words: string[]): number[]; lsh(words: string[]): { text: number }[] },
): [wanted: number, found: number, strange: number] {
  let [wanted, found, strange] = [0, 0, 0];
  for (const words of rows) {
    const all = new Set(search.exact(words));
    const some = search.lsh(words).map(({ text }) => text);
    wanted += all.size;
    found += some.filter((item) => all.has(item)).length;
    strange += some.filter((item) => !all.has(item)).length;
  }
  return [wanted, found, strange];
}
