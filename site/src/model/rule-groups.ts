import type { Result } from '../../../harness/schema/result.ts';

/** Rows that may be ranked together, and what sets them apart from the others of their item set. */
export type RuleGroup = { results: Result[]; words: string | null };

/**
 * Parts the results of one item set where an order would mean nothing: with and without subtitles, and
 * where replies become outcomes by other rules. Prompts and frames may differ within a part: they are
 * what is compared, and each protocol is ranked by itself as well.
 *
 * The largest part comes first. Baselines are bars to clear: they stand with the rows that are scored as
 * they are, else with the first part.
 */
export function ruleGroups(results: Result[]): RuleGroup[] {
  const models = results.filter(({ model }) => model.kind === 'model');
  const parts = [...Map.groupBy(models, rulesOf)].sort(
    ([one, a], [other, b]) => b.length - a.length || one.localeCompare(other, 'en'),
  );
  if (parts.length <= 1) return [{ results, words: null }];
  const keys = parts.map(([key]) => key);
  const home = (one: Result): string => {
    const key = rulesOf(one);
    return keys.includes(key) ? key : (keys[0] as string);
  };
  const whole = Map.groupBy(results, home);
  return keys.map((key) => {
    const own = whole.get(key) ?? [];
    const first = own.find((one) => rulesOf(one) === key) as Result;
    return { results: own, words: ruleWords(first, models) };
  });
}

/** The ratings of generated videos have a page of their own, which parts them by judge. */
function rulesOf({ protocol, probes }: Result): string {
  if (probes['full']?.checklists !== undefined) return '';
  return `${protocol.scored} ${protocol.subtitles}`;
}

function ruleWords({ protocol }: Result, among: Result[]): string {
  const differ = (of: (protocol: Result['protocol']) => unknown): boolean =>
    new Set(among.map((one) => of(one.protocol))).size > 1;
  const { subtitles, judge, extractor, scored } = protocol;
  const scoring =
    judge === undefined ? `${extractor.id} v${extractor.version}` : `judged by ${judge.model}`;
  return [
    ...(differ((one) => one.subtitles) ? [subtitles ? 'with subtitles' : 'without subtitles'] : []),
    ...(differ((one) => one.scored) ? [`${scoring}, scored hash ${scored.slice(0, 7)}`] : []),
  ].join(', ');
}
