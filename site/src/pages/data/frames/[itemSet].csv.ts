import type { APIRoute, GetStaticPaths } from 'astro';
import { familyPanels, FRAMES_AXIS, type FamilyPanels } from '../../../curves/family-panels.ts';
import { panelsCsv } from '../../../curves/panels-csv.ts';
import { benchmarkEntries } from '../../../records/catalogue.ts';

export const getStaticPaths = (async () =>
  (await benchmarkEntries())
    .flatMap(familyPanels)
    .map((set) => ({ params: { itemSet: set.itemSet }, props: { set } }))) satisfies GetStaticPaths;

/** Score against frames as figures. */
export const GET: APIRoute<{ set: FamilyPanels }> = ({ props: { set } }) =>
  new Response(panelsCsv(set.panels, FRAMES_AXIS));
