import type { APIRoute, GetStaticPaths } from 'astro';
import { encodeOutcomeColumns } from '../../../items/item-outcomes.ts';
import { benchmarkEntries } from '../../../records/catalogue.ts';
import { browsableSets, type BrowsableSet } from '../../../records/item-tables.ts';

export const getStaticPaths = (async () => {
  const sets = await Promise.all((await benchmarkEntries()).map(browsableSets));
  return sets.flat().map((set) => ({ params: { itemSet: set.items.hash }, props: { set } }));
}) satisfies GetStaticPaths;

/** All outcomes of an item set as packed columns: fetched when the first item is opened. */
export const GET: APIRoute<{ set: BrowsableSet }> = ({ props: { set } }) =>
  new Response(encodeOutcomeColumns(set.results, set.items.ids.length));
