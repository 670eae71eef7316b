import type { Result } from '../schema/result.ts';

/** "test", "test short-786". */
export function splitLabel({ split, itemSetName }: Result['benchmark']): string {
  return itemSetName === null ? split : `${split} ${itemSetName}`;
}

/** "sightline (1a2b3c4d)": rows compare only where the digits are equal. */
export function protocolLabel({ id, asked }: Result['protocol']): string {
  return `${id} (${asked.slice(0, 8)})`;
}

/**
 * What stands in one table and is no one measurement: other items of a benchmark, other prompts or frames,
 * other rules of reading. One sentence each; a table never mixes without saying so.
 */
export function mixtureNotes(results: Result[]): string[] {
  const byBenchmark = Map.groupBy(results, ({ benchmark }) => benchmark.id);
  return [...byBenchmark].flatMap(([id, own]) => {
    const sets = Map.groupBy(own, ({ benchmark }) => benchmark.itemSet);
    const apart =
      sets.size === 1
        ? []
        : [
            `${id}: ${sets.size} sets of items (${listed([...sets.values()].map(([one]) => one && `${splitLabel(one.benchmark)}, ${one.benchmark.items} items`))}): rows of one set compare with no other`,
          ];
    return [...apart, ...[...sets.values()].flatMap(notesOfSet)];
  });
}

function notesOfSet(own: Result[]): string[] {
  const [first] = own;
  if (first === undefined) return [];
  const place = `${first.benchmark.id} ${splitLabel(first.benchmark)}`;
  const asked = new Map(own.map(({ protocol }) => [protocol.asked, protocolLabel(protocol)]));
  const scored = new Set(own.map(({ protocol }) => protocol.scored));
  return [
    ...(first.benchmark.subset === undefined
      ? []
      : [`${place}: an anchored subset, which follows one model and ranks nobody`]),
    ...(asked.size === 1
      ? []
      : [
          `${place}: asked under ${asked.size} protocols, ${listed([...asked.values()])}: only rows of one protocol compare models`,
        ]),
    ...(scored.size === 1
      ? []
      : [
          `${place}: replies read by ${scored.size} sets of rules: npx sightline score makes them equal`,
        ]),
  ];
}

function listed(words: (string | undefined)[]): string {
  return words
    .filter(Boolean)
    .toSorted((a = '', b = '') => a.localeCompare(b, 'en', { numeric: true }))
    .join('; ');
}
