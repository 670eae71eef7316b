import type { Result } from '../../../../harness/schema/result.ts';
import { counted, percent } from '../figures.ts';
import { differenceWords, pWords } from './figure-words.ts';
import { overall } from './generator-figures.ts';
import type { Standing, Tested } from './standing.ts';

/**
 * What a board of generators shows, in sentences. No interval between two means that they cannot be
 * separated, never that they differ.
 *
 * @param results best first, baselines among them.
 */
export function verdictOf(standing: Standing, results: readonly Result[]): string[] {
  const [band, next] = standing.bands;
  const leader = band?.members[0];
  if (band === undefined || leader === undefined) return [nobody(results)];
  return [headSentence(standing), ...gapSentence(band.members.length, next?.against ?? null)]
    .concat(trivialSentence(leader, standing.aboveTrivial))
    .filter((sentence) => sentence !== '');
}

function headSentence({ bands, ties }: Standing): string {
  const [band, next] = bands;
  const [leader, ...others] = band?.members ?? [];
  if (leader === undefined) return '';
  const [second] = others;
  if (second === undefined) {
    if (next?.against == null) return `${named(leader)} is the only generator with a score.`;
    return `${named(leader)} is better than ${named(next.against.worse)} as this judge rates them: ${testWords(next.against)}.`;
  }
  const tie = ties.find(({ worse }) => worse === second);
  const names =
    others.length === 1
      ? `${named(leader)} and ${named(second)}`
      : `The first ${others.length + 1} generators, from ${named(leader)} to ${named(others.at(-1) as Result)},`;
  if (tie === undefined)
    return `${names} cannot be separated: their ratings are not published, so that nothing can be paired.`;
  const rules = ties.some(({ rulesDisagree }) => rulesDisagree)
    ? ' The scoring rules do not agree: videos without a verdict may be all that separates them.'
    : '';
  const pair = others.length === 1 ? '' : `the first two differ by `;
  return `${names} cannot be separated: ${pair}${testWords(tie)}.${rules}`;
}

/** Where several share the lead: what is the first difference that shows. */
function gapSentence(leaders: number, against: Tested | null): string[] {
  if (leaders === 1 || against === null) return [];
  return [
    `The first clear gap is between rank ${leaders} and ${leaders + 1}: ${named(against.worse)} is behind ${named(against.better)} by ${testWords(against)}.`,
  ];
}

function trivialSentence(leader: Result, above: Tested | null): string[] {
  if (above === null || above.official === null) return [];
  const { worse, separated, official } = above;
  const figure = overall(worse);
  const has = figure === null ? '' : `, which has ${percent(figure.value)}`;
  if (!separated || official.difference <= 0)
    return [
      `${named(leader)} cannot be told apart from ${named(worse)}${has}: a picture that stands still.`,
    ];
  return [
    `The best trivial generator is ${named(worse)}${has}; ${named(leader)} is above it by ${differenceWords(official)}.`,
  ];
}

function nobody(results: readonly Result[]): string {
  return results.some(({ model }) => model.kind === 'model')
    ? 'No generator has an overall score yet: a mean over fewer categories would be another one.'
    : 'Only trivial generators have been judged so far.';
}

function testWords({ official }: Tested): string {
  if (official === null) return 'no overall figure over the videos that both have';
  return `${differenceWords(official)}, p ${pWords(official.adjusted)}, ${counted(official.n, 'video')}`;
}

/** Apart from the text around it, whatever direction it is written in. */
function named({ model }: Result): string {
  return `\u2068${model.name}\u2069`;
}
