import { changesOf, groupedChanges, type Change } from '../model/changes.ts';
import { ledgerEntries } from './beside.ts';
import { allResults, benchmarkEntries } from './catalogue.ts';

/** A group of changes that say the same, with the benchmark's name. */
export type TitledChanges = { title: string; changes: Change[] };

/** Newest first. */
export async function siteChanges(): Promise<TitledChanges[]> {
  const titles = new Map((await benchmarkEntries()).map(({ id, title }) => [id, title]));
  const changes = changesOf(await allResults(), await ledgerEntries());
  return groupedChanges(changes).map((own) => {
    const id = own[0]?.result.benchmark.id ?? '';
    return { title: titles.get(id) ?? id, changes: own };
  });
}
