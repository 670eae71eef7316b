import type { APIRoute, GetStaticPaths } from 'astro';
import { columnsOf } from '../../../../model/comparison/item-columns.ts';
import { itemSetsByHash } from '../../../../records/catalogue.ts';

export const getStaticPaths = (async () =>
  [...(await itemSetsByHash()).values()].map((items) => ({
    params: { itemSet: items.hash },
    props: { items },
  }))) satisfies GetStaticPaths;

/** What a comparison in the browser needs of an item set, without names. */
export const GET: APIRoute = ({ props }) => Response.json(columnsOf(props['items']));
