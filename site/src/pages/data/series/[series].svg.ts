import type { APIRoute, GetStaticPaths } from 'astro';
import { curvesSvg } from '../../../charts/svg/curves-svg.ts';
import { seriesHeading } from '../../../curves/series-words.ts';
import { slugOf } from '../../../model/slug.ts';
import { allSeries, titledRows, type TitledRow } from '../../../records/series.ts';

export const getStaticPaths = (async () =>
  Promise.all(
    (await allSeries()).map(async (series) => ({
      params: { series: slugOf(series.id) },
      props: { id: series.id, rows: await titledRows(series) },
    })),
  )) satisfies GetStaticPaths;

/** The checkpoints of a training run as a picture. */
export const GET: APIRoute<{ id: string; rows: TitledRow[] }> = ({ props: { id, rows } }) =>
  new Response(
    curvesSvg(
      rows.map(({ panel }) => panel),
      {
        title: `${id}: ${seriesHeading(rows.map(({ row }) => row))}`,
        x: { title: 'Step', scale: 'linear' },
      },
    ),
  );
