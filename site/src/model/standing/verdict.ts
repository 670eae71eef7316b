import type { Result } from '../../../../harness/schema/result.ts';
import type { BoardRow } from '../board.ts';
import { counted, points, pointsInterval } from '../figures.ts';
import { subsetNote } from '../subset-words.ts';
import type { Gap, Standing } from './board-standing.ts';
import { rowNames } from './row-names.ts';

/** With more rows in a tie their names are no sentence. */
const NAMED = 3;

/**
 * What a board shows, in sentences. No interval between two rows means that they cannot be separated,
 * never that they differ.
 *
 * @param rows of the board that the standing is of.
 */
export function verdictOf(
  standing: Standing,
  rows: readonly Pick<BoardRow, 'result' | 'rank'>[],
): string[] {
  const ranked = rows.flatMap(({ result, rank }) => (rank === null ? [] : [result]));
  const [only, second] = ranked;
  if (only === undefined) return [nobody(rows.map(({ result }) => result))];
  const name = rowNames(ranked);
  if (second === undefined) return [`${name(only)} is the only row with a rank.`];
  const [band = []] = standing.bands;
  if (standing.places.size < 2) {
    return [
      `The ${counted(ranked.length, 'row')} cannot be separated: single outcomes are not published, so that nothing can be paired.`,
    ];
  }
  const method = `paired, clustered by ${counted(standing.clusters, 'video')}`;
  return [
    headSentence(band, { name, method, standing }),
    gapSentence(standing, name),
    ...(standing.unpaired === 0
      ? []
      : [
          `${counted(standing.unpaired, 'row')} could not be paired, as single outcomes are not published.`,
        ]),
  ].filter((sentence) => sentence !== '');
}

type Told = { name: (result: Result) => string; method: string; standing: Standing };

function headSentence(band: Result[], { name, method, standing }: Told): string {
  const { gap, bands, leads } = standing;
  const [leader] = band;
  if (leader === undefined) return '';
  if (band.length === 1 && gap !== null) {
    const others = leads ? 'every other row' : name(gap.behind);
    return `${name(leader)} is ahead of ${others} at 95% (${method}).`;
  }
  const listed =
    band.length <= NAMED
      ? `${band.slice(0, -1).map(name).join(', ')} and ${name(band.at(-1) as Result)} cannot be separated`
      : `The first ${band.length} rows, from ${name(leader)} to ${name(band.at(-1) as Result)}, cannot be separated from the first`;
  const all = bands.length === 1 && band.length > NAMED ? ' No clear gap shows.' : '';
  return `${listed} at 95% (${method}).${all}`;
}

function gapSentence({ gap, bands }: Standing, name: Told['name']): string {
  const first = bands[0]?.length ?? 0;
  if (gap === null) return '';
  return `The first clear gap is between rank ${first} and rank ${first + 1}: ${name(gap.behind)} is ${gapWords(gap)} behind ${name(gap.ahead)}.`;
}

/** "3.1 points [1.2 to 5.0]"; a difference that is the same for every video has no interval. */
function gapWords({ difference, interval }: Gap): string {
  const value = `${points(difference).replace('+', '')} points`;
  if (interval === null) return value;
  return `${value} [${pointsInterval(interval).replaceAll('+', '')}]`;
}

function nobody(results: Result[]): string {
  if (results.length === 0) return 'No row has been published yet.';
  const note = subsetNote((results[0] as Result).benchmark);
  if (note !== null) return note;
  return results.some(({ model }) => model.kind === 'model')
    ? 'No model has a rank yet: its score is missing, reported by others, or of too few questions.'
    : 'Only baselines stand here so far: no model has been asked.';
}
