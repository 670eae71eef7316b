import type { APIRoute, GetStaticPaths } from 'astro';
import { curvesSvg } from '../../../charts/svg/curves-svg.ts';
import { familyPanels, FRAMES_AXIS, type FamilyPanels } from '../../../curves/family-panels.ts';
import { benchmarkEntries } from '../../../records/catalogue.ts';

export const getStaticPaths = (async () =>
  (await benchmarkEntries())
    .flatMap(familyPanels)
    .map((set) => ({ params: { itemSet: set.itemSet }, props: { set } }))) satisfies GetStaticPaths;

/** Score against frames as a picture. */
export const GET: APIRoute<{ set: FamilyPanels }> = ({ props: { set } }) =>
  new Response(
    curvesSvg(set.panels, { title: `Score against frames, ${set.title}`, x: FRAMES_AXIS }),
  );
