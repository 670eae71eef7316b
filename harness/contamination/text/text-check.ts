import type { CorpusEntry } from '../corpus/entry.ts';
import type { Evidence, LevelCheck, Verdict } from '../level-check.ts';
import { coverageOf } from './coverage.ts';
import { GRAM_WORDS } from './gram-index.ts';
import { candidateProbability, LSH_SHAPE } from './lsh-curve.ts';
import { nullFigures, type NullPass } from './null-corpus.ts';
import { textPass, type BestRow, type TextItem, type TextMatch } from './text-pass.ts';
import { calibrate, COVERAGE, strengthOf, strongest, thresholdsAt } from './thresholds.ts';

type Options = {
  seed: number;
  /** The video of each item. */
  clusters: readonly string[];
  /** What a corpus that cannot hold any item has of them; null where none was given. */
  nullPass: NullPass | null;
};

/**
 * Looks for the texts of items. Flagged, that is leaked, is an item whose text stands in a row of its own
 * video. In rows of other videos it is a question that many would ask; in a row without a source nobody can
 * tell which, so that it stays open.
 */
export function textCheck(items: readonly TextItem[], options: Options): LevelCheck<'text'> {
  const { seed, clusters, nullPass } = options;
  const pass = textPass(items, seed);
  return {
    level: 'text',
    take: (entry: CorpusEntry) => pass.take(entry),
    finish() {
      const { matches, rows, words } = pass.result();
      const calibrated = nullPass === null ? null : calibrate(nullPass.matches);
      const strength = calibrated?.strength ?? 0;
      const classes = matches.map((match) => classOf(match, strength));
      const verdicts = classes.map((one, item): Verdict => {
        if (rows === 0 || words[item] === 0) return 'unchecked';
        if (one === 'leaked') return 'flagged';
        return one === 'unattributed' ? 'open' : 'clear';
      });
      const { coverage, similarity } = thresholdsAt(strength);
      const covered = matches.map(({ hits }) => coverageOf(hits, GRAM_WORDS).fraction);
      const count = (of: string) => classes.filter((one) => one === of).length;
      return {
        level: 'text',
        verdicts,
        rows,
        evidence: matches.flatMap((match, item) =>
          evidenceOf(match, { item, class: classes[item] }),
        ),
        details: {
          gramWords: GRAM_WORDS,
          thresholds: {
            coverage,
            similarity,
            chosen: calibrated === null ? 'default' : 'calibrated',
          },
          minHash: {
            ...LSH_SHAPE,
            seed,
            missed: 1 - candidateProbability(similarity, LSH_SHAPE),
          },
          matched: classes.filter((one) => one !== 'none').length,
          generic: count('generic'),
          unattributed: count('unattributed'),
          anyGram: covered.filter((share) => share > 0).length,
          mostGrams: covered.filter((share) => share >= COVERAGE).length,
          null:
            nullPass === null || calibrated === null
              ? null
              : nullFigures(nullPass, {
                  clusters,
                  separates: calibrated.separates,
                  matched: matches.map((match) => strongest(match) >= strength),
                  strength,
                }),
        },
      };
    },
  };
}

type TextClass = 'leaked' | 'unattributed' | 'generic' | 'none';

/** The gravest that any matching row allows. */
function classOf({ best }: TextMatch, strength: number): TextClass {
  const matches = (row: BestRow | null) => row !== null && strengthOf(row) >= strength;
  if (matches(best.same)) return 'leaked';
  if (matches(best.none)) return 'unattributed';
  return matches(best.other) ? 'generic' : 'none';
}

function evidenceOf(
  { best }: TextMatch,
  one: { item: number; class: TextClass | undefined },
): Evidence[] {
  const row = { leaked: best.same, unattributed: best.none, generic: best.other, none: null }[
    one.class ?? 'none'
  ];
  if (row === null) return [];
  const measures = [
    `${(100 * row.fraction).toFixed(1)} % of its 8-grams`,
    `longest run ${row.longestRun} words`,
    row.similarity > 0 ? `similarity ${row.similarity.toFixed(3)}` : '',
  ].filter((part) => part !== '');
  const found = `${one.class}: ${measures.join(', ')}`;
  return [{ item: one.item, line: row.line, found, corpusText: row.text }];
}
