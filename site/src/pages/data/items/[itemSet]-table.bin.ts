import type { APIRoute, GetStaticPaths } from 'astro';
import { encodeItemTable, type ItemTable } from '../../../items/item-table.ts';
import { benchmarkEntries } from '../../../records/catalogue.ts';
import { browsableSets } from '../../../records/item-tables.ts';

export const getStaticPaths = (async () => {
  const sets = await Promise.all((await benchmarkEntries()).map(browsableSets));
  return sets.flat().map(({ items, table }) => ({
    params: { itemSet: items.hash },
    props: { table },
  }));
}) satisfies GetStaticPaths;

/** The list of an item set as packed columns: what the page of its items fetches first. */
export const GET: APIRoute<{ table: ItemTable }> = ({ props }) =>
  new Response(encodeItemTable(props.table));
