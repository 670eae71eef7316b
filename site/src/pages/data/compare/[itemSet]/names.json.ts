import type { APIRoute, GetStaticPaths } from 'astro';
import { namesOf } from '../../../../model/comparison/item-columns.ts';
import { itemSetsByHash } from '../../../../records/catalogue.ts';

export const getStaticPaths = (async () =>
  [...(await itemSetsByHash()).values()].map((items) => ({
    params: { itemSet: items.hash },
    props: { items },
  }))) satisfies GetStaticPaths;

/** What its items and videos are called: read when somebody asks for single items. */
export const GET: APIRoute = ({ props }) => Response.json(namesOf(props['items']));
