import { letterOf } from '../../../../harness/comparison/match.ts';

/**
 * What an address of the page asks for: `?a=nextqa/one&b=nextqa/other&c=…`, each a record as
 * `<benchmark>/<id>`, or its id alone where no other benchmark has it; the first is the base.
 * `probe=blind` compares another probe than `full`; `items=common` and `protocol=different` are
 * `--common-items` and `--allow-different-protocol`.
 */
export type Choice = {
  records: string[];
  probe: string;
  commonItems: boolean;
  differentProtocol: boolean;
};

/** More lines than one can tell apart on a plot help nobody. */
export const MOST = 6;

/** @param known keys of all records: `<benchmark>/<id>`. */
export function choiceOf(search: string, known: readonly string[]): Choice {
  const query = new URLSearchParams(search);
  const records = Array.from({ length: MOST }, (_, at) => query.get(keyOf(at)) ?? '')
    .filter((value) => value !== '')
    .map((value) => known.find((key) => key === value) ?? onlyOne(value, known) ?? value);
  return {
    records,
    probe: query.get('probe') ?? 'full',
    commonItems: query.get('items') === 'common',
    differentProtocol: query.get('protocol') === 'different',
  };
}

/** The address of a choice; what is as usual is left out, so that one comparison has one address. */
export function searchOf({ records, probe, commonItems, differentProtocol }: Choice): string {
  const pairs = [
    ...records.map(
      (record, at) => `${keyOf(at)}=${encodeURIComponent(record).replaceAll('%2F', '/')}`,
    ),
    ...(probe === 'full' ? [] : [`probe=${encodeURIComponent(probe)}`]),
    ...(commonItems ? ['items=common'] : []),
    ...(differentProtocol ? ['protocol=different'] : []),
  ];
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function keyOf(at: number): string {
  return letterOf(at).toLowerCase();
}

function onlyOne(id: string, known: readonly string[]): string | null {
  const found = known.filter((key) => key.endsWith(`/${id}`));
  return found.length === 1 ? (found[0] as string) : null;
}
